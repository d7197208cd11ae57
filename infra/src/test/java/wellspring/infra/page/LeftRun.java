package wellspring.infra.page;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.run.FlowsFile;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunOpening;
import wellspring.infra.run.SteeringFile;
import wellspring.model.measure.Measure;

/** What a run of three models leaves in its folder, made up: closed gets worse, open does not. */
final class LeftRun implements AutoCloseable {
  final RunDirectory directory;
  private final MeasurementsFile measurements;
  private final ReleasesFile releases;
  private final FlowsFile flows;
  private final SteeringFile steering;

  /** One that is under way. */
  LeftRun(Path folder, String name) {
    directory = RunDirectory.create(folder, name);
    RunDirectory.write(directory.scenario(), ScenarioWriter.yaml(scenario()));
    manifest(RunManifest.RunOutcome.RUNNING);
    measurements = new MeasurementsFile(directory.measurements());
    releases = new ReleasesFile(directory.releases());
    flows = new FlowsFile(directory.flows());
    steering = new SteeringFile(directory.steering());
  }

  static Scenario scenario() {
    return new ScenarioLoader(Path.of("")).load("collapse", List.of("rounds=6"));
  }

  /** One that has ended as it should, after some rounds. */
  static LeftRun finished(Path folder, String name, int rounds) {
    LeftRun run = new LeftRun(folder, name);
    for (int round = 0; round < rounds; round++) {
      run.round(round);
    }
    run.close();
    run.manifest(new RunManifest.RunOutcome("finished", "", rounds, "ab12", 1.5, List.of()));
    return run;
  }

  void manifest(RunManifest.RunOutcome outcome) {
    RunManifest manifest =
        new RunManifest(
            new RunManifest.RunIdentity(
                directory.run(),
                "collapse",
                "",
                7,
                "wellspring run",
                List.of(),
                "",
                RunOpening.AT_ONCE),
            outcome,
            RunManifest.RunEnvironment.of(
                Instant.parse("2026-01-01T00:00:00Z"), LogPlace.MEMORY, ""));
    RunDirectory.write(directory.manifest(), manifest.json());
  }

  void steer(int round, String change) {
    steering.steered(new Intervened("s" + round, round, change));
  }

  void round(int round) {
    ClosedRound closed =
        new ClosedRound(
            round,
            List.of(
                measured(round, "closed", 60 * (1 + 10.0 * round)),
                measured(round, "open", 60 + round % 2)),
            List.of(
                new ModelReleased(
                    "g/closed", "closed", round, round + 1, "ab" + round, 20, 0.25, 1.75)),
            new RoundFlows(
                List.of(
                    new RoundFlows.Written(
                        "people", DocumentOrigin.HUMAN, ClaimedOrigin.SYNTHETIC, 20, 200L)),
                List.of(
                    new RoundFlows.Curated(
                        "all-human", "open", "people", DocumentOrigin.HUMAN, 20, 200L))));
    measurements.roundClosed(closed);
    releases.roundClosed(closed);
    flows.roundClosed(closed);
  }

  private static ModelMeasured measured(int round, String model, double value) {
    return new ModelMeasured("m", model, round, Measure.HELD_OUT_PERPLEXITY.id(), value, null);
  }

  @Override
  public void close() {
    measurements.close();
    releases.close();
    flows.close();
    steering.close();
  }
}
