/** So many boxes a column has; the rest share one. */
const MOST_IN_A_COLUMN = 10;
const VISITOR = "visitor";
const THICKEST = 15;
const THINNEST = 1.5;

/** What of the newest round's text went from whom to whom, as boxes and flows between them. */
export function flowsOf(run) {
  const columns = columnsOf(run);
  return { columns, flows: [...taken(run, columns), ...fed(run, columns), ...returned(run, columns)] };
}

function columnsOf(run) {
  const cohorts = run.cohorts.map(({ name }) => name);
  const visits = run.takesDocuments || run.written.some(({ author }) => author === VISITOR);
  const models = run.models.map(({ name }) => name);
  const people = [...cohorts, ...(visits ? [VISITOR] : [])];
  return {
    people: column("people", people),
    writers: column("writers", models),
    curators: column("curators", run.curators.map(({ name }) => name)),
    models: column("models", models),
  };
}

/** The boxes of a column, and which of them stands for a name. */
function column(kind, names) {
  const alone = names.length <= MOST_IN_A_COLUMN ? names : names.slice(0, MOST_IN_A_COLUMN - 1);
  const rest = names.slice(alone.length);
  const boxes = alone.map((name) => ({ key: `${kind}/${name}`, kind, name, names: [name] }));
  if (rest.length > 0) {
    boxes.push({ key: `${kind}/`, kind, name: `${rest.length} others`, names: rest });
  }
  const byName = new Map(boxes.flatMap((box) => box.names.map((name) => [name, box])));
  return { boxes, of: (name) => byName.get(name) };
}

const isHuman = (item) => item.origin === "human";

function taken(run, columns) {
  const sums = new Sums();
  for (const item of run.curated) {
    const from = columns.people.of(item.author) ?? columns.writers.of(item.author);
    sums.add(from, columns.curators.of(item.curator), isHuman(item), item);
  }
  return sums.flows();
}

function fed(run, columns) {
  const sums = new Sums();
  for (const item of run.curated) {
    sums.add(columns.curators.of(item.curator), columns.models.of(item.model), isHuman(item), item);
  }
  return sums.flows();
}

/** What models wrote goes back to where documents come from. */
function returned(run, columns) {
  const sums = new Sums();
  for (const item of run.written) {
    sums.add(columns.models.of(item.author), columns.writers.of(item.author), false, item);
  }
  return sums.flows();
}

/** Documents and tokens by where they come from, where they go, and who wrote them. */
class Sums {
  #all = new Map();

  add(from, to, human, { documents, tokens }) {
    if (!from || !to) {
      return;
    }
    const key = `${from.key}>${to.key}>${human ? "human" : "synthetic"}`;
    const sum = this.#all.get(key) ?? { key, from, to, human, documents: 0, tokens: 0 };
    sum.documents += Number(documents) || 0;
    sum.tokens += Number(tokens) || 0;
    this.#all.set(key, sum);
  }

  flows() {
    return [...this.#all.values()].filter(({ documents }) => documents > 0);
  }
}

/**
 * How thick a flow is drawn: as the square root of its documents.
 *
 * @param most the documents of the thickest flow so far
 */
export function thickness(documents, most) {
  return Math.max(THINNEST, THICKEST * Math.sqrt(documents / Math.max(1, most)));
}

/**
 * Where boxes stand and where flows touch them.
 *
 * @param {number} width how much room there is, in pixels
 * @return {{height: number, boxes: Map, paths: Array<{key, flow, d, thick}>}}
 */
export function layOut({ columns, flows }, width, most) {
  const narrow = width < 560;
  const boxWidth = Math.min(190, Math.floor(width * (narrow ? 0.27 : 0.2)));
  const size = { width: boxWidth, height: 50, gap: narrow ? 14 : 18 };
  const left = [...columns.people.boxes, ...columns.writers.boxes];
  const all = [left, columns.curators.boxes, columns.models.boxes];
  const tallest = Math.max(...all.map((boxes) => boxes.length), 1);
  const inner = tallest * (size.height + size.gap) - size.gap;
  const margin = narrow ? 12 : 26;
  const boxes = new Map();
  all.forEach((column, place) => {
    const x = margin + ((width - 2 * margin - boxWidth) * place) / 2;
    const step = column.length > 1 ? (inner - size.height) / (column.length - 1) : 0;
    const from = column.length > 1 ? 0 : (inner - size.height) / 2;
    column.forEach((box, i) => {
      boxes.set(box.key, { box, x, y: 4 + from + i * Math.min(step, size.height + 60), width: boxWidth, height: size.height });
    });
  });
  centre(all, boxes, inner);
  const rail = inner + 26;
  return { height: rail + 22, boxes, paths: paths(flows, boxes, { most, rail, width, margin }), rail };
}

/** Puts short columns in the middle. */
function centre(all, boxes, inner) {
  for (const column of all.filter(({ length }) => length > 0)) {
    const last = boxes.get(column.at(-1).key);
    const shift = (inner + 4 - (last.y + last.height)) / 2;
    column.forEach(({ key }) => (boxes.get(key).y += shift));
  }
}

function paths(flows, boxes, frame) {
  const drawn = flows.map((flow) => ({
    key: flow.key,
    flow,
    thick: thickness(flow.documents, frame.most),
    from: boxes.get(flow.from.key),
    to: boxes.get(flow.to.key),
    back: flow.from.kind === "models",
  }));
  const forth = drawn.filter(({ back }) => !back);
  dock(forth, "from", "to", "start");
  dock(forth, "to", "from", "end");
  forth.forEach((path) => (path.d = across(path)));
  drawn.filter(({ back }) => back).forEach((path) => (path.d = around(path, frame)));
  return drawn;
}

/** Gives each flow its own place at the side of a box, in the order in which they come. */
function dock(drawn, side, other, port) {
  for (const place of new Set(drawn.map((path) => path[side]))) {
    const here = drawn
      .filter((path) => path[side] === place)
      .sort((a, b) => a[other].y - b[other].y || Number(b.flow.human) - Number(a.flow.human));
    const room = place.height - 8;
    const sum = here.reduce((total, { thick }) => total + thick + 2, 0);
    const scale = Math.min(1, room / sum);
    let y = place.y + place.height / 2 - (sum * scale) / 2;
    for (const path of here) {
      path[port] = y + ((path.thick + 2) * scale) / 2;
      y += (path.thick + 2) * scale;
    }
  }
}

function across({ from, to, start, end }) {
  const x = from.x + from.width;
  const bend = (to.x - x) / 2;
  return `M${n(x)} ${n(start)}C${n(x + bend)} ${n(start)} ${n(to.x - bend)} ${n(end)} ${n(to.x)} ${n(end)}`;
}

/** The way back: out to the right, below everything to the left, and in again. */
function around({ from, to }, { rail, width, margin }) {
  const right = width - margin / 3;
  const left = margin / 3;
  const turn = margin / 2.2;
  const y0 = from.y + from.height / 2;
  const y1 = to.y + to.height / 2;
  return (
    `M${n(from.x + from.width)} ${n(y0)}Q${n(right)} ${n(y0)} ${n(right)} ${n(y0 + turn)}` +
    `V${n(rail - turn)}Q${n(right)} ${n(rail)} ${n(right - turn)} ${n(rail)}` +
    `H${n(left + turn)}Q${n(left)} ${n(rail)} ${n(left)} ${n(rail - turn)}` +
    `V${n(y1 + turn)}Q${n(left)} ${n(y1)} ${n(to.x)} ${n(y1)}`
  );
}

const n = (value) => value.toFixed(1);
