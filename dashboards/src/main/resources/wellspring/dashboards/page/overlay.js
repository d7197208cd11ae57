import { get } from "./ask.js";
import { axis, Chart, frame, tip, tooltip } from "./chart.js";
import { byId, el, say, svg } from "./dom.js";
import { outline, symbol } from "./look.js";
import { figure } from "./words.js";

const DASHES = ["solid", [8, 4], [2, 3], [10, 3, 2, 3]];
const SYMBOLS_ON_A_LINE = 8;
const ALL = "";

/** The curves of the chosen runs, over each other: a colour for each run, a symbol for each model. */
export class Overlay {
  #chart = new Chart(byId("compare-chart"));
  #chosen = [];
  #told = new Map();
  #asked = 0;

  constructor() {
    byId("compare-measure").addEventListener("change", () => this.#ask());
    byId("compare-model").addEventListener("change", () => this.draw());
    byId("compare-log").addEventListener("change", () => this.draw());
  }

  /** @param chosen the runs, with id, name and colour */
  show(chosen) {
    this.#chosen = chosen;
    byId("compare").hidden = chosen.length === 0;
    byId("compare-help").hidden = chosen.length > 0;
    this.#ask();
  }

  /** Runs may have gone on. */
  refresh() {
    if (this.#chosen.length > 0) {
      this.#ask();
    }
  }

  async #ask() {
    this.#asked++;
    const turn = this.#asked;
    const measure = byId("compare-measure").value;
    const answers = await Promise.all(
      this.#chosen.map(({ id }) =>
        get(`run/${encodeURIComponent(id)}/api/curves`, { measure }).catch((refusal) => ({ refusal })),
      ),
    );
    if (turn !== this.#asked) {
      return;
    }
    this.#told = new Map(this.#chosen.map(({ id }, place) => [id, answers[place]]));
    const refused = answers.filter(({ refusal }) => refusal).map(({ refusal }) => refusal.message);
    say(byId("compare-said"), [...new Set(refused)].join(" "));
    this.#offer(answers);
    this.draw();
  }

  /** The measures that any of the runs has, and their models. */
  #offer(answers) {
    const measures = new Map(answers.flatMap((each) => each.measures ?? []).map(({ id, title }) => [id, title]));
    const measure = byId("compare-measure");
    const first = answers.find((each) => each.measure)?.measure ?? "";
    options(measure, [...measures], measures.has(measure.value) ? measure.value : first);
    const models = [...new Set(answers.flatMap((each) => Object.keys(each.models ?? {})))];
    const model = byId("compare-model");
    options(model, [[ALL, "all"], ...models.map((name) => [name, name])], models.includes(model.value) ? model.value : ALL);
  }

  #curves() {
    const wanted = byId("compare-model").value;
    const measure = byId("compare-measure").value;
    const names = [...byId("compare-model").options].map(({ value }) => value).filter((value) => value !== ALL);
    return this.#chosen.flatMap(({ id, name, colour }) => {
      const told = this.#told.get(id);
      return Object.entries(told?.measure === measure ? told.models : {})
        .filter(([model]) => wanted === ALL || model === wanted)
        .map(([model, values]) => ({ run: name, id, colour, model, place: names.indexOf(model), values: values.map(number) }));
    });
  }

  /** Draws what is known. */
  draw() {
    if (byId("compare").hidden) {
      return;
    }
    const curves = this.#curves();
    const title = byId("compare-measure").selectedOptions[0]?.textContent ?? "";
    const log = byId("compare-log").checked && curves.every(({ values }) => values.every((value) => !(value <= 0)));
    this.#chart.draw(
      {
        ...frame(14),
        tooltip: tooltip((points) => tips(points, curves)),
        xAxis: axis("round", { type: "value", min: 0, minInterval: 1, nameGap: 26, splitLine: { show: false } }),
        yAxis: axis("", { type: log ? "log" : "value", scale: true, splitNumber: 4, formatter: figure }),
        series: curves.map(line),
      },
      spoken(title, curves),
    );
    byId("compare-legend").replaceChildren(...curves.map(key));
    table(title, curves);
  }
}

const number = (value) => (value === null || value === undefined ? NaN : Number(value));

function options(select, entries, chosen) {
  const there = [...select.options].map(({ value }) => value).join("\n");
  if (there !== entries.map(([value]) => value).join("\n")) {
    select.replaceChildren(...entries.map(([value, text]) => el("option", { value }, text)));
  }
  select.value = chosen;
}

function line({ id, model, colour, place, values }) {
  const every = Math.max(1, Math.ceil(values.length / SYMBOLS_ON_A_LINE));
  return {
    id: `${id}\n${model}`,
    type: "line",
    data: values.map((value, round) => [round, Number.isFinite(value) ? value : null]),
    symbol: symbol(place),
    showAllSymbol: true,
    symbolSize: (_, { dataIndex }) => (dataIndex % every === 0 || dataIndex === values.length - 1 ? 7 : 0),
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: 2, type: DASHES[place % DASHES.length] },
  };
}

function key({ run, model, colour, place }) {
  const drawing = svg("svg", { width: 34, height: 16, viewBox: "0 0 34 16", "aria-hidden": "true" });
  const dashes = DASHES[place % DASHES.length];
  drawing.append(
    svg("path", { d: "M1 8h32", stroke: colour, "stroke-width": 2, "stroke-dasharray": dashes === "solid" ? null : dashes.join(" ") }),
    svg("path", { d: outline(place), fill: colour, transform: "translate(9 0)" }),
  );
  return el("li", {}, drawing, `${run} · ${model}`);
}

function tips(points, curves) {
  const round = Math.round(points[0]?.axisValue ?? 0);
  const box = el("div", {}, el("b", {}, `Round ${round}`));
  curves
    .filter(({ values }) => !Number.isNaN(values[round] ?? NaN))
    .slice(0, 16)
    .forEach(({ run, model, colour, values }) => box.append(tip(colour, `${run} · ${model}`, figure(values[round]))));
  return box;
}

function spoken(title, curves) {
  const now = curves.slice(0, 12).map(({ run, model, values }) => `${run} ${model} ${figure(values.at(-1))}`);
  return curves.length === 0 ? "No figures of the chosen runs" : `${title} over rounds; last: ${now.join(", ")}`;
}

function table(title, curves) {
  const head = ["Run", "Model", "Rounds", "First", "Last"].map((name) => el("th", { scope: "col" }, name));
  byId("compare-table").replaceChildren(
    el("caption", {}, title),
    el("thead", {}, el("tr", {}, ...head)),
    el(
      "tbody",
      {},
      ...curves.map(({ run, model, values }) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, run),
          ...[model, String(values.length), figure(values.find((value) => !Number.isNaN(value)) ?? NaN), figure(values.at(-1) ?? NaN)].map(
            (text) => el("td", {}, text),
          ),
        ),
      ),
    ),
  );
}
