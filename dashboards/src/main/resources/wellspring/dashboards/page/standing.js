import { byId, say, set } from "./dom.js";
import { answer } from "./judgement.js";
import { obstacle } from "./permission.js";
import { figure } from "./words.js";

/** What is going on, in a word. */
function standing(run, connected) {
  if (run.ended) {
    return String(run.ended.status ?? "finished");
  }
  if (connected === false) {
    return "connection lost";
  }
  if (run.id === null) {
    return "connecting";
  }
  if (run.state.paused) {
    return run.closed + 1 < run.state.next ? "pausing" : "paused";
  }
  return "running";
}

/** The head of the page: which run this is, how far it is, and what it does. */
export function head(connection) {
  let announced = "";

  const announce = (run, word) => {
    const more = word === "connection lost" ? " The page tries again by itself." : "";
    const because = run.ended ? ` ${answer(run)}` : more;
    if (word !== announced && announced !== "") {
      say(byId("announcement"), `The run: ${word}.${because}`);
    }
    announced = word;
  };

  return {
    root: byId("status"),
    always: true,
    topics: ["round", "state", "ended", "progress", "training", "connection", "token", "nodes"],
    paint(run, changed) {
      if (changed.has("run") && run.id !== null) {
        introduce(run);
      }
      const word = standing(run, connection.alive);
      say(byId("status"), word);
      set(byId("status"), { "data-status": word.replace(" ", "-") });
      document.documentElement.classList.toggle("moves", word === "running");
      announce(run, word);
      course(run, word);
      const why = obstacle(run);
      byId("read-only").hidden = why === null;
      say(byId("read-only"), why ?? "");
    },
  };
}

function introduce({ told, rounds }) {
  say(byId("scenario"), String(told.scenario ?? "a run"));
  say(byId("description"), String(told.description ?? ""));
  const began = new Date(told.started ?? NaN);
  const parts = [told.run, ...(told.parent ? [told.parent] : []), `seed ${told.seed}`, `${rounds} rounds`];
  if (!Number.isNaN(began.getTime())) {
    parts.push(`began ${began.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}`);
  }
  say(byId("particulars"), parts.join(" · "));
  say(byId("yaml"), String(told.yaml ?? ""));
}

function course(run, word) {
  const done = run.closed + 1;
  const of = run.rounds > 0 ? ` of ${run.rounds}` : "";
  say(byId("round"), run.id === null ? "" : `${done}${of} rounds`);
  set(byId("progress"), { max: Math.max(1, run.rounds), value: done });
  byId("progress").setAttribute("aria-valuetext", `${done}${of} rounds closed`);
  say(byId("activity"), activity(run, word));
  say(byId("nodes"), nodes(run));
  byId("nodes").hidden = run.nodes === null;
  say(byId("left-out"), leftOut(run));
  byId("left-out").hidden = run.leftOut <= 0;
  document.title =
    run.id === null
      ? "Wellspring"
      : `${word === "running" ? `${done}/${run.rounds}` : word} · ${run.told.scenario} · Wellspring`;
}

/** Which nodes work on the run, and what lives on each. */
function nodes({ nodes: told }) {
  const places = Object.entries(told?.nodes ?? {}).map(([node, agents]) => {
    const who = Array.isArray(agents) && agents.length > 0 ? agents.join(", ") : "nobody";
    return `${node}${node === told.leader ? " (leads)" : ""}: ${who}`;
  });
  return `On ${places.length} ${places.length === 1 ? "node" : "nodes"} · ${places.join(" · ")}`;
}

function leftOut(run) {
  const shown = `${run.closed + 1 - run.leftOut} of ${run.closed + 1}`;
  return `Shown are ${shown} rounds: of the older ones a part. Every round: wellspring open RUN --every-round`;
}

function activity(run, word) {
  if (run.ended) {
    return Number.isFinite(run.ended.seconds) ? `took ${figure(run.ended.seconds)} s` : "";
  }
  if (word === "connection lost") {
    return "Trying again; what was shown stays.";
  }
  const { progress } = run;
  if (!progress || word === "paused") {
    return word === "paused" ? `before round ${run.closed + 1}` : "";
  }
  const parts = [];
  const isOpen = progress.round > run.closed;
  const training = [...run.trainings.values()].find(({ steps }) => steps > 0);
  if (isOpen) {
    parts.push(`round ${progress.round}: ${progress.doing ?? ""}`);
  }
  if (training) {
    parts.push(
      `${training.model} at step ${training.step} of ${training.steps}, loss ${figure(training.loss)}`,
    );
  } else if (isOpen && progress.steps > 0) {
    parts.push(`${progress.done} of ${progress.steps}`);
  }
  if (progress.eventsPerSecond > 0) {
    parts.push(`${figure(progress.eventsPerSecond)} events/s`);
  }
  return parts.join(" · ");
}
