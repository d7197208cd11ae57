import { byId, el, say, set } from "./dom.js";

/** What came out of a run that is over, and how to repeat it. */
export function ending() {
  const root = byId("result");
  byId("copy").addEventListener("click", async () => {
    const command = byId("repeat");
    try {
      await navigator.clipboard.writeText(command.textContent);
      say(byId("copied"), "copied");
    } catch {
      getSelection().selectAllChildren(command);
      say(byId("copied"), "selected; copy it with Ctrl-C");
    }
  });

  return {
    root,
    always: true,
    topics: ["ended"],
    paint(run) {
      const { ended } = run;
      root.hidden = ended === null;
      byId("to-result").hidden = root.hidden;
      if (ended === null) {
        return;
      }
      const reason = ended.reason ? [`The run ${ended.status}: ${ended.reason}`] : [];
      byId("verdict").replaceChildren(
        ...[...reason, ...ended.verdict].map((line) => el("li", {}, String(line))),
      );
      say(byId("repeat"), ended.repeat ?? run.told.repeat ?? "");
      say(byId("fingerprint"), ended.fingerprint ?? "");
      set(byId("fingerprint").closest("div"), { hidden: !ended.fingerprint });
      byId("report-line").hidden = ended.report !== true;
    },
  };
}
