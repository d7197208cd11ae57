import { fit, INSET } from "./boxes.js";
import { byId, el, say, set, svg } from "./dom.js";
import { column, layOutPair } from "./flows.js";
import { count, figure, percent } from "./words.js";

const WORLD = "world";

/** What money is paid for, as it is drawn and said. */
const REASONS = {
  price: { dash: null, words: "for what they read" },
  attention: { dash: "12 5", words: "advertising beside what they read" },
  wage: { dash: "3 4", words: "wages" },
  subsidy: { dash: "12 4 3 4", words: "for documents" },
  cost: { dash: "1.5 7", words: "what writing costs" },
};

/** Who reads whom in the newest round. */
export function attentionOf(run) {
  const { readings } = run.society;
  const columns = columnsOf(
    run,
    readings.map(({ audience }) => audience),
    readings.map(({ author }) => author),
  );
  const flows = sums(readings, columns, ({ audience, author, read }) => ({
    from: audience,
    to: author,
    kind: run.models.some(({ name }) => name === author) ? "synthetic" : "human",
    weight: read,
  }));
  return { columns, flows, side: sideOfReading(flows), tell: tellReading };
}

/** Who pays whom in the newest round. */
export function moneyOf(run) {
  const { payments } = run.society;
  const columns = columnsOf(
    run,
    payments.map(({ from }) => from),
    payments.map(({ to }) => to),
  );
  const flows = sums(payments, columns, ({ from, to, reason, amount }) => ({
    from,
    to,
    kind: REASONS[reason] ? reason : "price",
    weight: amount,
  }));
  return { columns, flows, side: sideOfPaying(flows), tell: tellPaying };
}

/** Boxes in an order that stays: audiences, then cohorts and models as the scenario has them. */
function columnsOf(run, left, right) {
  const all = [
    ...run.society.audiences,
    ...run.cohorts.map(({ name }) => name),
    ...run.models.map(({ name }) => name),
  ];
  const ordered = (names) => {
    const some = new Set(names);
    const others = [...some].filter((name) => !all.includes(name));
    return [...all.filter((name) => some.has(name)), ...others];
  };
  return { left: named(run, "left", ordered(left)), right: named(run, "right", ordered(right)) };
}

function named(run, side, names) {
  const made = column(side, names);
  made.boxes.forEach((box) => {
    box.look = run.models.some(({ name }) => name === box.names[0])
      ? "writers"
      : run.cohorts.some(({ name }) => name === box.names[0])
        ? "people"
        : "readers";
    box.name = box.name === WORLD ? "the world" : box.name;
  });
  return made;
}

function sums(rows, columns, tell) {
  const all = new Map();
  rows.map(tell).forEach(({ from, to, kind, weight }) => {
    const [left, right] = [columns.left.of(from), columns.right.of(to)];
    const key = `${left.key}>${right.key}>${kind}`;
    const sum = all.get(key) ?? { key, from: left, to: right, kind, weight: 0 };
    sum.weight += Number(weight) || 0;
    all.set(key, sum);
  });
  return [...all.values()].filter(({ weight }) => weight > 0);
}

const total = (flows) => flows.reduce((sum, { weight }) => sum + weight, 0);

function sideOfReading(flows) {
  const all = total(flows);
  return (box) => {
    const [read, seen] = [flows.filter(({ from }) => from === box), flows.filter(({ to }) => to === box)];
    return box.kind === "left" ? `reads ${figure(total(read))}` : `${percent(total(seen) / all)} of all`;
  };
}

function sideOfPaying(flows) {
  return (box) => {
    const own = flows.filter(({ from, to }) => (box.kind === "left" ? from : to) === box);
    return `${box.kind === "left" ? "pays" : "gets"} ${figure(total(own))}`;
  };
}

function tellReading({ from, to, weight }) {
  return `${from.name} read ${weight === 1 ? "1 document" : `${figure(weight)} documents`} of ${to.name}.`;
}

function tellPaying({ from, to, kind, weight }) {
  return `${from.name} → ${to.name}: ${figure(weight)}, ${REASONS[kind].words}.`;
}

/** A picture of flows from the left to the right, of which each can be pointed at. */
export class Exchange {
  #name;
  #picture;
  #said;
  #most = 0;
  #empty;

  /** @param name of the elements of the page: the drawing, and what is said of it */
  constructor(name, empty) {
    this.#name = name;
    this.#picture = byId(name);
    this.#said = byId(`${name}-said`);
    this.#empty = empty;
  }

  /** The scale is that of a run. */
  begin() {
    this.#most = 0;
  }

  draw(told, round) {
    this.#most = Math.max(this.#most, ...told.flows.map(({ weight }) => weight));
    const width = this.#picture.parentElement.clientWidth;
    const { height, boxes, paths } = layOutPair(told, width, this.#most || 1);
    set(this.#picture, { viewBox: `0 0 ${width} ${height}`, width, height });
    const whole = told.flows.length === 0 ? this.#empty : `Round ${round}. The thicker, the more.`;
    const point = (words) => say(this.#said, words ?? whole);
    const drawn = [...boxes.values()].map((place) => box(place, told, point));
    this.#picture.replaceChildren(
      ...paths.map((path) => this.#line(path, told, point)),
      ...drawn.map(({ group }) => group),
    );
    drawn.forEach(({ texts, room }) => texts.forEach(([text, words]) => fit(text, words, room)));
    set(this.#picture, { "aria-label": [whole, ...told.flows.map(told.tell)].join(" ") });
    point(null);
  }

  #line({ d, thick, flow }, told, point) {
    const text = flow.kind in REASONS;
    const path = svg("path", {
      class: text ? "money" : "body",
      d,
      "stroke-width": thick.toFixed(1),
      "stroke-dasharray": text ? REASONS[flow.kind].dash : null,
    });
    const group = svg("g", { class: `flow flow-${flow.kind}` }, path);
    group.addEventListener("pointerenter", () => point(told.tell(flow)));
    group.addEventListener("pointerleave", () => point(null));
    return group;
  }
}

function box({ box: own, x, y, width, height }, told, point) {
  const name = svg("text", { class: "box-name", x: INSET, y: 18 });
  const small = svg("text", { class: "box-small figure", x: INSET, y: 34 });
  const group = svg(
    "g",
    { class: `box box-${own.look}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
    svg("rect", { class: "box-frame", rx: 6, width, height }),
    name,
    small,
  );
  const side = told.side(own);
  group.addEventListener("pointerenter", () => point(`${own.name} ${side}.`));
  group.addEventListener("pointerleave", () => point(null));
  return {
    group,
    texts: [
      [name, own.name],
      [small, side],
    ],
    room: width - 2 * INSET,
  };
}

/** What the lines of the reasons look like that there are. */
export function reasonKeys(flows) {
  return Object.entries(REASONS)
    .filter(([reason]) => flows.some(({ kind }) => kind === reason))
    .map(([, { dash, words }]) =>
      el(
        "span",
        {},
        svg(
          "svg",
          { width: 34, height: 8, "aria-hidden": "true" },
          svg("path", { class: "money", d: "M0 4h34", "stroke-width": 4, "stroke-dasharray": dash }),
        ),
        ` ${words}`,
      ),
    );
}

/** All that is in both pictures, as sentences. */
export function sentences(run) {
  return [attentionOf(run), moneyOf(run)].flatMap(({ flows, tell }) => flows.map(tell));
}
