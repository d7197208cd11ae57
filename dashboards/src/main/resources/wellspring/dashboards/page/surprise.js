import { axis, Chart, frame, legend, tip, tooltip } from "./chart.js";
import { el, say } from "./dom.js";
import { ink } from "./look.js";
import { figure, percent, short } from "./words.js";

/** How surprising the documents of a round are: people's, a model's, and the model's own earlier ones. */
export class Surprise {
  #chart;
  #element;
  #note;
  #from = Infinity;
  #to = -Infinity;

  constructor(element, note) {
    this.#chart = new Chart(element);
    this.#element = element;
    this.#note = note;
  }

  /** Begins with a run: the axis fits its documents. */
  begin() {
    this.#from = Infinity;
    this.#to = -Infinity;
  }

  /**
   * Draws it.
   *
   * @param told the distributions of the round
   * @param past those of an earlier one, or undefined
   * @param chosen whose documents are set beside people's
   */
  draw(told, past, chosen) {
    const histogram = told.perplexity;
    this.#element.closest("figure").hidden = !histogram;
    if (!histogram) {
      return;
    }
    say(this.#note, `${histogram.unit}; shares of the documents of round ${told.round}`);
    const people = shares(histogram.counts?.humans);
    const model = shares(histogram.counts?.[chosen]);
    const earlier = shares(past?.perplexity?.counts?.[chosen]);
    [people, model, earlier].forEach((all) => this.#widen(all));
    const edges = histogram.edges ?? [];
    const [from, to] = [this.#from, this.#to + 1];
    const series = [
      bars("people", people.slice(from, to), { color: ink("human") }),
      bars(chosen, model.slice(from, to), { color: ink("synthetic"), decal: hatching() }),
      steps(`${chosen} in round ${past?.round}`, earlier.slice(from, to)),
    ].filter(({ data }) => data.length > 0);
    this.#chart.draw(
      {
        ...frame(18, 40),
        legend: legend(series.map(({ name }) => name)),
        tooltip: tooltip((points) => tips(points, edges.slice(from, to + 1))),
        xAxis: axis("perplexity", {
          type: "category",
          data: edges.slice(from, to).map(figure),
          nameGap: 26,
          splitLine: { show: false },
        }),
        yAxis: axis("", { type: "value", formatter: percent }),
        series,
      },
      `Documents by perplexity in round ${told.round}: people and ${chosen}`,
    );
  }

  /** The axis never narrows, so that the bars can be seen to move. */
  #widen(all) {
    const first = all.findIndex((share) => share > 0);
    this.#from = first < 0 ? this.#from : Math.min(this.#from, first);
    this.#to = Math.max(
      this.#to,
      all.findLastIndex((share) => share > 0),
    );
  }
}

function shares(counts) {
  const all = Array.isArray(counts) ? counts : [];
  const sum = all.reduce((total, value) => total + value, 0);
  return sum > 0 ? all.map((value) => value / sum) : [];
}

function bars(name, data, itemStyle) {
  return { id: name, name, type: "bar", data, itemStyle, barGap: "0%", barCategoryGap: "14%" };
}

function steps(name, data) {
  const color = ink("ink-soft");
  return {
    id: "past",
    name,
    type: "line",
    step: "middle",
    showSymbol: false,
    data,
    lineStyle: { color, width: 1.25 },
    itemStyle: { color },
  };
}

function hatching() {
  return {
    symbol: "rect",
    dashArrayX: [1, 0],
    dashArrayY: [2, 4],
    rotation: -Math.PI / 4,
    color: ink("hatch"),
  };
}

function tips(points, edges) {
  const at = points[0]?.dataIndex ?? 0;
  const box = el("div", {}, el("b", {}, `${figure(edges[at])} to ${figure(edges[at + 1])}`));
  points.forEach(({ color, seriesName, value }) => {
    const dot = typeof color === "string" ? color : ink("synthetic");
    box.append(tip(dot, short(seriesName, 24), percent(value)));
  });
  return box;
}
