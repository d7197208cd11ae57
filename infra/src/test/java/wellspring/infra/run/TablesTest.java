package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ModelReleased;
import wellspring.dashboards.page.ClosedRound;
import wellspring.model.learner.FitRequest;

class TablesTest {
  private static final ClosedRound ROUND =
      new ClosedRound(
          3,
          List.of(),
          List.of(
              new ModelReleased("g0002/slow", "slow", 3, 2, "ab12", 100, 0.25, 1.75),
              new ModelReleased("g0004/quick", "quick", 3, 4, "cd34", 20, 1, 1)));

  @TempDir private Path folder;

  @Test
  void releasesAreATidyTableThatCanBeReadBack() throws IOException {
    Path file = folder.resolve("releases.csv");
    try (ReleasesFile table = new ReleasesFile(file)) {
      table.roundClosed(ROUND);
    }
    assertThat(file)
        .hasContent(
            """
            round,agent,generation,checkpoint,documents,human_share,depth
            3,slow,2,ab12,100,0.25,1.75
            3,quick,4,cd34,20,1.0,1.0
            """);
    assertThat(ReleasesFile.read(file)).isEqualTo(ROUND.releases());
  }

  @Test
  void releasesOfARunThatIsUnderWayCanBeRead() {
    Path file = folder.resolve("releases.csv");
    try (ReleasesFile table = new ReleasesFile(file)) {
      table.roundClosed(ROUND);
      assertThat(file).doesNotExist();
      assertThat(ReleasesFile.read(file)).hasSize(2);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTableThatIsNotWholeNeverStandsAtItsPlace() throws IOException {
    Path file = folder.resolve("releases.csv");
    Files.createSymbolicLink(folder.resolve("releases.csv.partial"), Path.of("/dev/full"));
    ReleasesFile table = new ReleasesFile(file);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> table.roundClosed(ROUND))
        .withMessageContaining("cannot write " + file)
        .withMessageEndingWith("the disk is full: free space on it");
    table.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void whatIsNoTableOfReleasesIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("releases.csv"), "a,b\n1,2\n");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ReleasesFile.read(file))
        .withMessageContaining(file + " is no table of releases");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ReleasesFile.read(folder.resolve("none.csv")))
        .withMessageContaining("none.csv");
  }

  @Test
  void trainingsHaveARowForEachEvaluationAndTheLastStep() throws IOException {
    Path file = folder.resolve("training.csv");
    try (TrainingFile table = new TrainingFile(file, problem -> {})) {
      table.accept(training(1, OptionalDouble.of(3.5)));
      table.accept(training(2, OptionalDouble.empty()));
      assertThat(folder.resolve("training.csv.partial")).content().hasLineCount(2);
      table.accept(training(3, OptionalDouble.empty()));
    }
    assertThat(file)
        .hasContent(
            """
            round,model,generation,step,steps,loss,held_out_loss,learning_rate
            4,closed,5,1,3,2.0,3.5,0.001
            4,closed,5,3,3,2.0,,0.001
            """);
  }

  @Test
  void runWithoutATrainingLeavesNoTableOfThem() {
    new TrainingFile(folder.resolve("training.csv"), problem -> {}).close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tableOfTrainingsThatCannotBeWrittenIsToldOnceAndStopsNobody() {
    List<String> problems = new ArrayList<>();
    try (TrainingFile table = new TrainingFile(folder.resolve("no/training.csv"), problems::add)) {
      table.accept(training(3, OptionalDouble.empty()));
      table.accept(training(3, OptionalDouble.empty()));
    }
    assertThat(problems).singleElement().asString().contains("no/training.csv");
  }

  @Test
  void reportAfterTheEndChangesNothing() throws IOException {
    Path file = folder.resolve("training.csv");
    TrainingFile table = new TrainingFile(file, problem -> {});
    table.accept(training(3, OptionalDouble.empty()));
    table.close();
    String before = Files.readString(file);
    table.accept(training(3, OptionalDouble.empty()));
    assertThat(file).hasContent(before);
  }

  private static TrainingProgress training(int step, OptionalDouble heldOut) {
    return new TrainingProgress(
        4, 5, new FitRequest.FitProgress("closed", step, 3, 2, heldOut, 1e-3));
  }
}
