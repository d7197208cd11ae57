package wellspring.infra.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.steering.StartOptions;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;

/** A run is told as it ended, whatever of it cannot be written. */
class RunEndsTest {
  private static final StartOptions SLOW =
      new StartOptions(false, OptionalDouble.of(20), List.of());

  @TempDir private Path scratch;

  @Test
  void failsWithTheTrueRoundsAndTheFirstReasonIfItsFolderIsTakenAway() throws Exception {
    RunRequest request =
        SmallRuns.request("rounds=1000").opening(SLOW).recorded(recording()).observedBy(afterTwo());
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(request)) {
      RunResult result = run.await();
      assertThat(result.status()).isEqualTo(Status.FAILED);
      assertThat(SmallRuns.control(run.log()))
          .filteredOn(RoundClosed.class::isInstance)
          .hasSize(result.ended().round())
          .hasSizeGreaterThan(1);
      assertThat(result.fingerprint()).isNotEmpty();
      assertThat(result.reason()).contains("checkpoint").contains("no such file or folder");
      assertThat(result.remarks())
          .as("what could not be written")
          .anySatisfy(remark -> assertThat(remark).contains("cannot write").contains("flows.csv"))
          .anySatisfy(remark -> assertThat(remark).startsWith("The manifest is out of date"))
          .noneSatisfy(remark -> assertThat(remark).endsWith(".partial"));
    }
  }

  private RunObserver afterTwo() {
    return new RunObserver() {
      @Override
      public void roundClosed(ClosedRound round) {
        if (round.round() == 1) {
          moveAway();
        }
      }
    };
  }

  private void moveAway() {
    try {
      Files.move(scratch.resolve("small"), scratch.resolve("elsewhere"));
    } catch (IOException e) {
      throw new IllegalStateException("it stays", e);
    }
  }

  @Test
  void hasFailedThoughAllItsRoundsAreClosedIfATableIsNotWhole() throws IOException {
    RunResult whole;
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request())) {
      whole = run.await();
    }
    RecordingOptions blocked =
        new RecordingOptions(this::withAFolderWhereATableBelongs, List.of(), own -> "", own -> {});
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().recorded(blocked))) {
      RunResult result = run.await();
      assertThat(result.status()).isEqualTo(Status.FAILED);
      assertThat(result.ended().round()).isEqualTo(SmallRuns.ROUNDS);
      assertThat(result.fingerprint()).isEqualTo(whole.fingerprint());
      assertThat(result.reason()).contains("all rounds are closed").contains("tables");
      assertThat(result.remarks()).singleElement().asString().contains("flows.csv");
      RunManifest.RunOutcome told = RunManifest.read(run.directory().orElseThrow()).outcome();
      assertThat(told.status()).isEqualTo("failed");
      assertThat(told.roundsClosed()).isEqualTo(SmallRuns.ROUNDS);
    }
  }

  private RunDirectory withAFolderWhereATableBelongs() {
    RunDirectory directory = RunDirectory.create(scratch, "small");
    try {
      Files.createDirectories(directory.flows().resolve("in the way"));
    } catch (IOException e) {
      throw new RunException("no folder", e);
    }
    return directory;
  }

  @Test
  void isFinishedThoughOtherFilesCannotBeMadeOfIt() {
    RecordingOptions recording =
        new RecordingOptions(
            () -> RunDirectory.create(scratch, "small"),
            List.of(),
            own -> "",
            own -> {
              throw new IllegalStateException("no drawing today");
            });
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().recorded(recording))) {
      RunResult result = run.await();
      assertThat(result.status()).isEqualTo(Status.FINISHED);
      assertThat(result.remarks()).containsExactly("There are no Parquet files: no drawing today");
      assertThat(RunManifest.read(run.directory().orElseThrow()).outcome().status())
          .isEqualTo("finished");
    }
  }

  private RecordingOptions recording() {
    return SmallRuns.recording(scratch, "small");
  }
}
