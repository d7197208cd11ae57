import { get } from "./ask.js";
import { atMostEvery, byId, el, say, set } from "./dom.js";
import { count, depth, figure, listed, percent } from "./words.js";

/** How long texts stay before newer ones follow, and before others that somebody chose. */
const CALM_MILLIS = 1000;
const QUICK_MILLIS = 200;

const MOST_LETTERS = 4000;
const NEWEST_ANCESTORS = 6;

/** Beyond these surprisals, in nats, a word is shaded one step deeper: 1 in 10, 100, 1,000, 10,000. */
const STEPS = [1, 2, 3, 4].map((power) => power * Math.LN10);
const NAMES = ["more than 1 in 10", "less than 1 in 10", "1 in 100", "1 in 1,000", "1 in 10,000"];
const RARE = 3;

/** By whom surprisals are told. */
const READERS = {
  truth: "to people",
  first: "to the model of the first generation",
  reader: "to a reader of people’s texts",
};

/** Some documents of a model beside one of a person, with where they come from. */
export function reading(choice) {
  const root = byId("reading");
  let asked = null;
  let shown = "";
  let current = null;

  const load = async () => {
    const { model, round } = choice;
    const wanted = `${model}/${round}`;
    if (model === null || round < 0 || wanted === shown) {
      return;
    }
    asked?.abort();
    if (!current.hasWritten(model, round)) {
      shown = "";
      empty(
        `There is nothing by ${model} in round ${round}. A model writes from the round after its first release on.`,
      );
      return;
    }
    asked = new AbortController();
    set(byId("samples"), { "aria-busy": "true" });
    try {
      show(await get("api/documents", { model, round }, asked.signal), model, round);
      shown = wanted;
    } catch (refusal) {
      if (refusal.name !== "AbortError") {
        fail(refusal);
        shown = "";
      }
    }
    set(byId("samples"), { "aria-busy": "false" });
  };
  const calmly = atMostEvery(CALM_MILLIS, load);
  const quickly = atMostEvery(QUICK_MILLIS, load);

  return {
    root,
    topics: ["choice"],
    paint(run, changed) {
      if (changed.has("run")) {
        shown = "";
        empty("Nothing has been written yet.");
      }
      current = run;
      (choice.follows ? calmly : quickly)();
    },
  };
}

/** Without a connection what was shown stays. */
function fail({ status, message }) {
  if (status === 0) {
    say(byId("samples-said"), message);
  } else {
    empty(message);
  }
}

function empty(message) {
  set(byId("samples"), { "data-round": null, "data-model": null });
  byId("human-sample").replaceChildren();
  byId("model-samples").replaceChildren();
  byId("shading").hidden = true;
  byId("ancestry-block").hidden = true;
  say(byId("samples-said"), message);
}

function show(told, model, round) {
  const documents = Array.isArray(told.documents) ? told.documents : [];
  set(byId("samples"), { "data-round": round, "data-model": model });
  say(byId("samples-said"), documents.length > 0 ? "" : `${model} wrote nothing in round ${round}.`);
  say(byId("model-wrote"), `${model} wrote in round ${round}`);
  byId("model-samples").replaceChildren(...documents.map((item) => sheet(item, "document")));
  byId("human-sample").replaceChildren(...(told.human ? [sheet(told.human, "human-document")] : []));
  byId("samples").querySelectorAll(".text").forEach(reachable);
  legend(told.shading);
  ancestry(Array.isArray(told.ancestry) ? told.ancestry : []);
}

/** A text that is longer than its place can be scrolled with the keys. */
function reachable(text) {
  const long = text.scrollHeight > text.clientHeight + 1;
  set(text, {
    tabindex: long ? 0 : null,
    role: long ? "group" : null,
    "aria-label": long ? "The document’s text" : null,
  });
}

function sheet(told, testid) {
  const text = el("div", { class: "text", dir: "auto", "data-testid": "document-text" });
  let letters = 0;
  let rare = 0;
  for (const word of Array.isArray(told.words) ? told.words : []) {
    const part = String(word.text ?? "").slice(0, MOST_LETTERS - letters);
    letters += part.length;
    rare += step(word.nats) >= RARE ? 1 : 0;
    text.append(shaded(part, word.nats));
  }
  const cut =
    told.truncated || letters >= MOST_LETTERS
      ? [el("p", { class: "faint small-print" }, "The document goes on.")]
      : [];
  return el(
    "article",
    { class: "sheet", "data-testid": testid, "data-id": told.id, "data-origin": told.origin },
    el("p", { class: "faint small-print figure" }, particulars(told)),
    text,
    ...cut,
    el(
      "p",
      { class: "faint small-print figure" },
      rare > 0 ? `${count(rare, "word")} rarer than 1 in 1,000` : "",
    ),
  );
}

function particulars(told) {
  const parts = [told.id];
  if (Number.isFinite(told.perplexity)) {
    parts.push(`perplexity ${figure(told.perplexity)}`);
  }
  if (told.origin === "synthetic" && Number.isFinite(told.humanShare)) {
    parts.push(`${percent(told.humanShare)} human`, depth(told.depth));
  }
  if (told.origin === "assisted" && Number.isFinite(told.humanShare)) {
    parts.push(`${percent(told.humanShare)} a person’s own`);
  }
  if (told.claimed && told.claimed !== told.origin) {
    parts.push(told.claimed === "none" ? "does not say what it is" : `claims to be ${told.claimed}`);
  }
  return parts.join(" · ");
}

const step = (nats) => (Number.isFinite(nats) ? STEPS.filter((from) => nats > from).length : 0);

function shaded(text, nats) {
  const deep = step(nats);
  const space = deep > 0 ? text.length - text.trimStart().length : text.length;
  const pieces = document.createDocumentFragment();
  pieces.append(text.slice(0, space));
  if (space < text.length) {
    pieces.append(
      el("span", { class: `rare-${deep}`, title: `1 in ${figure(Math.exp(nats))}` }, text.slice(space)),
    );
  }
  return pieces;
}

function legend(shading) {
  const box = byId("shading");
  const by = READERS[shading];
  box.hidden = by === undefined;
  box.replaceChildren(
    el("span", {}, `How likely a word was ${by}:`),
    ...NAMES.map((name, deep) => el("span", {}, el("i", { class: `key rare-${deep}` }, "w"), ` ${name}`)),
  );
}

/** The generations that a document goes back to: the newest, and the very first. */
function ancestry(releases) {
  byId("ancestry-block").hidden = releases.length === 0;
  const newest = releases.slice(0, NEWEST_ANCESTORS);
  const between = (newest.at(-1)?.generation ?? 0) - (releases.at(-1)?.generation ?? 0) - 1;
  const items = newest.map(generation);
  if (between > 0) {
    items.push(el("li", { class: "faint" }, `… ${count(between, "generation")} …`));
  }
  if (releases.length > newest.length) {
    items.push(generation(releases.at(-1)));
  }
  byId("ancestry").replaceChildren(...items);
}

function generation(told) {
  const share = Math.min(1, Math.max(0, Number(told.humanShare) || 0));
  const human = el("i", { class: "mix-human" });
  human.style.width = `${100 * share}%`;
  const sources = (Array.isArray(told.sources) ? told.sources : []).map(
    ({ author, documents }) => `${documents} from ${author}`,
  );
  return el(
    "li",
    { class: "generation" },
    el("b", {}, `generation ${told.generation}`),
    el("span", { class: "mix", "aria-hidden": "true" }, human),
    el("span", { class: "figure" }, `${percent(share)} human, ${figure(told.depth)} deep`),
    el("span", { class: "faint figure" }, sources.length > 0 ? `learned ${listed(sources)}` : ""),
  );
}
