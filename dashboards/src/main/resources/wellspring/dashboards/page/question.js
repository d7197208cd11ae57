import { limitsIn, marksOf } from "./annotations.js";
import { Curves } from "./curves.js";
import { atMostEvery, byId, el, say } from "./dom.js";
import { inUnit, percent, short } from "./words.js";

const HUMAN = { id: "human_fraction", title: "Human fraction", unit: "ratio" };

/** From which ratio of the largest to the smallest figure on a scale is logarithmic, and one of decades. */
const LOG_FROM = 10;
const WIDE = 60;
const MOST_ROWS = 100;
const MOST_LISTED = 30;

/** The charts of the question: human fraction and collapse over rounds, with their table. */
export function question(shown, clicked) {
  const human = new Curves(byId("chart-human"), clicked);
  const collapse = new Curves(byId("chart-collapse"), clicked);
  const chosen = byId("measure");
  const log = byId("log");
  const table = byId("figures-table");
  let current = null;
  let logIsChosen = false;
  let measureIsChosen = false;
  const tabulate = atMostEvery(
    1000,
    () => table.open && fillTable(current, measureOf(current, chosen.value), shown),
  );

  const paint = (run) => {
    current = run;
    if (!measureIsChosen) {
      follow(run, chosen);
    }
    const measure = measureOf(run, chosen.value);
    if (!logIsChosen) {
      log.checked = measure.unit === "perplexity" && spread(run, measure.id) > LOG_FROM;
    }
    const wishes = { shown, retrainings: byId("retrainings").checked };
    const base = spread(run, measure.id) < WIDE ? 2 : 10;
    human.draw(run, HUMAN, { ...wishes, logBase: null });
    collapse.draw(run, measure, {
      ...wishes,
      logBase: log.checked && isPositive(run, measure.id) ? base : null,
    });
    byId("key-predicted").hidden = !isPredicted(run, HUMAN.id) && !isPredicted(run, measure.id);
    byId("key-control").hidden = !run.models.some(
      ({ name }) => run.course(name, measure.id)?.hasControl,
    );
    byId("key-limit").hidden = !run.models.some(({ name }) => limitsIn(run, name, measure.id).length > 0);
    say(byId("measure-help"), measure.help ?? "");
    say(byId("human-help"), measureOf(run, HUMAN.id).help ?? "");
    tabulate();
  };

  const again = () => current && paint(current);
  chosen.addEventListener("change", () => {
    measureIsChosen = true;
    logIsChosen = false;
    again();
  });
  log.addEventListener("change", () => {
    logIsChosen = true;
    again();
  });
  byId("retrainings").addEventListener("change", again);
  table.addEventListener("toggle", tabulate);

  return {
    root: byId("question"),
    topics: ["round", "verdict", "ended", "mark", "shown", "size", "scheme"],
    paint(run, changed) {
      if (changed.has("run")) {
        offer(run, chosen);
        logIsChosen = false;
        measureIsChosen = false;
      }
      paint(run);
    },
  };
}

/** The list of what people did, numbered as in the charts. */
export function marks() {
  return { root: byId("marks"), always: true, topics: ["mark"], paint: listMarks };
}

/** All measures but the human fraction, those first in which collapse shows. */
function offer(run, select) {
  const before = select.value;
  const known = new Map(run.measures.map((measure) => [measure.id, measure]));
  const first = run.headline.filter((id) => known.has(id));
  const rest = [...known.keys()].filter((id) => !first.includes(id) && id !== HUMAN.id);
  const option = (id) => el("option", { value: id }, known.get(id).title ?? id);
  select.replaceChildren(...[...first, ...rest].map(option));
  if (known.has(before)) {
    select.value = before;
  }
}

/** Until somebody chooses, the measure is seen that decides the verdict. */
function follow(run, select) {
  const decides = run.decision?.judgement.measure;
  if (run.measures.some(({ id }) => id === decides)) {
    select.value = decides;
  }
}

function measureOf(run, id) {
  return run.measures.find((measure) => measure.id === id) ?? { id, title: "Collapse", unit: "", help: "" };
}

const isPredicted = (run, id) => run.models.some(({ name }) => run.course(name, id)?.isPredicted);

function finite(run, id) {
  return run.models.flatMap(({ name }) => {
    const course = run.course(name, id);
    return course ? [course.at(course.first), course.at(course.last)].filter(Number.isFinite) : [];
  });
}

function spread(run, id) {
  const values = finite(run, id);
  return values.length < 2 ? 1 : Math.max(...values) / Math.min(...values);
}

const isPositive = (run, id) => finite(run, id).every((value) => value > 0);

function listMarks(run) {
  const all = marksOf(run);
  const from = Math.max(0, all.length - MOST_LISTED);
  const items = all.slice(from).map((mark) => el("li", {}, `Round ${mark.round}: ${told(mark)}`));
  byId("marks").start = from + 1;
  byId("marks").replaceChildren(...items);
}

function told({ kind, text }) {
  switch (kind) {
    case "intervened":
      return short(String(text), 120);
    case "document":
      return `a person wrote “${short(String(text), 80)}”`;
    case "forked":
      return `from here on it is no longer as ${short(String(text), 120)}, from which it was forked`;
    default:
      return "the run was continued";
  }
}

function fillTable(run, measure, shown) {
  const models = run.models.filter(({ name }) => shown(name));
  const head = (text, attributes = {}) => el("th", { scope: "col", ...attributes }, text);
  const first = el("tr", {}, head("Round", { rowspan: 2 }));
  const second = el("tr", {});
  models.forEach(({ name }) => {
    first.append(head(name, { colspan: 3, scope: "colgroup" }));
    second.append(head("human"), head(measure.title), head("predicted"));
  });
  const body = el("tbody");
  const oldest = Math.max(0, run.closed - MOST_ROWS + 1);
  for (let round = run.closed; round >= oldest; round--) {
    body.append(row(run, measure, models, round));
  }
  const caption = oldest > 0 ? `The newest ${MOST_ROWS} rounds` : "All rounds";
  byId("figures").replaceChildren(el("caption", {}, caption), el("thead", {}, first, second), body);
}

function row(run, measure, models, round) {
  const cells = models.flatMap(({ name }) => {
    const fraction = run.course(name, HUMAN.id)?.at(round);
    const course = run.course(name, measure.id);
    return [percent(fraction), cell(course?.at(round), measure), cell(course?.predictedAt(round), measure)];
  });
  return el("tr", {}, el("th", { scope: "row" }, String(round)), ...cells.map((text) => el("td", {}, text)));
}

const cell = (value, measure) => (Number.isNaN(value ?? NaN) ? "–" : inUnit(value, measure.unit));
