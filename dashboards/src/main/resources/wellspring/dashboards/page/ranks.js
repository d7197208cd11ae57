import { axis, frame, legend, tip, tooltip } from "./chart.js";
import { el } from "./dom.js";
import { colour, ink, symbol } from "./look.js";
import { figure, percent, short } from "./words.js";

const PEOPLE = "people";
const MOST_MODELS = 8;
const MOST_WITH_A_PAST = 4;

/** How many points of a line lie between two symbols on it. */
const SYMBOL_EVERY = 6;

/**
 * Draws how often words (or what the text is cut into) occur against their rank: of people, and of the models in a round, with
 * their own earlier rounds faintly behind.
 *
 * @param {Chart} chart
 * @param {{run, told, earlier: Array, shown: function, chosen: string}} what the distributions of the
 *     round and of earlier ones, which models are shown, and which one always is
 */
export function drawRanks(chart, { run, told, earlier, shown, chosen }) {
  const models = modelsOf(run, told, shown, chosen);
  const withPast = models.filter(({ name }) => models.length <= MOST_WITH_A_PAST || name === chosen);
  const names = [PEOPLE, ...models.map(({ name }) => name)];
  chart.draw(
    {
      ...frame(18, 40),
      legend: legend(names),
      tooltip: tooltip((points) => tips(points.filter(({ seriesName }) => names.includes(seriesName)))),
      xAxis: axis("rank", { type: "log", min: 1, nameGap: 26, formatter: figure }),
      yAxis: axis("", { type: "log", formatter: percent }),
      series: [
        ...earlier.flatMap((past) => withPast.flatMap((model) => before(model, past))),
        line(PEOPLE, told.ranks?.humans ?? [], { color: ink("human"), width: 3 }),
        ...models.map((model) => now(model, told, model.name === chosen)),
      ],
    },
    `Frequency of ${run.word}s against rank in round ${told.round}: ${models.map(({ name }) => spoken(name, told)).join(", ")}`,
  );
}

/** Those models that wrote in a round and are to be shown: not too many, but always the chosen one. */
function modelsOf(run, told, shown, chosen) {
  return run.models
    .map(({ name }, place) => ({ name, place }))
    .filter(({ name }) => told.ranks?.[name] && (shown(name) || name === chosen))
    .filter(({ name }, i) => i < MOST_MODELS || name === chosen);
}

function before({ name, place }, past) {
  const pairs = past.ranks?.[name];
  return pairs
    ? [line(`${name} in ${past.round}`, pairs, { color: colour(place), width: 1, opacity: 0.45 })]
    : [];
}

function now({ name, place }, told, isChosen) {
  return {
    ...line(name, told.ranks[name], { color: colour(place), width: isChosen ? 2.25 : 1.5 }),
    symbol: symbol(place),
    showSymbol: true,
    showAllSymbol: true,
    symbolSize: (_, { dataIndex }) => (dataIndex % SYMBOL_EVERY === SYMBOL_EVERY / 2 ? 7 : 0),
  };
}

function line(name, pairs, lineStyle) {
  return {
    id: name,
    name,
    type: "line",
    data: pairs,
    showSymbol: false,
    lineStyle,
    itemStyle: { color: lineStyle.color },
  };
}

function tips(points) {
  const box = el("div", {}, el("b", {}, `Rank ${figure(points[0]?.axisValue)}`));
  points.forEach(({ color, seriesName, value }) =>
    box.append(tip(color, short(seriesName, 24), percent(value[1]))),
  );
  return box;
}

function spoken(name, told) {
  const last = told.ranks[name].at(-1);
  return `${name} uses ${last?.[0] ?? 0} different words, the rarest with ${percent(last?.[1])}`;
}
