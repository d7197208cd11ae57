import { infinities, limitLines, limitsOf, marksOf, markLines, ticks } from "./annotations.js";
import { axis, Chart, fontFamily, frame, tip, tooltip } from "./chart.js";
import { el } from "./dom.js";
import { colour, ink, symbol } from "./look.js";
import { figure, inUnit, percent, short } from "./words.js";

const MOST_POINTS = 500;
const SYMBOLS_ON_A_LINE = 8;
const MOST_LABELS = 6;
const LONGEST_LABEL = 13;
const NARROW = 460;
const MOST_TIPS = 12;
const LINE_HEIGHT = 14;
const ENDS = [10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 50_000];

/** A measure of the models over rounds, with what theory predicts, limits, and what people did. */
export class Curves {
  #chart;
  #latest = null;

  constructor(element, clicked) {
    this.#chart = new Chart(element, clicked);
  }

  /**
   * Draws it.
   *
   * @param run the run
   * @param {{id: string, title: string, unit: string}} measure
   * @param {{shown: function(string): boolean, logBase: ?number, retrainings: boolean}} wishes
   */
  draw(run, measure, wishes) {
    const models = run.models
      .map(({ name }, place) => ({ name, place, course: run.course(name, measure.id) }))
      .filter(({ name, course }) => course && wishes.shown(name));
    const wide = this.#chart.width > NARROW;
    const labelled = wide && models.length <= MOST_LABELS;
    const limits = limitsOf(run, measure, models);
    this.#latest = { run, measure, models };
    this.#chart.draw(
      {
        ...frame(labelled ? labelRoom(models) : 14),
        tooltip: tooltip((points) => this.#tips(points)),
        xAxis: roundsAxis(run),
        yAxis: [valueAxis(measure, wishes.logBase), { type: "value", min: 0, max: 1, show: false }],
        series: [
          ...models.filter(({ course }) => course.hasControl).map(controlLine),
          ...models.flatMap((model) => lines(model, models.length)),
          limitLines(limits),
          markLines(run),
          ...(wishes.retrainings ? [ticks(run, models, this.#chart.width)] : []),
          ...models.map((model) => infinities(model, run)),
          ...(labelled ? [names(models)] : []),
        ],
      },
      spoken(run, measure, models),
    );
  }

  #tips(points) {
    const round = Math.round(points[0]?.axisValue ?? 0);
    const { run, measure, models } = this.#latest;
    const box = el("div", {}, el("b", {}, `Round ${round}`));
    const told = models.filter(({ course }) => !Number.isNaN(course.at(round)));
    told.slice(0, MOST_TIPS).forEach(({ name, place, course }) => {
      const predicted = course.predictedAt(round);
      const control = course.controlAt(round);
      const beside = [
        Number.isNaN(predicted) ? "" : ` (predicted ${shown(predicted, measure)})`,
        Number.isNaN(control) ? "" : ` (people only ${shown(control, measure)})`,
      ].join("");
      box.append(tip(colour(place), short(name, 24), shown(course.at(round), measure) + beside));
    });
    if (told.length > MOST_TIPS) {
      box.append(el("div", {}, `and ${told.length - MOST_TIPS} more`));
    }
    marksOf(run)
      .filter((mark) => mark.round === round)
      .forEach((mark) => box.append(el("div", {}, short(`${mark.kind}: ${mark.text}`, 60))));
    return box;
  }
}

/** How many pixels the names at the lines' ends need. */
function labelRoom(models) {
  return 16 + 7.5 * Math.min(LONGEST_LABEL, Math.max(0, ...models.map(({ name }) => name.length)));
}

function shown(value, measure) {
  return measure.id === "human_fraction" ? percent(value) : inUnit(value, measure.unit);
}

/** The axis grows in steps, so that the picture keeps still. */
export function roundsAxis(run) {
  const end = ENDS.find((candidate) => candidate >= run.closed) ?? run.closed;
  const max = run.rounds > 0 ? Math.max(1, Math.min(end, run.rounds - 1)) : end;
  return axis("round", {
    type: "value",
    min: 0,
    max,
    minInterval: 1,
    nameGap: 26,
    splitLine: { show: false },
  });
}

function valueAxis(measure, logBase) {
  const percents = measure.id === "human_fraction";
  return axis("", {
    type: logBase ? "log" : "value",
    logBase,
    scale: !percents,
    min: percents ? 0 : null,
    max: percents ? 1 : null,
    splitNumber: 4,
    interval: percents ? 0.25 : null,
    formatter: percents ? percent : figure,
  });
}

function lines({ name, place, course }, count) {
  const stroke = colour(place);
  const data = points((round) => course.at(round), course.last);
  const every = 2 ** Math.max(0, Math.ceil(Math.log2(data.length / SYMBOLS_ON_A_LINE)));
  const last = data.length - 1;
  const measured = {
    id: `m-${name}`,
    name,
    type: "line",
    data,
    symbol: symbol(place),
    showAllSymbol: true,
    symbolSize: (_, { dataIndex }) => (dataIndex === last || dataIndex % every === 0 ? 7 : 0),
    itemStyle: { color: stroke },
    lineStyle: { color: stroke, width: count > 8 ? 1.25 : 2 },
    z: 3,
  };
  if (!course.isPredicted) {
    return [measured];
  }
  const predicted = {
    id: `p-${name}`,
    type: "line",
    data: points((round) => course.predictedAt(round), course.last),
    showSymbol: false,
    silent: true,
    lineStyle: { color: stroke, width: 1.5, type: [6, 5], opacity: 0.8 },
    z: 2,
  };
  return [measured, predicted];
}

/** What becomes of a model of the same design that reads people alone. */
function controlLine({ name, course }) {
  return {
    id: `c-${name}`,
    type: "line",
    data: points((round) => course.controlAt(round), course.last),
    showSymbol: false,
    silent: true,
    lineStyle: { color: ink("ink-soft"), width: 1.25, opacity: 0.7 },
    z: 1,
  };
}

/** The models' names beside the ends of their lines, moved apart where lines end together. */
function names(models) {
  const ends = models
    .map(({ name, course }) => ({ name, round: course.last, value: course.at(course.last) }))
    .filter(({ value }) => Number.isFinite(value));
  return {
    id: "names",
    type: "custom",
    silent: true,
    data: ends.slice(0, 1).map(({ round, value }) => [round, value]),
    renderItem: (_, api) => ({ type: "group", children: apart(ends, api).map(written) }),
  };
}

function apart(ends, api) {
  const placed = ends
    .map(({ name, round, value }) => ({ name, at: api.coord([round, value]) }))
    .sort((a, b) => a.at[1] - b.at[1]);
  let lowest = -Infinity;
  for (const { at } of placed) {
    at[1] = Math.max(at[1], lowest + LINE_HEIGHT);
    lowest = at[1];
  }
  return placed;
}

function written({ name, at: [x, y] }) {
  const style = {
    text: short(name, LONGEST_LABEL),
    fill: ink("ink"),
    font: `600 12px ${fontFamily()}`,
    verticalAlign: "middle",
  };
  return { type: "text", x: x + 9, y, style };
}

/** At most so many points that a chart can show: of each stretch of rounds the extremes. */
export function points(at, last) {
  const stretch = Math.max(1, Math.ceil((last + 1) / (MOST_POINTS / 2)));
  if (stretch === 1) {
    return Array.from({ length: last + 1 }, (_, round) => [round, drawable(at(round))]);
  }
  const kept = [];
  for (let from = 0; from <= last; from += stretch) {
    let low = from;
    let high = from;
    for (let round = from; round < from + stretch && round <= last; round++) {
      low = at(round) < at(low) || Number.isNaN(at(low)) ? round : low;
      high = at(round) > at(high) || Number.isNaN(at(high)) ? round : high;
    }
    const pair = low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
    pair.forEach((round) => kept.push([round, drawable(at(round))]));
  }
  if (kept.at(-1)[0] !== last) {
    kept.push([last, drawable(at(last))]);
  }
  return kept;
}

const drawable = (value) => (Number.isFinite(value) ? value : null);

function spoken(run, measure, models) {
  if (run.closed < 0) {
    return `${measure.title} over rounds: none has closed yet`;
  }
  const now = models
    .slice(0, MOST_TIPS)
    .map(({ name, course }) => `${name} ${shown(course.at(course.last), measure)}`);
  return `${measure.title} over rounds 0 to ${run.closed}; newest: ${now.join(", ")}`;
}
