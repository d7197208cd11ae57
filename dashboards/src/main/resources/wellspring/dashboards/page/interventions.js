import { steer } from "./ask.js";
import { byId, el, say } from "./dom.js";
import { obstacle } from "./permission.js";
import { percent } from "./words.js";

const LABELS = {
  none: "none: nothing",
  blind: "blind: how many are human",
  claims: "claims: what each claims",
  detector: "a detector's guess",
};

/** So many curators are shown open. */
const MOST_OPEN = 5;

/** What people may change of each curator. */
export function interventions() {
  const root = byId("interventions-block");
  let fields = [];

  const build = (run) => {
    fields = run.curators.flatMap((curator) => (curator.steered ?? []).map((key) => field(curator, key)));
    const folded = run.curators.length > MOST_OPEN;
    const sets = run.curators.map(({ name }) => {
      const mine = fields.filter(({ curator }) => curator.name === name);
      const readers = run.models.filter((model) => model.curator === name).map((model) => model.name);
      const feeds =
        readers.length > 0 ? el("span", { class: "faint" }, ` feeds ${readers.slice(0, 6).join(", ")}`) : "";
      const title = [el("b", {}, name), feeds];
      const forms = mine.map(({ form }) => form);
      return folded
        ? el("details", {}, el("summary", {}, ...title), ...forms)
        : el("fieldset", {}, el("legend", {}, ...title), ...forms);
    });
    const none = el("p", {}, "This scenario allows no changes while it runs (key steering.interventions).");
    byId("interventions").replaceChildren(...(fields.length > 0 ? sets : [none]));
  };

  return {
    root,
    always: true,
    topics: ["round", "mark", "ended", "token"],
    paint(run, changed) {
      if (changed.has("run")) {
        build(run);
      }
      const why = obstacle(run);
      fields.forEach((each) => {
        each.controls.forEach((control) => (control.disabled = why !== null));
        say(each.now, `now ${each.told(current(run, each))}`);
      });
    },
  };
}

/** What is in force: as told by the newest round, by a change, or by the scenario. */
function current(run, { curator, key }) {
  const changed = run.changes.get(curator.name)?.[key];
  const fraction = key === "human" ? run.humanFractions[curator.name] : undefined;
  return fraction ?? changed ?? curator[key];
}

/** A form for one key of a curator. */
function field(curator, key) {
  const input = inputOf(curator, key);
  const apply = el(
    "button",
    { type: "submit", class: "small", "data-testid": `${key}-apply-${curator.name}` },
    "Apply",
  );
  apply.setAttribute("aria-label", `Apply ${input.title} to ${curator.name}`);
  const now = el("span", { class: "faint figure small-print" });
  const answer = el("p", { class: "said", role: "status", "data-testid": `${key}-answer-${curator.name}` });
  const form = el(
    "form",
    { class: "field" },
    el("div", { class: "field-row" }, ...input.parts, apply, now),
    answer,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { said } = await steer({
        action: "intervene",
        change: `curators.${curator.name}.${key}=${input.value()}`,
      });
      say(answer, said ?? "");
      answer.classList.remove("refused");
    } catch (refusal) {
      say(answer, refusal.message);
      answer.classList.add("refused");
    }
  });
  return { curator, key, form, now, controls: [...input.controls, apply], told: input.told };
}

function inputOf(curator, key) {
  switch (key) {
    case "human":
      return humanInput(curator);
    case "pool":
      return poolInput(curator);
    case "labels":
      return labelsInput(curator);
    default:
      return textInput(curator, key);
  }
}

function labelled(curator, key, text, control) {
  control.id = `${key}-of-${curator.name}`;
  return el("label", { for: control.id }, text);
}

/** A slider and a number that say the same. */
function humanInput(curator) {
  const share = Number(curator.human);
  const start = Number.isFinite(share) ? Math.round(100 * share) : 50;
  const bounds = { min: 0, max: 100, value: start };
  const slider = el("input", {
    type: "range",
    ...bounds,
    step: 1,
    "data-testid": `human-slider-${curator.name}`,
  });
  const number = el("input", {
    type: "number",
    ...bounds,
    step: "any",
    required: true,
    "data-testid": `human-number-${curator.name}`,
  });
  number.setAttribute("aria-label", `Human text for ${curator.name}, in percent`);
  slider.addEventListener("input", () => (number.value = slider.value));
  number.addEventListener("input", () => (slider.value = number.value));
  return {
    title: "human text",
    parts: [
      labelled(curator, "human", "Human text", slider),
      slider,
      el("span", { class: "together" }, number, " %"),
    ],
    controls: [slider, number],
    value: () => String(Number((Number(number.value) / 100).toFixed(6))),
    told: (value) => (Number.isFinite(Number(value)) ? percent(Number(value)) : String(value)),
  };
}

function poolInput(curator) {
  const number = el("input", {
    type: "number",
    min: 0,
    max: 1,
    step: "any",
    value: Number(curator.pool) || 0,
    required: true,
    "data-testid": `pool-number-${curator.name}`,
  });
  return {
    title: "pool",
    parts: [labelled(curator, "pool", "Pool of all models (0–1)", number), number],
    controls: [number],
    value: () => number.value,
    told: (value) => String(value ?? "–"),
  };
}

function labelsInput(curator) {
  const select = el(
    "select",
    { "data-testid": `labels-select-${curator.name}` },
    ...Object.entries(LABELS).map(([value, text]) => el("option", { value }, text)),
  );
  const error = el("input", {
    type: "number",
    min: 0,
    max: 0.5,
    step: "any",
    value: 0.1,
    hidden: true,
    "data-testid": `labels-error-${curator.name}`,
  });
  error.setAttribute("aria-label", `How often the detector of ${curator.name} errs`);
  select.value = LABELS[curator.labels] ? curator.labels : "none";
  select.addEventListener("change", () => (error.hidden = select.value !== "detector"));
  return {
    title: "labels",
    parts: [labelled(curator, "labels", "Labels", select), select, error],
    controls: [select, error],
    value: () => (select.value === "detector" ? `{detector: ${error.value}}` : select.value),
    told: (value) =>
      typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "–"),
  };
}

function textInput(curator, key) {
  const input = el("input", {
    type: "text",
    autocomplete: "off",
    required: true,
    "data-testid": `${key}-text-${curator.name}`,
  });
  return {
    title: key,
    parts: [labelled(curator, key, key, input), input],
    controls: [input],
    value: () => input.value,
    told: (value) =>
      typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "–"),
  };
}
