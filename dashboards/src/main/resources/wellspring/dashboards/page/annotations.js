import { colour, clear, ink } from "./look.js";
import { figure } from "./words.js";

const STEPS_IN = ["intervened", "document", "continued", "forked"];
const MOST_LIMITS = 4;
const MOST_INFINITIES = 500;
const TICKS_APART = 6;

/** What people did that changes the course of things. */
export function marksOf(run) {
  return run.marks.filter(({ kind, round }) => STEPS_IN.includes(kind) && Number.isInteger(round));
}

/** The values of a measure from which on a model counts as collapsed. */
export function limitsIn(run, model, measure) {
  const judgements = run.judged[model]?.judgements;
  return (Array.isArray(judgements) ? judgements : [])
    .filter((judgement) => judgement.measure === measure)
    .map(({ limitValue }) => limitValue)
    .filter(Number.isFinite);
}

/** Where the measure says that a model counts as collapsed; models with nearly the same share a line. */
export function limitsOf(run, measure, models) {
  const limits = [];
  models.forEach(({ name, place }) =>
    limitsIn(run, name, measure.id).forEach((value) => {
      const like = limits.find((other) => Math.abs(other.value / value - 1) < 0.02);
      if (like) {
        like.place = -1;
      } else {
        const text = `limit ${figure(value)}`;
        limits.push({ value, place: models.length === 1 ? -1 : place, text });
      }
    }),
  );
  return limits;
}

/** The limits belong to the picture even while no model is near: the axis makes room for a few. */
export function limitLines(limits) {
  const few = limits.length <= MOST_LIMITS;
  return {
    id: "limits",
    type: "line",
    silent: true,
    showSymbol: false,
    lineStyle: { opacity: 0 },
    data: few ? limits.map(({ value }) => [0, value]) : [],
    markLine: {
      symbol: "none",
      silent: true,
      data: limits.map(({ value, place, text }) => ({
        yAxis: value,
        lineStyle: {
          color: place < 0 ? ink("bad") : colour(place),
          type: [1.5, 4],
          width: 1.5,
          opacity: few ? 1 : 0.3,
        },
        label: {
          show: few,
          formatter: text,
          position: "insideStartTop",
          color: ink("bad"),
          backgroundColor: ink("card"),
          padding: [1, 3],
          fontSize: 12,
        },
      })),
    },
  };
}

/** Lines down the chart where people stepped in, with the numbers that the list below explains. */
export function markLines(run) {
  const numbers = new Map();
  marksOf(run).forEach(({ round }, i) => numbers.set(round, [...(numbers.get(round) ?? []), i + 1]));
  return {
    id: "marks",
    type: "line",
    yAxisIndex: 1,
    silent: true,
    data: [],
    markLine: {
      symbol: "none",
      silent: true,
      lineStyle: { color: ink("ink-soft"), type: "solid", width: 1 },
      label: { color: ink("ink-soft"), fontSize: 12, distance: 2 },
      data: [...numbers].map(([round, all]) => ({
        xAxis: round,
        label: { formatter: all.length > 1 ? `${all[0]}–${all.at(-1)}` : String(all[0]) },
      })),
    },
  };
}

/** A tick for each round in which a model was trained anew. */
export function ticks(run, models, width) {
  const rounds = new Set(models.flatMap(({ name }) => run.retrainings.get(name) ?? []));
  const apart = Math.ceil((TICKS_APART * run.closed) / Math.max(1, width));
  return {
    id: "retrainings",
    type: "scatter",
    yAxisIndex: 1,
    silent: true,
    symbol: "rect",
    symbolSize: [1.5, 7],
    symbolOffset: [0, -4],
    itemStyle: { color: ink("ink-soft") },
    data: [...rounds].filter((round) => apart < 2 || round % apart === 0).map((round) => [round, 0]),
  };
}

/** Triangles at the upper edge where a figure is infinite. */
export function infinities({ name, place, course }, run) {
  const data = [];
  for (let round = 0; round <= run.closed && data.length < MOST_INFINITIES; round++) {
    if (course.at(round) === Infinity) {
      data.push([round, 1]);
    }
  }
  return {
    id: `i-${name}`,
    type: "scatter",
    yAxisIndex: 1,
    silent: true,
    symbol: "triangle",
    symbolSize: 8,
    itemStyle: { color: clear(colour(place), 0.9) },
    data,
  };
}
