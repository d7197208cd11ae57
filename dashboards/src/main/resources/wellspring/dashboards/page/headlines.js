import { byId, el, say, set, svg } from "./dom.js";
import { answer, decision, judge } from "./judgement.js";
import { colour, outline } from "./look.js";
import { depth, percent } from "./words.js";

const SIGNS = { collapsing: "▼", collapsed: "▼", holds: "●", held: "●", undecided: "◐", control: "◇", unknown: "○" };

/** The answer to the question, and a headline for each model, which is the charts' legend as well. */
export function headlines(shown, toggled) {
  const root = byId("question");
  const cards = new Map();

  const build = (run) => {
    cards.clear();
    run.models.forEach(({ name }, place) => cards.set(name, card(name, place, shown, toggled)));
    byId("headlines").replaceChildren(...[...cards.values()].map(({ item }) => item));
    const scrolls = run.models.length > 8;
    set(byId("headlines-scroll"), {
      tabindex: scrolls ? 0 : null,
      role: scrolls ? "region" : null,
      "aria-label": scrolls ? "All models" : null,
    });
  };

  return {
    root,
    always: true,
    topics: ["round", "verdict", "ended", "scheme"],
    paint(run, changed) {
      if (changed.has("run") || changed.has("scheme")) {
        build(run);
      }
      say(byId("answer"), answer(run));
      say(byId("decision"), decision(run));
      run.models.forEach(({ name }) => fill(cards.get(name), run, name));
    },
  };
}

function card(name, place, shown, toggled) {
  const box = el("input", { type: "checkbox", title: "Show in the charts" });
  box.checked = shown(name);
  box.addEventListener("change", () => toggled(name, box.checked));
  const word = el("span", { class: "verdict-word" });
  const because = el("p", { class: "because" });
  const fed = el("p", { class: "faint small-print figure" });
  const item = el(
    "li",
    { class: "headline", "data-testid": `headline-${name}` },
    el(
      "div",
      { class: "headline-top" },
      el("label", { class: "check" }, box, swatch(place), el("b", {}, name)),
      word,
    ),
    because,
    fed,
  );
  return { item, word, because, fed };
}

/** A piece of a model's line. */
function swatch(place) {
  const stroke = colour(place);
  return svg(
    "svg",
    { class: "swatch", viewBox: "-6 0 28 16", width: 28, height: 16, "aria-hidden": "true" },
    svg("path", { d: "M-5 8h26", stroke, "stroke-width": 2 }),
    svg("path", { d: outline(place), fill: stroke }),
  );
}

function fill({ item, word, because, fed }, run, name) {
  const judged = judge(run, name);
  set(item, { "data-state": judged.state });
  say(word, `${SIGNS[judged.state]} ${judged.word}`);
  say(because, judged.because);
  say(fed, `${mix(run, name)}${generation(run.releases.get(name))}`);
}

function mix(run, name) {
  const course = run.course(name, "human_fraction");
  return course ? `learns from ${percent(course.at(course.last))} human text` : "";
}

function generation(release) {
  if (!release) {
    return "";
  }
  const passed = Number.isFinite(release.depth) ? `, ${depth(release.depth)}` : "";
  return ` · generation ${release.generation}${passed}`;
}
