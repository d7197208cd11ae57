import { atMostEvery } from "./dom.js";

const TYPES = ["run", "round", "mark", "state", "ended", "progress", "training", "verdict", "nodes"];
const HIDDEN_MILLIS = 30_000;
const RETRY_MILLIS = 3_000;

/** Where many pages share a server's connections they take turns: so short a gap is no loss. */
const GAP_MILLIS = 2_500;

/**
 * Listens to the run's events, for as long as the page lives.
 *
 * The browser connects again by itself and names the last message that it had; only where it gives
 * up does this begin anew. A server that says farewell is not looked for any more. A tab that nobody
 * sees for long lets go of its connection, because a browser opens at most six to a server; it
 * catches up when it is seen.
 *
 * @param {string} url
 * @param {function(string, object)} told takes a message's type and content
 * @param {function(boolean)} connected takes whether there is a connection
 */
export function follow(url, told, connected) {
  let source = null;
  let hiding = null;
  let over = false;
  let missing = null;

  const back = () => {
    clearTimeout(missing);
    missing = null;
    connected(true);
  };
  const gone = () => {
    missing ??= setTimeout(() => connected(false), GAP_MILLIS);
  };
  const close = () => {
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    source = new EventSource(url);
    source.onopen = back;
    source.onerror = () => {
      gone();
      if (source?.readyState === EventSource.CLOSED) {
        again();
      }
    };
    source.addEventListener("bye", () => {
      over = true;
      close();
    });
    TYPES.forEach((type) => source.addEventListener(type, (event) => read(type, event.data, told)));
  };
  const again = atMostEvery(RETRY_MILLIS, () => {
    if (!over && !document.hidden && source?.readyState !== EventSource.OPEN) {
      open();
    }
  });

  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) {
      hiding = setTimeout(close, HIDDEN_MILLIS);
    } else if (!source && !over) {
      open();
    }
  });
  open();
}

/** A message that is no JSON is of a server that this page does not know; the rest may be. */
function read(type, data, told) {
  let message;
  try {
    message = JSON.parse(data);
  } catch {
    return;
  }
  if (message !== null && typeof message === "object") {
    told(type, message);
  }
}
