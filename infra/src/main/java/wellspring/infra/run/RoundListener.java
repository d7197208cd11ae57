package wellspring.infra.run;

import java.util.List;
import wellspring.agents.event.Measured;

/** Somebody who wants to know what a round showed. Called from one thread, round by round. */
@FunctionalInterface
public interface RoundListener {

  /**
   * A round was closed.
   *
   * @param round the round, from 0
   * @param measurements what was measured, sorted by id
   */
  void roundClosed(int round, List<Measured> measurements);
}
