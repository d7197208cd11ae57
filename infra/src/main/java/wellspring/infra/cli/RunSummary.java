package wellspring.infra.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.ExitCode;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.dashboards.verdict.MeasureHistory.FirstLast;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.infra.run.RunManifest;

/**
 * What {@code run --json} prints.
 *
 * @param log as in the manifest: what others have written into it
 * @param verdict what became of each model, as in the manifest
 * @param models by model and measure, the first and the last value
 */
record RunSummary(
    String run,
    String directory,
    Status status,
    String reason,
    long seed,
    String fingerprint,
    double seconds,
    RunManifest.LogFacts log,
    List<ModelVerdict> verdict,
    SortedMap<String, Map<String, FirstLast>> models) {
  RunSummary {
    verdict = List.copyOf(verdict);
  }

  /** The exit code that says so. */
  int exitCode() {
    return switch (status) {
      case FINISHED -> ExitCode.OK;
      case ABORTED -> CommandFrame.INTERRUPTED;
      case FAILED -> ExitCode.SOFTWARE;
    };
  }

  String json() {
    return ResultJson.of(this);
  }
}
