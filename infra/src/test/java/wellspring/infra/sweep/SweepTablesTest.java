package wellspring.infra.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.sweep.SweepPlan;
import wellspring.agents.sweep.SweepPlanner;
import wellspring.infra.run.ChildJvm;
import wellspring.infra.run.RunException;

class SweepTablesTest {
  private static final SweepPlan PLAN =
      new SweepPlanner(
              new ScenarioLoader(Path.of("")),
              "drift",
              List.of("curators.no-human.human=0,{linear:{from:1,to:0,rounds:2}}"))
          .plan(2);

  /** Coprime to most lengths of lines, so that cuts fall everywhere in them. */
  private static final int STEP = 7;

  @TempDir private Path scratch;
  private SweepDirectory directory;

  @BeforeEach
  void writeAWholeSweep() {
    directory = new SweepDirectory(scratch);
    try (SweepTables tables = SweepTables.create(directory, PLAN)) {
      for (int run : new int[] {2, 1, 4, 3, 6, 5}) {
        tables.add(completed(run));
      }
    }
  }

  @Test
  void aSweepKilledInTheMiddleOfAWriteEndsWithTheSameTables() throws IOException {
    byte[] runs = Files.readAllBytes(directory.runs());
    byte[] rows = Files.readAllBytes(directory.measurements());
    Stream<String> whole = lines();
    List<String> expected = whole.toList();
    for (Path file : List.of(directory.runs(), directory.measurements())) {
      for (int size = 0; size < Files.size(file); size += STEP) {
        truncate(file, size);
        try (SweepTables tables = SweepTables.resume(directory, PLAN)) {
          for (int run = 1; run <= PLAN.size(); run++) {
            if (!tables.has(run)) {
              tables.add(completed(run));
            }
          }
        }
        assertThat(lines().toList()).as("%s cut at %d", file, size).isEqualTo(expected);
        Files.write(directory.runs(), runs);
        Files.write(directory.measurements(), rows);
      }
    }
  }

  @Test
  void onlyWhatIsMissingIsDoneAgain() throws IOException {
    truncate(directory.runs(), (int) Files.size(directory.runs()) - 1);
    try (SweepTables tables = SweepTables.resume(directory, PLAN)) {
      assertThat(Stream.iterate(1, i -> i + 1).limit(PLAN.size()).filter(tables::has))
          .containsExactly(1, 2, 3, 4, 6);
    }
  }

  @Test
  void failedRunsAreDoneAgainOnlyOnRequest() throws IOException {
    try (SweepTables tables = SweepTables.resume(directory, PLAN)) {
      assertThat(tables.has(3)).isTrue();
      assertThat(tables.failed()).isEqualTo(1);
      tables.forgetFailed();
      assertThat(tables.has(3)).isFalse();
      assertThat(tables.done()).isEqualTo(PLAN.size() - 1);
      tables.add(completed(3));
    }
    try (SweepTables tables = SweepTables.resume(directory, PLAN)) {
      assertThat(tables.done()).isEqualTo(PLAN.size());
    }
  }

  @Test
  void damageBeforeTheEndIsSaidAndLeftAsItIs() throws IOException {
    assertRefused(directory.runs(), "1,false", "1,true");
    assertRefused(directory.runs(), "\n4,", "\n2,");
    assertRefused(directory.runs(), "finished", "finnished");
    assertRefused(directory.runs(), "run,control", "rum,control");
    assertRefused(directory.measurements(), "\n1,1,", "\n2,1,");
    assertRefused(directory.measurements(), "\n4,0,", "\nx,0,");
    assertRefused(directory.measurements(), "run,round", "run,rounds");
  }

  @Test
  void aMissingTableIsSaid() throws IOException {
    Files.delete(directory.measurements());
    assertThatThrownBy(() -> SweepTables.resume(directory, PLAN))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll("measurements.csv", "missing");
  }

  @Test
  void twoProcessesCannotWriteTheSameSweep() throws Exception {
    try (SweepTables first = SweepTables.resume(directory, PLAN)) {
      assertThat(first.done()).isEqualTo(PLAN.size());
      assertThat(resumedElsewhere()).contains("another process");
      first.forgetFailed();
      assertThat(resumedElsewhere()).contains("another process");
      assertThatThrownBy(() -> SweepTables.resume(directory, PLAN))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("another process");
    }
    assertThat(resumedElsewhere()).isEqualTo("resumed");
  }

  /** What a process of its own says, as a JVM knows its own locks whatever the system thinks. */
  private String resumedElsewhere() throws Exception {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Elsewhere.class.getName(), scratch.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** Another process that would write the sweep. */
  static final class Elsewhere {
    private Elsewhere() {}

    /** Resumes the sweep in a folder, and says what came of it. */
    public static void main(String[] arguments) {
      try {
        SweepTables.resume(new SweepDirectory(Path.of(arguments[0])), PLAN).close();
        System.out.print("resumed");
      } catch (RunException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  private void assertRefused(Path file, String old, String damaged) throws IOException {
    String text = Files.readString(file);
    String broken = text.replaceFirst(old, damaged);
    assertThat(broken).isNotEqualTo(text);
    Files.writeString(file, broken);
    assertThatThrownBy(() -> SweepTables.resume(directory, PLAN))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll(file.toString(), "damaged", "nothing was changed");
    assertThat(file).hasContent(broken);
    Files.writeString(file, text);
  }

  /** All rows of both tables, in an order that does not depend on when runs ended. */
  private Stream<String> lines() throws IOException {
    return Stream.concat(
        Files.readAllLines(directory.runs()).stream().sorted(),
        Files.readAllLines(directory.measurements()).stream().sorted());
  }

  private static void truncate(Path file, int size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  /** Run 3 fails, with a reason that spans lines and has commas and quotes. */
  private static CompletedRun completed(int run) {
    boolean failed = run == 3;
    return new CompletedRun(
        PLAN.run(run),
        failed ? "first, \"second\"\nthird" : "",
        failed ? "" : "fingerprint-" + run,
        0.5 * run,
        failed ? List.of() : figures(run));
  }

  private static List<ModelMeasured> figures(int run) {
    List<ModelMeasured> figures = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      figures.add(new ModelMeasured("a" + round, "replace", round, "diversity", 0.1 * run, null));
      figures.add(new ModelMeasured("b" + round, "replace", round, "entropy", run / 3.0, 0.25));
    }
    return figures;
  }
}
