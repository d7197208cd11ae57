/** So many boxes a column has; the rest share one. */
const MOST_IN_A_COLUMN = 10;
const VISITOR = "visitor";
const THICKEST = 10;
const THINNEST = 1.5;
const LANE_GAP = 4;

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
    curators: column(
      "curators",
      run.curators.map(({ name }) => name),
    ),
    models: column("models", models),
  };
}

/** The boxes of a column, and which of them stands for a name. */
export function column(kind, names) {
  const alone = names.length <= MOST_IN_A_COLUMN ? names : names.slice(0, MOST_IN_A_COLUMN - 1);
  const rest = names.slice(alone.length);
  const boxes = alone.map((name) => ({ key: `${kind}/${name}`, kind, name, names: [name] }));
  if (rest.length > 0) {
    boxes.push({ key: `${kind}/`, kind, name: `${rest.length} others`, names: rest });
  }
  const byName = new Map(boxes.flatMap((box) => box.names.map((name) => [name, box])));
  return { boxes, of: (name) => byName.get(name) };
}

/** Kinds of text, in the order in which they stand at a box; one that is unknown is a model's. */
export const KINDS = ["human", "assisted", "synthetic"];

const kindOf = ({ origin }) => (KINDS.includes(origin) ? origin : "synthetic");

function taken(run, columns) {
  const sums = new Sums();
  for (const item of run.curated) {
    const from = columns.people.of(item.author) ?? columns.writers.of(item.author);
    sums.add(from, columns.curators.of(item.curator), kindOf(item), item);
  }
  return sums.flows();
}

function fed(run, columns) {
  const sums = new Sums();
  for (const item of run.curated) {
    sums.add(columns.curators.of(item.curator), columns.models.of(item.model), kindOf(item), item);
  }
  return sums.flows();
}

/** What models wrote goes back to where documents come from. */
function returned(run, columns) {
  const sums = new Sums();
  for (const item of run.written) {
    sums.add(columns.models.of(item.author), columns.writers.of(item.author), "synthetic", item);
  }
  return sums.flows();
}

/** Documents and tokens by where they come from, where they go, and who wrote them. */
class Sums {
  #all = new Map();

  add(from, to, kind, { documents, tokens }) {
    if (!from || !to) {
      return;
    }
    const key = `${from.key}>${to.key}>${kind}`;
    const sum = this.#all.get(key) ?? { key, from, to, kind, weight: 0, documents: 0, tokens: 0 };
    sum.documents += Number(documents) || 0;
    sum.weight = sum.documents;
    sum.tokens += Number(tokens) || 0;
    this.#all.set(key, sum);
  }

  flows() {
    return [...this.#all.values()].filter(({ documents }) => documents > 0);
  }
}

/**
 * How thick a flow is drawn: as the square root of its weight, such as its documents.
 *
 * @param most the weight of the thickest flow so far
 */
function thickness(weight, most) {
  return Math.max(THINNEST, THICKEST * Math.sqrt(weight / most));
}

/**
 * Where boxes stand and where flows touch them.
 *
 * @param {number} width how much room there is, in pixels
 * @return {{height: number, boxes: Map, paths: Array<{key, flow, d, thick}>}}
 */
export function layOut({ columns, flows }, width, most) {
  const narrow = width < 560;
  const margin = narrow ? 17 : 52;
  const size = {
    width: Math.min(190, Math.floor(width * (narrow ? 0.26 : 0.2))),
    height: 50,
    gap: narrow ? 14 : 18,
  };
  const all = [
    [...columns.people.boxes, ...columns.writers.boxes],
    columns.curators.boxes,
    columns.models.boxes,
  ];
  const tallest = Math.max(...all.map(({ length }) => length), 1);
  const inner = tallest * (size.height + size.gap) - size.gap;
  const boxes = new Map();
  all.forEach((column, place) => {
    const x = margin + ((width - 2 * margin - size.width) * place) / 2;
    stand(column, x, inner, size).forEach((box) => boxes.set(box.box.key, box));
  });
  const drawn = connect(flows, boxes, most);
  const forth = drawn.filter(({ flow }) => !goesBack(flow));
  const back = drawn.filter(({ flow }) => goesBack(flow));
  dock(forth, "from", "to", "start");
  dock(forth, "to", "from", "end");
  forth.forEach((path) => (path.d = across(path)));
  const deep = lanes(back, margin - 8);
  back.forEach((path) => (path.d = around(path, { width, floor: inner + 16, margin })));
  return { height: inner + 16 + deep + 6, boxes, paths: drawn };
}

/**
 * The same for two columns, with flows from the left one to the right one.
 *
 * @return {{height: number, boxes: Map, paths: Array<{key, flow, d, thick}>}}
 */
export function layOutPair({ columns, flows }, width, most) {
  const narrow = width < 400;
  const size = { width: Math.min(150, Math.floor(width * 0.33)), height: 44, gap: narrow ? 8 : 12 };
  const tallest = Math.max(columns.left.boxes.length, columns.right.boxes.length, 1);
  const inner = tallest * (size.height + size.gap) - size.gap;
  const boxes = new Map();
  [columns.left.boxes, columns.right.boxes].forEach((column, place) =>
    stand(column, place * (width - size.width - 2) + 1, inner, size).forEach((box) =>
      boxes.set(box.box.key, box),
    ),
  );
  const paths = connect(flows, boxes, most);
  dock(paths, "from", "to", "start");
  dock(paths, "to", "from", "end");
  paths.forEach((path) => (path.d = across(path)));
  return { height: inner + 6, boxes, paths };
}

export const goesBack = ({ from }) => from.kind === "models";

/** Spreads the boxes of a column over its height, not too far from each other, in the middle. */
function stand(column, x, inner, { width, height, gap }) {
  const step = Math.min((inner - height) / Math.max(1, column.length - 1), height + 3.5 * gap);
  const top = (inner - height - step * (column.length - 1)) / 2;
  return column.map((box, i) => ({ box, x, y: 3 + top + i * step, width, height }));
}

function connect(flows, boxes, most) {
  return flows.map((flow) => ({
    key: flow.key,
    flow,
    thick: thickness(flow.weight, most),
    from: boxes.get(flow.from.key),
    to: boxes.get(flow.to.key),
  }));
}

/** Gives each flow its own place at the side of a box, in the order in which they come. */
function dock(drawn, side, other, port) {
  for (const place of new Set(drawn.map((path) => path[side]))) {
    const here = drawn
      .filter((path) => path[side] === place)
      .sort((a, b) => a[other].y - b[other].y || KINDS.indexOf(a.flow.kind) - KINDS.indexOf(b.flow.kind));
    const sum = here.reduce((total, { thick }) => total + thick + 2, 0);
    const scale = Math.min(1, (place.height - 8) / sum);
    let y = place.y + place.height / 2 - (sum * scale) / 2;
    for (const path of here) {
      path[port] = y + ((path.thick + 2) * scale) / 2;
      y += (path.thick + 2) * scale;
    }
  }
}

/** Gives each way back a lane of its own, the uppermost model's outside, so that none crosses another. */
function lanes(back, room) {
  const sum = back.reduce((total, { thick }) => total + thick + LANE_GAP, 0);
  const scale = Math.min(1, room / Math.max(1, sum));
  let used = 0;
  for (const path of [...back].sort((a, b) => b.from.y - a.from.y)) {
    path.thick *= scale;
    path.lane = used + path.thick / 2;
    used += path.thick + LANE_GAP * scale;
  }
  return used;
}

function across({ from, to, start, end }) {
  const x = from.x + from.width;
  const bend = (to.x - x) / 2;
  return `M${n(x)} ${n(start)}C${n(x + bend)} ${n(start)} ${n(to.x - bend)} ${n(end)} ${n(to.x)} ${n(end)}`;
}

/** The way back: out to the right, below everything to the left, and in again. */
function around({ from, to, lane }, { width, floor, margin }) {
  const right = width - margin + 6 + lane;
  const left = margin - 6 - lane;
  const bottom = floor + lane;
  const turn = 8 + lane / 2;
  const y0 = from.y + from.height / 2;
  const y1 = to.y + to.height / 2;
  return (
    `M${n(from.x + from.width)} ${n(y0)}H${n(right - 4)}Q${n(right)} ${n(y0)} ${n(right)} ${n(y0 + 4)}` +
    `V${n(bottom - turn)}Q${n(right)} ${n(bottom)} ${n(right - turn)} ${n(bottom)}` +
    `H${n(left + turn)}Q${n(left)} ${n(bottom)} ${n(left)} ${n(bottom - turn)}` +
    `V${n(y1 + 4)}Q${n(left)} ${n(y1)} ${n(left + 4)} ${n(y1)}H${n(to.x)}`
  );
}

const n = (value) => value.toFixed(1);
