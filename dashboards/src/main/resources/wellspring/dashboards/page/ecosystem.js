import { byId, el, say, set, svg } from "./dom.js";
import { flowsOf, goesBack, layOut } from "./flows.js";
import { count, figure, percent } from "./words.js";

const VISITOR = "visitor";

/** Room beside the words in a box, and the room for words below which they are cut, in pixels. */
const INSET = 8;
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
    most = Math.max(most, ...ecology.flows.map(({ documents }) => documents));
    const width = byId("ecosystem-frame").clientWidth;
    const layout = layOut(ecology, width, most);
    latest = { run, ecology, layout };
    set(picture, { viewBox: `0 0 ${width} ${layout.height}`, width, height: layout.height });
    drawLines(lines, drawn.lines, layout.paths, point);
    drawBoxes(people, drawn.boxes, layout.boxes, run, ecology, point);
    point(pointed);
    list(run, ecology);
  };

  return { root, topics: ["round", "progress", "training", "size"], paint };
}

/** Synthetic text differs from human text by more than its colour. */
function hatching() {
  const pattern = svg("pattern", {
    id: "hatch",
    width: 6,
    height: 6,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(
    svg("rect", { class: "fill-synthetic", width: 6, height: 6 }),
    svg("path", { class: "hatch", d: "M0 0v6" }),
  );
  return svg("defs", {}, pattern);
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

/** Human text is a solid line with light grains, synthetic text a dashed one. */
function line(flow) {
  const kind = flow.human ? "human" : "synthetic";
  const group = svg("g", { class: `flow flow-${kind}${goesBack(flow) ? " flow-back" : ""}` });
  group.append(svg("path", { class: flow.human ? "body" : "body moving" }));
  if (flow.human) {
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
    fit(parts.small, room < NARROW ? told.brief.replace(" document", " doc") : told.brief, room);
    bar(parts, room, told);
  }
}

/** What each text says in full, and the room that it was cut to. */
const fitted = new WeakMap();

/** Says as much of a text as there is room for; letters differ in width, so it is measured. */
function fit(element, text, room) {
  const known = fitted.get(element);
  if (known?.text === text && known.room === room) {
    return;
  }
  fitted.set(element, { text, room });
  const letters = [...text];
  let kept = letters.length;
  say(element, text);
  while (kept > 1 && element.getComputedTextLength() > room) {
    kept -= 1;
    say(element, letters.slice(0, kept).join("").trimEnd() + "…");
  }
}

function box({ box: { kind } }, key, point) {
  const frame = svg("rect", { class: "box-frame", rx: 6 });
  const name = svg("text", { class: "box-name", x: INSET, y: 19 });
  const small = svg("text", { class: "box-small figure", x: INSET, y: 34 });
  const human = svg("rect", { class: "fill-human", x: INSET, y: 41, height: 4 });
  const synthetic = svg("rect", { fill: "url(#hatch)", y: 41, height: 4 });
  const group = svg(
    "g",
    { class: `box box-${kind}`, tabindex: 0, role: "img" },
    frame,
    name,
    small,
    human,
    synthetic,
  );
  group.addEventListener("pointerenter", () => point(key));
  group.addEventListener("pointerleave", () => point(null));
  group.addEventListener("focus", () => point(key));
  group.addEventListener("blur", () => point(null));
  return { group, frame, name, small, human, synthetic };
}

/** Who writes has a bar that fills as documents come; who reads, the mix of human and synthetic text. */
function bar({ human, synthetic }, room, { humans, synthetics }) {
  set(human, { width: (room * humans).toFixed(1) });
  set(synthetic, { x: (INSET + room * humans).toFixed(1), width: (room * synthetics).toFixed(1) });
}

function tell(box, run, ecology) {
  return box.kind === "people" || box.kind === "writers" ? writes(box, run) : reads(box, run, ecology);
}

function writes(box, run) {
  const mine = run.written.filter(({ author }) => box.names.includes(author));
  const documents = mine.reduce((sum, item) => sum + item.documents, 0);
  const tokens = mine.reduce((sum, item) => sum + item.tokens, 0);
  const open = run.progress?.written ?? {};
  const now = box.names.reduce((sum, name) => sum + (Number(open[name]) || 0), 0);
  const done = run.progress && documents > 0 ? Math.min(1, now / documents) : documents > 0 ? 1 : 0;
  const human = box.kind === "people";
  const who = box.names[0] === VISITOR ? "people at this page" : human ? "human writers" : "as a writer";
  return {
    brief: count(documents, "document"),
    full: `${who}: ${count(documents, "document")} (${count(tokens, run.piece)}) in round ${Math.max(0, run.closed)}`,
    humans: human ? done : 0,
    synthetics: human ? 0 : done,
  };
}

/** The human share is that of the chart: of tokens, not of documents, whose lengths differ. */
function reads(box, run, { flows }) {
  const into = flows.filter(({ to }) => to.key === box.key);
  const sum = (unit, chosen) => chosen.reduce((total, flow) => total + flow[unit], 0);
  const all = sum("documents", into);
  const unit = sum("tokens", into) > 0 ? "tokens" : "documents";
  const human = all > 0 ? sum(unit, into.filter((flow) => flow.human)) / sum(unit, into) : 0;
  const mix = all > 0 ? `${percent(human)} human` : "nothing yet";
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
    brief: trains || mix,
    full: `${verb} ${count(all, "document")}, ${mix}${standing}${trains ? `; training, ${trains}` : ""}`,
    humans: human,
    synthetics: all > 0 ? 1 - human : 0,
  };
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

function tellFlow({ from, to, human, documents, tokens }, { piece }) {
  const what = `${count(documents, `${human ? "human" : "synthetic"} document`)} (${count(tokens, piece)})`;
  return goesBack({ from }) ? `${from.name} wrote ${what}.` : `${from.name} → ${to.name}: ${what}.`;
}

function list(run, { flows }) {
  if (byId("ecosystem-list").open || flows.length <= 60) {
    byId("flow-list").replaceChildren(...flows.map((flow) => el("li", {}, tellFlow(flow, run))));
  }
}
