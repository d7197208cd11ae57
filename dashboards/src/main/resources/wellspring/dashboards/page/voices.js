import { axis, Chart, fontFamily, frame } from "./chart.js";
import { el } from "./dom.js";
import { colour, ink } from "./look.js";
import { figure, listed, short } from "./words.js";

/** The axes grow in such steps, so that the picture keeps still. */
const STEP = 0.05;

const LONGEST_LABEL = 16;
const LETTER_WIDTH = 7.5;
const LINE_HEIGHT = 15;
const GRID = { left: 30, right: 14, top: 10, bottom: 30, containLabel: false };

/** A map of who writes how: cohorts are circles, models squares, each with a trail. */
export class Voices {
  #element;
  #chart;

  constructor(element) {
    this.#element = element;
    this.#chart = new Chart(element);
  }

  draw(run) {
    const { voices, reach } = run.society;
    const across = Math.max(1, this.#element.clientWidth - GRID.left - GRID.right);
    const along = Math.max(1, this.#element.clientHeight - GRID.top - GRID.bottom);
    const sides = [outwards(reach.left, reach.right), outwards(reach.down, reach.up)];
    const unit = Math.min(across / length(sides[0]), along / length(sides[1]));
    const named = apart(voices, unit);
    this.#chart.draw(
      {
        ...frame(14),
        grid: GRID,
        tooltip: { show: true, trigger: "item", ...box(), formatter: tips },
        xAxis: side("evenly  ←  uses words  →  the frequent ones", widened(sides[0], across / unit), 12),
        yAxis: side("another direction", widened(sides[1], along / unit), 10),
        series: [middle(), ...voices.map(trail), ...named.map(head)],
      },
      spoken(run),
    );
  }
}

/** From the next step beyond what is lowest to the next beyond what is highest. */
const outwards = (low, high) => [
  STEP * Math.floor(low / STEP - 0.25),
  STEP * Math.ceil(high / STEP + 0.25),
];

const length = ([low, high]) => high - low;

/** Both sides have the same unit, so that distances are the same in all directions. */
function widened([low, high], wanted) {
  const more = (wanted - (high - low)) / 2;
  return [low - more, high + more];
}

/** Moves names down that would lie upon each other. */
function apart(voices, unit) {
  const placed = [];
  [...voices]
    .sort((a, b) => b.trail.at(-1).up - a.trail.at(-1).up)
    .forEach((voice) => {
      const { right, up } = voice.trail.at(-1);
      const [x, y] = [right * unit, -up * unit];
      const wide = LETTER_WIDTH * Math.min(LONGEST_LABEL, voice.name.length);
      const near = placed.filter((other) => other.x < x + wide && x < other.x + other.wide);
      const at = Math.max(y, ...near.map((other) => other.at + LINE_HEIGHT));
      placed.push({ voice, x, at, wide, down: at - y });
    });
  return placed.map(({ voice, down }) => ({ ...voice, down }));
}

const box = () => ({
  confine: true,
  transitionDuration: 0,
  backgroundColor: ink("card"),
  borderColor: ink("line"),
  textStyle: { color: ink("ink"), fontSize: 13 },
});

function side(name, [min, max], nameGap) {
  return axis(name, {
    type: "value",
    min,
    max,
    nameGap,
    axisLabel: { show: false },
    splitLine: { show: false },
    axisLine: { show: false },
  });
}

/** Where people usually write. */
function middle() {
  const line = { color: ink("line"), type: "solid", width: 1 };
  return {
    id: "middle",
    type: "line",
    silent: true,
    data: [],
    markLine: {
      silent: true,
      symbol: "none",
      label: { show: false },
      lineStyle: line,
      data: [{ xAxis: 0 }, { yAxis: 0 }],
    },
  };
}

/** A cohort has the colour of human text, a model its own. */
const inkOf = ({ kind, place }) => (kind === "cohort" ? ink("human") : colour(place));

function trail(voice) {
  return {
    id: `t-${voice.kind}-${voice.name}`,
    type: "line",
    silent: true,
    data: voice.trail.map(({ right, up }) => [right, up]),
    symbol: voice.kind === "cohort" ? "circle" : "rect",
    symbolSize: 3,
    itemStyle: { color: inkOf(voice), opacity: 0.45 },
    lineStyle: { color: inkOf(voice), width: 1, opacity: 0.45 },
    z: 2,
  };
}

function head(voice) {
  const { right, up, round } = voice.trail.at(-1);
  const shade = inkOf(voice);
  return {
    id: `h-${voice.kind}-${voice.name}`,
    name: voice.name,
    type: "scatter",
    data: [{ value: [right, up, round], kind: voice.kind }],
    symbol: voice.kind === "cohort" ? "circle" : "rect",
    symbolSize: 13,
    itemStyle: { color: shade, borderColor: ink("card"), borderWidth: 1.5, opacity: 1 },
    label: {
      show: true,
      position: "right",
      distance: 5,
      offset: [0, voice.down],
      formatter: short(voice.name, LONGEST_LABEL),
      color: ink("ink"),
      fontFamily: fontFamily(),
      fontSize: 12,
      fontWeight: 600,
      textBorderColor: ink("card"),
      textBorderWidth: 2,
    },
    z: 3,
  };
}

function tips({ seriesName, value, data }) {
  const [right, up, round] = value;
  return el(
    "div",
    {},
    el("b", {}, `${short(seriesName, 24)} (${data.kind})`),
    el("div", {}, `round ${round}: ${figure(right)} to the right, ${figure(up)} up`),
  );
}

function spoken(run) {
  const told = run.society.voices.map(({ name, trail: all }) => {
    const { right, up } = all.at(-1);
    return `${name} ${figure(right)} to the right and ${figure(up)} up`;
  });
  return told.length === 0
    ? "How cohorts and models write: nothing is known yet"
    : `How cohorts and models write, from where people usually do; newest: ${listed(told)}`;
}
