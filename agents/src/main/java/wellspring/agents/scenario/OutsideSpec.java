package wellspring.agents.scenario;

import java.time.Duration;

/**
 * A program outside that writes for people.
 *
 * @param patienceSeconds how long it may take for an answer, at least 1
 */
public record OutsideSpec(int patienceSeconds) {

  /** How long it may take for an answer. */
  public Duration patience() {
    return Duration.ofSeconds(patienceSeconds);
  }
}
