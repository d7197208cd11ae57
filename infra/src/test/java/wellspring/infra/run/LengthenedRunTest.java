package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.SmallRuns;

class LengthenedRunTest {
  @TempDir private Path scratch;

  private Path finished(String... overrides) {
    try (Lab lab = SmallRuns.lab();
        RunHandle run =
            lab.start(SmallRuns.request(overrides).recorded(SmallRuns.recording(scratch, "run")))) {
      run.await();
      return run.directory().orElseThrow().path();
    }
  }

  @Test
  void aRunGoesOnWithMoreRoundsThanItHasClosed() {
    StoppedRun run = StoppedRun.open(finished());

    assertThat(run.lengthened(9).scenario().rounds()).isEqualTo(9);
    assertThatThrownBy(() -> run.lengthened(4))
        .isInstanceOf(RunException.class)
        .hasMessage("--rounds 4 is not more than the 4 that run has closed: give at least 5");
  }

  @Test
  void whatWasMeasuredBesideOtherControlsIsNotLengthened() {
    StoppedRun run = StoppedRun.open(finished("curators.all-human.human={steps:{0:1,5:0.5}}"));

    assertThat(run.lengthened(5).scenario().rounds()).isEqualTo(5);
    assertThatThrownBy(() -> run.lengthened(9))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("other human-only controls: fork it instead, with rounds=9");
  }

  /** Killed after the manifest was written, and before the scenario was. */
  @Test
  void theManifestTellsHowManyRoundsThereAreToBe() {
    StoppedRun run = StoppedRun.open(finished());
    Scenario longer = run.lengthened(9).scenario();
    RunManifest manifest =
        run.manifest()
            .lengthened(ScenarioWriter.hash(longer), List.of("rounds=9"))
            .continued(new RunManifest.Continuation("2026-01-01T00:00:00Z", 4, List.of(), 9));
    RunDirectory.write(run.directory().manifest(), manifest.json());

    assertThat(StoppedRun.open(run.directory().path()).scenario()).isEqualTo(longer);
  }
}
