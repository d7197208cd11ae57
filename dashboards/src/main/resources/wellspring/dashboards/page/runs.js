import { get, takeToken, token } from "./ask.js";
import { atMostEvery, byId, say } from "./dom.js";
import { onScheme } from "./look.js";
import { Overlay } from "./overlay.js";
import { Shelf } from "./shelf.js";

/** The page of stored runs: a list, and above it the curves of those that were chosen. */

const REFRESH_MILLIS = 5_000;

takeToken();

const overlay = new Overlay();
const shelf = new Shelf((chosen) => overlay.show(chosen));

function mayWrite() {
  byId("notes-read-only").hidden = token() !== null;
  shelf.allow(token() !== null);
}

async function refresh() {
  try {
    const { folders, runs } = await get("api/runs", {});
    say(byId("folders"), (folders ?? []).join(" · "));
    shelf.tell(Array.isArray(runs) ? runs : []);
    overlay.refresh();
  } catch (refusal) {
    say(byId("filter-said"), refusal.message);
  }
}

addEventListener("hashchange", () => {
  takeToken();
  mayWrite();
});
onScheme(() => shelf.recolour());
new ResizeObserver(atMostEvery(100, () => overlay.draw())).observe(byId("main"));
mayWrite();
await refresh();
setInterval(() => document.hidden || refresh(), REFRESH_MILLIS);
