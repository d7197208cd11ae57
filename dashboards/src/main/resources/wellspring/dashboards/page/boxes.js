import { say } from "./dom.js";

/** Room beside the words in a box, in pixels. */
export const INSET = 8;

/** What each text says in full, and the room that it was cut to. */
const fitted = new WeakMap();

/** Says as much of a text as there is room for; letters differ in width, so it is measured. */
export function fit(element, text, room) {
  const known = fitted.get(element);
  if (known?.text === text && known.room === room) {
    return;
  }
  fitted.set(element, { text, room });
  const letters = [...text];
  let kept = letters.length;
  say(element, text);
  while (kept > 1 && element.getComputedTextLength() > room) {
    kept -= 1;
    say(element, letters.slice(0, kept).join("").trimEnd() + "…");
  }
}
