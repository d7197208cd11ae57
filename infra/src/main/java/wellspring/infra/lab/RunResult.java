package wellspring.infra.lab;

import java.util.List;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.infra.run.RunManifest;

/**
 * What came of a run, however it ended.
 *
 * @param run its name
 * @param ended how it ended, after how many closed rounds
 * @param seconds how long it took, from the clock of its request
 * @param verdict on its closed rounds, made when somebody asks for it
 * @param log what there is to know of its log
 * @param repeat the command that repeats it; empty if it was not recorded
 * @param remarks what could not be written at the very end, in sentences
 */
public record RunResult(
    String run,
    RunEnded ended,
    double seconds,
    RunVerdict verdict,
    RunManifest.LogFacts log,
    String repeat,
    List<String> remarks) {
  public RunResult {
    remarks = List.copyOf(remarks);
  }

  /** Whether it finished. */
  public Status status() {
    return ended.status();
  }

  /** Why it did not finish; empty if it did. */
  public String reason() {
    return ended.reason();
  }

  /** The hash of all that its closed rounds produced; empty if none was closed. */
  public String fingerprint() {
    return ended.fingerprint();
  }
}
