package wellspring.infra.run;

import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Steered;

/** Somebody who wants to know how a run goes. Called from one thread, in the log's order. */
@FunctionalInterface
public interface RoundListener {

  /** A round was closed. */
  void roundClosed(ClosedRound round);

  /** A round was opened. */
  default void roundOpened(RoundOpened event) {}

  /** Somebody steered the run. */
  default void steered(Steered event) {}

  /** The run is over. */
  default void runEnded(RunEnded event) {}
}
