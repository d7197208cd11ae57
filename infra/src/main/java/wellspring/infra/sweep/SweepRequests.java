package wellspring.infra.sweep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.sweep.PlannedRun;
import wellspring.dashboards.report.FlatSettings;
import wellspring.infra.lab.RecordingOptions;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.run.RunDirectory;

/** What a sweep asks of a lab: its runs as they are planned, recorded if they are to be kept. */
final class SweepRequests {
  private final Optional<SweepDirectory> keep;

  /**
   * @param keep the sweep in whose folder whole run directories are left; empty if nobody wants
   *     them
   */
  SweepRequests(Optional<SweepDirectory> keep) {
    this.keep = keep;
  }

  /** The request for a planned run. */
  RunRequest of(PlannedRun run) {
    return keep.map(sweep -> recorded(sweep, run))
        .orElseGet(() -> RunRequest.of(run.point().scenario()).seeded(run.seed()))
        .called("run-" + run.number());
  }

  /** A run that leaves a whole directory, as a run by itself does. */
  private static RunRequest recorded(SweepDirectory sweep, PlannedRun run) {
    Scenario scenario =
        new ScenarioLoader(sweep.path())
            .load(
                sweep.point(run.point().number()).toString(),
                List.of("seed=" + run.seed().value()));
    return RunRequest.of(scenario)
        .recorded(
            new RecordingOptions(
                () -> RunDirectory.renew(sweep.kept(run.number())),
                changes(sweep, scenario),
                directory -> "wellspring run " + directory.scenario(),
                directory -> {})); // the sweep turns the files of all its runs at its end
  }

  /** Those of the sweep, and what its axes set. */
  private static List<String> changes(SweepDirectory sweep, Scenario scenario) {
    return Stream.concat(
            SweepManifest.read(sweep).changes().stream(),
            FlatSettings.changes(
                new ScenarioLoader(sweep.path()).preview(sweep.scenario().toString(), List.of()),
                scenario)
                .stream())
        .toList();
  }
}
