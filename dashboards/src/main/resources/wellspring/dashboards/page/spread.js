import { get } from "./ask.js";
import { axis, Chart, frame, tip, tooltip } from "./chart.js";
import { atMostEvery, byId, el, say } from "./dom.js";
import { colour, ink, symbol } from "./look.js";
import { figure, percent, short } from "./words.js";

const HUMANS = "humans";
const MOST_MODELS = 8;
const MOST_KEPT = 16;

/** How often words occur, and how surprising documents are, in the chosen round. */
export function spread(choice, shown) {
  const ranks = new Chart(byId("chart-ranks"));
  const surprise = new Chart(byId("chart-perplexity"));
  const kept = new Map();
  let current = null;

  const load = async (round) => {
    if (!kept.has(round)) {
      const told = await get("/api/distributions", { round });
      kept.set(round, told);
      if (kept.size > MOST_KEPT) {
        kept.delete(kept.keys().next().value);
      }
    }
    return kept.get(round);
  };
  const draw = atMostEvery(1000, async () => {
    const run = current;
    const { round, model } = choice;
    if (round < 0 || run === null) {
      return;
    }
    try {
      const told = await load(round);
      const earlier = await Promise.all(earlierThan(round).map(load));
      if (run === current) {
        drawRanks(ranks, modelsOf(run, told, shown, model), told, earlier, model);
        drawSurprise(surprise, told, earlier.at(-1), model);
      }
    } catch (refusal) {
      say(byId("perplexity-said"), refusal.message);
    }
  });

  return {
    root: byId("spread"),
    topics: ["choice", "shown", "size", "scheme"],
    paint(run, changed) {
      if (changed.has("run")) {
        kept.clear();
      }
      current = run;
      draw();
    },
  };
}

/** Two rounds to compare a round with: the first in which models wrote, and the middle. */
function earlierThan(round) {
  return [1, Math.floor(round / 2)].filter((other, i, all) => other > 0 && other < round && all.indexOf(other) === i);
}

/** Those models that wrote in a round and are to be shown: not too many, but always the chosen one. */
function modelsOf(run, told, shown, chosen) {
  return run.models
    .map(({ name }, place) => ({ name, place }))
    .filter(({ name }) => told.ranks?.[name] && (shown(name) || name === chosen))
    .filter(({ name }, i) => i < MOST_MODELS || name === chosen);
}

function drawRanks(chart, models, told, earlier, chosen) {
  const faint = models.filter(({ name }) => models.length <= 4 || name === chosen);
  const series = [
    ...earlier.flatMap((past) =>
      faint
        .filter(({ name }) => past.ranks?.[name])
        .map(({ name, place }) => curve(`${name} in ${past.round}`, past.ranks[name], { color: colour(place), width: 1, opacity: 0.45 })),
    ),
    curve(HUMANS, told.ranks?.[HUMANS] ?? [], { color: ink("human"), width: 3 }),
    ...models.map(({ name, place }) => ({
      ...curve(name, told.ranks[name], { color: colour(place), width: name === chosen ? 2.25 : 1.5 }),
      symbol: symbol(place),
      symbolSize: (_, { dataIndex }) => (dataIndex % 6 === 3 ? 7 : 0),
      showSymbol: true,
      showAllSymbol: true,
      itemStyle: { color: colour(place) },
    })),
  ];
  const names = [HUMANS, ...models.map(({ name }) => name)];
  const text = { color: ink("ink-soft"), fontSize: 12 };
  chart.draw(
    {
      ...frame(14),
      grid: { left: 8, right: 18, top: 40, bottom: 26, containLabel: true },
      legend: { data: names, top: 0, left: 0, type: "scroll", selectedMode: false, textStyle: { ...text, color: ink("ink") }, itemWidth: 28, formatter: (name) => short(name, 18) },
      tooltip: tooltip((points) => ranksTip(points.filter(({ seriesName }) => names.includes(seriesName)))),
      xAxis: axis("rank", { type: "log", min: 1, nameGap: 26, axisLabel: { ...text, formatter: figure } }),
      yAxis: axis("", { type: "log", axisLabel: { ...text, formatter: percent } }),
      series,
    },
    `Word frequency against rank in round ${told.round}: ${names
      .map((name) => `${name} ${told.ranks?.[name]?.at(-1)?.[0] ?? 0} different`)
      .join(", ")}`,
  );
}

function curve(name, pairs, lineStyle) {
  return { id: name, name, type: "line", data: pairs, showSymbol: false, lineStyle, itemStyle: { color: lineStyle.color } };
}

function ranksTip(points) {
  const box = el("div", {}, el("b", {}, `Rank ${figure(points[0]?.axisValue)}`));
  points.forEach(({ color, seriesName, value }) => box.append(tip(color, short(seriesName, 24), percent(value[1]))));
  return box;
}

function drawSurprise(chart, told, past, chosen) {
  const histogram = told.perplexity;
  say(byId("perplexity-said"), histogram ? `${histogram.unit}; shares of the documents of round ${told.round}` : "The documents of this language cannot be judged one by one.");
  byId("chart-perplexity").hidden = !histogram;
  if (!histogram) {
    return;
  }
  const edges = histogram.edges ?? [];
  const labels = edges.slice(0, -1).map((edge) => figure(edge));
  const bars = (name, colourName, decal) => ({
    id: name,
    name,
    type: "bar",
    data: shares(histogram.counts?.[name]),
    itemStyle: { color: ink(colourName), decal },
    barGap: "0%",
    barCategoryGap: "12%",
  });
  const before = past?.perplexity?.counts?.[chosen];
  const series = [bars(HUMANS, "human"), bars(chosen, "synthetic", { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: ink("hatch") })];
  if (before) {
    series.push({ id: "past", name: `${chosen} in round ${past.round}`, type: "line", step: "middle", showSymbol: false, data: shares(before), lineStyle: { color: ink("ink-soft"), width: 1.25 }, itemStyle: { color: ink("ink-soft") } });
  }
  const text = { color: ink("ink-soft"), fontSize: 12 };
  chart.draw(
    {
      ...frame(14),
      grid: { left: 8, right: 18, top: 40, bottom: 26, containLabel: true },
      legend: { data: series.map(({ name }) => name), top: 0, left: 0, type: "scroll", selectedMode: false, textStyle: { ...text, color: ink("ink") }, formatter: (name) => short(name, 24) },
      tooltip: tooltip((points) => surpriseTip(points, edges)),
      xAxis: axis("perplexity", { type: "category", data: labels, nameGap: 26, splitLine: { show: false } }),
      yAxis: axis("", { type: "value", axisLabel: { ...text, formatter: (value) => percent(value) } }),
      series,
    },
    `Documents by perplexity in round ${told.round}: people and ${chosen}`,
  );
}

function shares(counts) {
  const all = Array.isArray(counts) ? counts : [];
  const sum = all.reduce((total, value) => total + value, 0);
  return all.map((value) => (sum > 0 ? value / sum : 0));
}

function surpriseTip(points, edges) {
  const at = points[0]?.dataIndex ?? 0;
  const box = el("div", {}, el("b", {}, `${figure(edges[at])} to ${figure(edges[at + 1])}`));
  points.forEach(({ color, seriesName, value }) => box.append(tip(typeof color === "string" ? color : ink("ink"), short(seriesName, 24), percent(value))));
  return box;
}
