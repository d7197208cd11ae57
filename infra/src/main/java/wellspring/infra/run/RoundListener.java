package wellspring.infra.run;

import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.dashboards.page.ClosedRound;

/** Is told how a run goes. Called from one thread, in the log's order. */
@FunctionalInterface
public interface RoundListener {

  /** A round was closed. */
  void roundClosed(ClosedRound round);

  /** Where a closed round's events stand in the log; told before what it showed. */
  default void roundLocated(RoundClosed event) {}

  /** A round was opened. */
  default void roundOpened(RoundOpened event) {}

  /** A round went on without a program that takes part from outside. */
  default void participantMissed(ParticipantMissed event) {}

  /** The run was stopped, and goes on. */
  default void runContinued(RunContinued event) {}

  /** All rounds so far are those of another run. */
  default void runForked(RunForked event) {}

  /** A person steered the run. */
  default void steered(Steered event) {}

  /** The run is over. */
  default void runEnded(RunEnded event) {}
}
