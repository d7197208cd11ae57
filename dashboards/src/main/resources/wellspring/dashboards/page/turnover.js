import { axis, Chart, frame, legend, tip, tooltip } from "./chart.js";
import { points, roundsAxis } from "./curves.js";
import { el } from "./dom.js";
import { clear, ink, symbol } from "./look.js";
import { figure, listed, short } from "./words.js";

/** All cohorts are people, so have one colour; lines and symbols tell them apart. */
const DASHES = ["solid", [8, 4], [2, 3], [10, 3, 2, 3], [4, 4]];
const SYMBOLS_ON_A_LINE = 8;
const MOST_BARS = 120;
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 1_000_000];

/** How many write, cohort by cohort, and below it who came and went in each round. */
export class Turnover {
  #chart;
  #latest = null;

  constructor(element) {
    this.#chart = new Chart(element);
  }

  draw(run) {
    const { groups } = run.society;
    this.#latest = run;
    const bars = turnover(groups, run.closed);
    const most = Math.max(1, ...bars.flatMap(({ joined, left }) => [joined, left]));
    const size = SIZES.find((candidate) => candidate >= most) ?? most;
    this.#chart.draw(
      {
        ...layout(groups.length > 1),
        legend: { ...legend(groups.map(({ name }) => name)), show: groups.length > 1 },
        tooltip: tooltip((shown) => this.#tips(shown)),
        axisPointer: { link: [{ xAxisIndex: "all" }] },
        xAxis: [
          { ...roundsAxis(run), name: "", axisLabel: { show: false }, gridIndex: 0 },
          { ...roundsAxis(run), gridIndex: 1 },
        ],
        yAxis: [
          axis("", { type: "value", min: 0, minInterval: 1, splitNumber: 4, formatter: figure }),
          axis("", {
            type: "value",
            gridIndex: 1,
            min: -size,
            max: size,
            interval: size,
            formatter: (value) => (value > 0 ? `+${figure(value)}` : figure(value).replace("-", "−")),
          }),
        ],
        series: [...groups.map(line), ...sides(bars)],
      },
      spoken(run),
    );
  }

  #tips(shown) {
    const round = Math.round(shown[0]?.axisValue ?? 0);
    const box = el("div", {}, el("b", {}, `After round ${round}`));
    this.#latest.society.groups
      .filter(({ writers }) => !Number.isNaN(writers.at(round)))
      .forEach(({ name, writers, joined, left, income }) => {
        const moved = `+${figure(joined.at(round))} −${figure(left.at(round))}`;
        const earned = Number.isFinite(income.at(round)) ? `, each had ${figure(income.at(round))}` : "";
        const told = `${figure(writers.at(round))} (${moved})${earned}`;
        box.append(tip(ink("human"), short(name, 24), told));
      });
    return box;
  }
}

function layout(named) {
  const { grid, ...more } = frame(14, named ? 34 : 10);
  return {
    ...more,
    grid: [
      { ...grid, bottom: "38%" },
      { ...grid, top: "74%" },
    ],
  };
}

function line({ name, writers }, place) {
  const data = points((round) => writers.at(round), writers.last);
  const every = 2 ** Math.max(0, Math.ceil(Math.log2(data.length / SYMBOLS_ON_A_LINE)));
  return {
    id: `w-${name}`,
    name,
    type: "line",
    data,
    symbol: symbol(place),
    showAllSymbol: true,
    symbolSize: (_, { dataIndex }) =>
      dataIndex === data.length - 1 || dataIndex % every === 0 ? 7 : 0,
    itemStyle: { color: ink("human") },
    lineStyle: { color: ink("human"), width: 2, type: DASHES[place % DASHES.length] },
  };
}

/** Who came and who went, of all cohorts together; of a long run, in stretches of rounds. */
function turnover(groups, last) {
  const stretch = Math.max(1, Math.ceil((last + 1) / MOST_BARS));
  const bars = [];
  for (let from = 0; from <= last; from += stretch) {
    const bar = { round: Math.min(last, from + Math.floor(stretch / 2)), joined: 0, left: 0 };
    for (let round = from; round < from + stretch && round <= last; round++) {
      groups.forEach(({ joined, left }) => {
        bar.joined += joined.at(round) || 0;
        bar.left += left.at(round) || 0;
      });
    }
    bars.push(bar);
  }
  return bars;
}

/** Up who came, filled; down who went, hollow. */
function sides(bars) {
  const full = ink("human");
  const shared = {
    type: "bar",
    xAxisIndex: 1,
    yAxisIndex: 1,
    stack: "moved",
    silent: true,
    barWidth: "65%",
    barMaxWidth: 16,
    barMinWidth: 1.5,
  };
  return [
    {
      ...shared,
      id: "came",
      data: bars.map(({ round, joined }) => [round, joined]),
      itemStyle: { color: full },
    },
    {
      ...shared,
      id: "went",
      data: bars.map(({ round, left }) => [round, -left]),
      itemStyle: { color: clear(full, 0.2), borderColor: full, borderWidth: 1 },
    },
  ];
}

function spoken(run) {
  if (run.closed < 0) {
    return "Who writes over rounds: none has closed yet";
  }
  const now = run.society.groups.map(
    ({ name, writers }) => `${name} ${figure(writers.at(writers.last))}`,
  );
  return `How many write after each of the rounds 0 to ${run.closed}; newest: ${listed(now)}`;
}
