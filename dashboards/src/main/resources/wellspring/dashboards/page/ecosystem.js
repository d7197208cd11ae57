import { fit, INSET } from "./boxes.js";
import { byId, el, say, set, svg } from "./dom.js";
import { flowsOf, goesBack, KINDS, layOut } from "./flows.js";
import { count, figure, percent } from "./words.js";

const VISITOR = "visitor";

/** The room for words in a box below which they are cut, in pixels. */
const NARROW = 90;

/** The ecosystem as a moving picture: boxes for everybody, and the newest round's text between them. */
export function ecosystem() {
  const root = byId("flows");
  const picture = byId("ecosystem");
  const lines = svg("g", { "aria-hidden": "true" });
  const people = svg("g");
  picture.append(hatching(), lines, people);
  const drawn = { lines: new Map(), boxes: new Map() };
  let most = 1;
  let pointed = null;
  let latest = null;

  const point = (key) => {
    pointed = key;
    highlight(drawn, pointed, latest);
    say(byId("flow-said"), sentence(pointed, latest));
  };

  const paint = (run, changed) => {
    if (changed.has("run")) {
      lines.replaceChildren();
      people.replaceChildren();
      drawn.lines.clear();
      drawn.boxes.clear();
      most = 1;
      pointed = null;
    }
    const ecology = flowsOf(run);
    most = Math.max(most, ...ecology.flows.map(({ weight }) => weight));
    const width = byId("ecosystem-frame").clientWidth;
    const layout = layOut(ecology, width, most);
    latest = { run, ecology, layout };
    set(picture, { viewBox: `0 0 ${width} ${layout.height}`, width, height: layout.height });
    drawLines(lines, drawn.lines, layout.paths, point);
    drawBoxes(people, drawn.boxes, layout.boxes, run, ecology, point);
    point(pointed);
    byId("key-assisted").hidden = !run.society.hasAssistance;
    list(run, ecology);
  };

  return { root, topics: ["round", "progress", "training", "size"], paint };
}

/** Kinds of text differ by more than their colours. */
function hatching() {
  return svg("defs", {}, hatch("synthetic", 45), hatch("assisted", -45));
}

function hatch(kind, angle) {
  return svg(
    "pattern",
    {
      id: `hatch-${kind}`,
      width: 6,
      height: 6,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${angle})`,
    },
    svg("rect", { class: `fill-${kind}`, width: 6, height: 6 }),
    svg("path", { class: `hatch hatch-${kind}`, d: "M0 0v6" }),
  );
}

function drawLines(group, known, paths, point) {
  const kept = new Set(paths.map(({ key }) => key));
  for (const [key, line] of known) {
    if (!kept.has(key)) {
      line.remove();
      known.delete(key);
    }
  }
  for (const { key, d, thick, flow } of paths) {
    if (!known.has(key)) {
      known.set(key, line(flow));
      group.append(known.get(key));
      known.get(key).addEventListener("pointerenter", () => point(key));
      known.get(key).addEventListener("pointerleave", () => point(null));
    }
    for (const path of known.get(key).children) {
      const grain = path.classList.contains("grain");
      set(path, { d, "stroke-width": (grain ? Math.max(1, thick * 0.4) : thick).toFixed(1) });
    }
  }
}

/**
 * Human text is a solid line with light grains, synthetic text a dashed one, and what a model has
 * helped to write is hatched.
 */
function line(flow) {
  const { kind } = flow;
  const group = svg("g", { class: `flow flow-${kind}${goesBack(flow) ? " flow-back" : ""}` });
  const stroke = kind === "assisted" ? "url(#hatch-assisted)" : null;
  group.append(svg("path", { class: kind === "synthetic" ? "body moving" : "body", stroke }));
  if (kind === "human") {
    group.append(svg("path", { class: "grain moving" }));
  }
  return group;
}

function drawBoxes(group, known, boxes, run, ecology, point) {
  for (const [key, place] of boxes) {
    if (!known.has(key)) {
      known.set(key, box(place, key, point));
      group.append(known.get(key).group);
    }
    const parts = known.get(key);
    const told = tell(place.box, run, ecology);
    set(parts.group, {
      transform: `translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`,
      "aria-label": `${place.box.name}, ${told.full}`,
    });
    set(parts.frame, { width: place.width, height: place.height });
    const room = place.width - 2 * INSET;
    fit(parts.name, place.box.name, room);
    fit(parts.small, room < NARROW ? short(told.brief) : told.brief, room);
    bar(parts, room, told);
  }
}

function box({ box: { kind } }, key, point) {
  const frame = svg("rect", { class: "box-frame", rx: 6 });
  const name = svg("text", { class: "box-name", x: INSET, y: 19 });
  const small = svg("text", { class: "box-small figure", x: INSET, y: 34 });
  const human = svg("rect", { class: "fill-human", x: INSET, y: 41, height: 4 });
  const assisted = svg("rect", { fill: "url(#hatch-assisted)", y: 41, height: 4 });
  const synthetic = svg("rect", { fill: "url(#hatch-synthetic)", y: 41, height: 4 });
  const group = svg(
    "g",
    { class: `box box-${kind}`, tabindex: 0, role: "img" },
    frame,
    name,
    small,
    human,
    assisted,
    synthetic,
  );
  group.addEventListener("pointerenter", () => point(key));
  group.addEventListener("pointerleave", () => point(null));
  group.addEventListener("focus", () => point(key));
  group.addEventListener("blur", () => point(null));
  return { group, frame, name, small, shares: { human, assisted, synthetic } };
}

/** Who writes has a bar that fills as documents come; who reads, the mix of kinds of text. */
function bar({ shares }, room, told) {
  let x = INSET;
  for (const kind of KINDS) {
    const width = room * (told.shares[kind] ?? 0);
    set(shares[kind], { x: x.toFixed(1), width: width.toFixed(1) });
    x += width;
  }
}

function tell(box, run, ecology) {
  return box.kind === "people" || box.kind === "writers" ? writes(box, run) : reads(box, run, ecology);
}

function writes(box, run) {
  const mine = run.written.filter(({ author }) => box.names.includes(author));
  const documents = total(mine, "documents");
  const tokens = total(mine, "tokens");
  const open = run.progress?.written ?? {};
  const now = box.names.reduce((sum, name) => sum + (Number(open[name]) || 0), 0);
  const done = run.progress && documents > 0 ? Math.min(1, now / documents) : documents > 0 ? 1 : 0;
  const helped = total(
    mine.filter(({ origin }) => origin === "assisted"),
    "documents",
  );
  const human = box.kind === "people";
  const who = box.names[0] === VISITOR ? "people at this page" : human ? "human writers" : "as a writer";
  const help = helped > 0 ? `, a model helped with ${percent(helped / documents)} of them` : "";
  const share = documents > 0 ? helped / documents : 0;
  return {
    brief: count(documents, "document"),
    full: `${who}: ${count(documents, "document")} (${count(tokens, run.piece)}) in round ${Math.max(0, run.closed)}${help}`,
    shares: human ? { human: done * (1 - share), assisted: done * share } : { synthetic: done },
  };
}

const total = (chosen, unit) => chosen.reduce((sum, item) => sum + item[unit], 0);

/** The shares are those of tokens, not of documents, whose lengths differ. */
function reads(box, run, { flows }) {
  const into = flows.filter(({ to }) => to.key === box.key);
  const all = total(into, "documents");
  const unit = total(into, "tokens") > 0 ? "tokens" : "documents";
  const shares = {};
  KINDS.forEach((kind) => {
    const own = into.filter((flow) => flow.kind === kind);
    shares[kind] = all > 0 ? total(own, unit) / total(into, unit) : 0;
  });
  const mix = all > 0 ? mixOf(shares) : "nothing yet";
  const training = run.trainings.get(box.names[0]);
  const release = run.releases.get(box.names[0]);
  const single = box.kind === "models" && box.names.length === 1;
  const trains =
    single && training?.steps > 0
      ? `step ${training.step} of ${training.steps}, loss ${figure(training.loss)}`
      : "";
  const standing = single && release ? `, generation ${release.generation}` : "";
  const verb = box.kind === "models" ? "as a learner: learned from" : "a curator: passed on";
  return {
    brief: trains || (all > 0 ? `${percent(shares.human)} human` : mix),
    full: `${verb} ${count(all, "document")}, ${mix}${standing}${trains ? `; training, ${trains}` : ""}`,
    shares,
  };
}

/** The same for a narrow box: whole percents, and a shorter word. */
function short(brief) {
  return brief
    .replace(" document", " doc")
    .replace(/\d{2,}\.\d+(?= %)/, (share) => String(Math.round(Number(share))));
}

function mixOf({ human, assisted }) {
  return assisted > 0 ? `${percent(human)} human, ${percent(assisted)} assisted` : `${percent(human)} human`;
}

/** Fades what has nothing to do with what somebody points at. */
function highlight({ lines, boxes }, key, latest) {
  const touching =
    latest?.ecology.flows.filter((flow) => [flow.key, flow.from.key, flow.to.key].includes(key)) ?? [];
  const near = new Set([key, ...touching.flatMap((flow) => [flow.key, flow.from.key, flow.to.key])]);
  const fades = (other) => (key !== null && !near.has(other) ? "faded" : "");
  lines.forEach((line, other) => line.classList.toggle("faded", fades(other) !== ""));
  boxes.forEach(({ group }, other) => group.classList.toggle("faded", fades(other) !== ""));
}

function sentence(key, latest) {
  if (!latest || latest.run.closed < 0) {
    return "Nothing has flowed yet.";
  }
  const { run, ecology, layout } = latest;
  const flow = ecology.flows.find((candidate) => candidate.key === key);
  if (flow) {
    return tellFlow(flow, run);
  }
  const place = layout.boxes.get(key);
  if (place) {
    return `${place.box.name}, ${tell(place.box, run, ecology).full}.`;
  }
  return `Round ${run.closed}. Point at a box or a line, or step through the boxes with the tab key, for its numbers.`;
}

function tellFlow({ from, to, kind, documents, tokens }, { piece }) {
  const what = `${count(documents, `${kind} document`)} (${count(tokens, piece)})`;
  return goesBack({ from }) ? `${from.name} wrote ${what}.` : `${from.name} → ${to.name}: ${what}.`;
}

function list(run, { flows }) {
  if (byId("ecosystem-list").open || flows.length <= 60) {
    byId("flow-list").replaceChildren(...flows.map((flow) => el("li", {}, tellFlow(flow, run))));
  }
}
