import { stored, token } from "./ask.js";

/** Why nobody can steer the run from this page; null if they can. */
export function obstacle(run) {
  if (run.ended) {
    return "The run is over, so there is nothing left to steer.";
  }
  if (stored) {
    return "This page follows what the run writes into its folder. To steer it, open the address that the run printed.";
  }
  if (!token()) {
    return "You can watch, not steer: open the address that the run printed first, with its #token=…, to take part.";
  }
  return run.id === null ? "Waiting for the run." : null;
}
