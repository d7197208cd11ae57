import { get } from "./ask.js";
import { Chart } from "./chart.js";
import { atMostEvery, byId, say } from "./dom.js";
import { drawRanks } from "./ranks.js";
import { Surprise } from "./surprise.js";

const MOST_KEPT = 16;

/** How often words occur, and how surprising documents are, in the chosen round. */
export function spread(choice, shown) {
  const ranks = new Chart(byId("chart-ranks"));
  const surprise = new Surprise(byId("chart-perplexity"), byId("perplexity-said"));
  const kept = new Map();
  let current = null;

  const load = async (round) => {
    if (!kept.has(round)) {
      const told = await get("api/distributions", { round });
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
        byId("chart-ranks").closest("figure").hidden = Object.keys(told.ranks ?? {}).length === 0;
        drawRanks(ranks, { run, told, earlier, shown, chosen: model });
        surprise.draw(told, earlier.at(-1), model);
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
        surprise.begin();
        say(byId("ranks-title"), `How often ${run.word}s occur`);
        say(byId("ranks-said"), ranksSaid(run.word));
      }
      current = run;
      draw();
    },
  };
}

function ranksSaid(word) {
  return `Both axes logarithmic. A line that ends early has lost its rare ${word}s. Earlier rounds are faint.`;
}

/** Two rounds to compare a round with: the first in which models wrote, and the middle. */
function earlierThan(round) {
  return [1, Math.floor(round / 2)].filter(
    (other, i, all) => other > 0 && other < round && all.indexOf(other) === i,
  );
}
