import { byId, el, say } from "./dom.js";
import { attentionOf, Exchange, moneyOf, reasonKeys, sentences } from "./exchange.js";
import { Turnover } from "./turnover.js";
import { Voices } from "./voices.js";
import { figure } from "./words.js";

const MOST_LISTED = 60;

/** What becomes of people: views that show nothing of a run without them. */
export function people() {
  return [section(), writers(), voices(), attention(), money()];
}

/** What is hidden is not drawn, so what is shown is said apart from the drawing. */
function section() {
  const root = byId("people");
  const kept = new Set();
  return {
    root,
    always: true,
    topics: ["round"],
    paint(run, changed) {
      if (changed.has("run")) {
        kept.clear();
      }
      const { society } = run;
      root.hidden = society.told === null;
      shows(kept, "writers-card", society.groups.length > 0);
      shows(kept, "voices-card", society.voices.length > 0);
      shows(kept, "attention-card", society.audiences.length > 0);
      shows(kept, "money-card", society.payments.length > 0);
      if (!root.hidden) {
        list(run);
      }
    },
  };
}

/** What was shown once stays, so that the page keeps still. */
function shows(kept, name, now) {
  if (now) {
    kept.add(name);
  }
  byId(name).hidden = !kept.has(name);
}

function list(run) {
  const told = [...goingOn(run), ...sentences(run)];
  byId("people-items").replaceChildren(...told.slice(0, MOST_LISTED).map((words) => el("li", {}, words)));
}

function goingOn({ society, closed }) {
  return society.groups
    .filter(({ writers: course }) => !Number.isNaN(course.at(closed)))
    .map(
      ({ name, writers: course, joined, left }) =>
        `${name}: ${figure(course.at(closed))} go on to write after round ${closed}; ${figure(joined.at(closed))} came, ${figure(left.at(closed))} went.`,
    );
}

function writers() {
  const chart = new Turnover(byId("chart-writers"));
  return {
    root: byId("writers-card"),
    topics: ["round", "size", "scheme"],
    paint: (run) => run.society.groups.length > 0 && chart.draw(run),
  };
}

function voices() {
  const chart = new Voices(byId("chart-voices"));
  return {
    root: byId("voices-card"),
    topics: ["round", "size", "scheme"],
    paint: (run) => run.society.voices.length > 0 && chart.draw(run),
  };
}

function attention() {
  const picture = new Exchange("attention", "Nobody has read anything yet.");
  return {
    root: byId("attention-card"),
    topics: ["round", "size"],
    paint(run, changed) {
      if (changed.has("run")) {
        picture.begin();
      }
      if (run.society.audiences.length > 0) {
        picture.draw(attentionOf(run), run.closed);
      }
    },
  };
}

function money() {
  const picture = new Exchange("money", "Nobody has paid anything in this round.");
  const seen = new Map();
  return {
    root: byId("money-card"),
    topics: ["round", "size"],
    paint(run, changed) {
      if (changed.has("run")) {
        picture.begin();
        seen.clear();
      }
      if (run.society.told !== null) {
        const told = moneyOf(run);
        told.flows.forEach((flow) => seen.set(flow.kind, flow));
        byId("money-keys").replaceChildren(...reasonKeys([...seen.values()]));
        picture.draw(told, run.closed);
      }
    },
  };
}
