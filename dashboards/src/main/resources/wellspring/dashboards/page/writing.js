import { get, steer } from "./ask.js";
import { byId, say } from "./dom.js";
import { obstacle } from "./permission.js";
import { count } from "./words.js";

/** The box in which a person writes a document, and what became of it. */
export function writing(choice) {
  const root = byId("writing");
  const text = byId("write");
  const send = byId("send");
  const example = byId("example");
  const answer = byId("write-answer");
  const show = byId("show-document");
  let sent = null;
  let runs = null;

  const tally = () => say(byId("write-count"), count([...text.value].length, "character"));
  const offerToShow = () => (show.hidden = sent === null || runs.closed < sent.round);

  const tell = (message, refused) => {
    say(answer, message);
    answer.classList.toggle("refused", refused);
  };

  text.addEventListener("input", tally);
  example.addEventListener("click", async () => {
    try {
      text.value = await aPersonsText(runs);
      tally();
      text.focus();
    } catch (refusal) {
      tell(refusal.message, true);
    }
  });
  root.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (text.value.trim() === "") {
      tell("There is nothing to send: write some words first.", true);
      text.focus();
      return;
    }
    send.disabled = true;
    try {
      const { round, document, said } = await steer({ action: "write", text: text.value });
      sent = { round, document };
      tell(said ?? `It will be document ${document}, in round ${round}.`, false);
      text.value = "";
      tally();
      offerToShow();
    } catch (refusal) {
      tell(refusal.message, true);
    }
    send.disabled = obstacle(runs) !== null;
  });
  show.addEventListener("click", () => {
    choice.look("visitor", sent.round);
    byId("reading").scrollIntoView();
    byId("round-slider").focus({ preventScroll: true });
  });

  return {
    root,
    always: true,
    topics: ["round", "ended", "token"],
    paint(run, changed) {
      runs = run;
      if (changed.has("run")) {
        sent = null;
        say(answer, "");
      }
      const closed = !run.takesDocuments && run.id !== null;
      text.disabled = closed || obstacle(run) !== null;
      send.disabled = text.disabled;
      example.disabled = text.disabled || run.closed < 0 || run.cohorts.length === 0;
      const words = "It enters the next round as a person's, and models may learn from it.";
      say(
        byId("write-help"),
        closed ? "This scenario takes no documents from visitors (key steering.documents)." : words,
      );
      offerToShow();
    },
  };
}

/** A text of the newest round that a person wrote: what a document of the language looks like. */
async function aPersonsText({ cohorts, closed }) {
  const { documents } = await get("api/documents", { model: cohorts[0].name, round: closed });
  return (documents?.[0]?.words ?? []).map(({ text }) => text).join("");
}
