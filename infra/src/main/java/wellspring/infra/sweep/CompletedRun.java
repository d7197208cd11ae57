package wellspring.infra.sweep;

import java.util.List;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.sweep.PlannedRun;

/**
 * What came of one run of a sweep.
 *
 * @param run which
 * @param reason why it failed; empty if it finished
 * @param fingerprint the hash of all that it produced; empty if no round was closed
 * @param seconds how long it took
 * @param measurements all its figures, sorted by id; none if it failed
 */
public record CompletedRun(
    PlannedRun run,
    String reason,
    String fingerprint,
    double seconds,
    List<ModelMeasured> measurements) {
  public CompletedRun {
    measurements = List.copyOf(measurements);
  }

  public boolean failed() {
    return !reason.isEmpty();
  }
}
