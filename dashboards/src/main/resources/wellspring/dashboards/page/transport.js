import { steer } from "./ask.js";
import { byId, el, say } from "./dom.js";
import { obstacle } from "./permission.js";
import { figure } from "./words.js";

const UNLIMITED = "unlimited";
const ANSWER_MILLIS = 12_000;

/** Pause, resume, step and speed. */
export function transport() {
  const root = byId("transport");
  const pause = byId("pause");
  const step = byId("step");
  const speed = byId("speed");
  let paused = false;
  let fading = null;

  const order = async (what) => {
    const answer = byId("transport-answer");
    try {
      say(answer, (await steer(what)).said ?? "");
      answer.classList.remove("refused");
      clearTimeout(fading);
      fading = setTimeout(() => say(answer, ""), ANSWER_MILLIS);
    } catch (refusal) {
      clearTimeout(fading);
      say(answer, refusal.message);
      answer.classList.add("refused");
    }
  };
  root.addEventListener("submit", (event) => event.preventDefault());
  pause.addEventListener("click", () => order({ action: paused ? "resume" : "pause" }));
  step.addEventListener("click", () => order({ action: "step" }));
  speed.addEventListener("change", () =>
    order({ action: "speed", roundsPerSecond: speed.value === UNLIMITED ? null : Number(speed.value) }),
  );

  return {
    root,
    always: true,
    topics: ["state", "ended", "token"],
    paint(run, changed) {
      paused = run.state.paused === true;
      const why = obstacle(run);
      [pause, step, speed].forEach((control) => {
        control.disabled = why !== null || (control === step && !paused);
        control.title = why ?? (control === step ? "Run one round, then pause again" : "");
      });
      say(pause, paused ? "Resume" : "Pause");
      if (changed.has("run") || changed.has("ended")) {
        say(byId("transport-answer"), "");
      }
      showSpeed(speed, run.state.roundsPerSecond);
    },
  };
}

function showSpeed(select, roundsPerSecond) {
  const value = roundsPerSecond > 0 ? String(roundsPerSecond) : UNLIMITED;
  if (![...select.options].some((option) => option.value === value)) {
    select.append(el("option", { value }, `${figure(roundsPerSecond)} rounds/s`));
  }
  if (document.activeElement !== select || select.value !== value) {
    select.value = value;
  }
}
