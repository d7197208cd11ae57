package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports say of a scenario whose description was written before it was changed. */
class ChangedScenarioTest {
  private static final String CHANGED = "here evaluation.probeDocuments was changed.";

  @TempDir private Path scratch;
  private Path own;

  /** A file of the user's, which goes by the name of a built-in that it is not. */
  @BeforeEach
  void writeScenario() throws IOException {
    String builtIn = Program.here("scenarios", "show", "collapse").out();
    own =
        Files.writeString(
            scratch.resolve("own.yaml"),
            builtIn
                .replaceAll("(?m)^rounds:.*", "rounds: 2")
                .replaceAll("(?m)^description:.*", "description: \"My own three models.\""));
  }

  @Test
  void whatWasChangedInAFileStandsBesideItsDescription() throws IOException {
    Path run = made("run", own.toString(), "evaluation.probeDocuments=50", "seed=3");

    page(run, "report.html")
        .contains("My own three models.", CHANGED)
        .contains("differs from the file of the scenario", "evaluation.probeDocuments&#x3D;50")
        .doesNotContain("built-in");
    assertThat(Program.here("report", run.toString(), "--for", "policy").exitCode()).isZero();
    page(run, "brief.html").contains("My own three models.", CHANGED);
  }

  @Test
  void aFileThatWasNotChangedIsSaidToBeChangedInNothing() throws IOException {
    page(made("run", own.toString()), "report.html")
        .contains("My own three models.")
        .doesNotContain("as it was written", "built-in", "differs from");
  }

  @Test
  void anOlderRunOfAFileIsReadAndSaysNothingOfIt() throws IOException {
    Path run = made("run", own.toString(), "evaluation.probeDocuments=50");
    Path manifest = run.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("\"changes\" : \\[[^]]*],", ""));
    Files.writeString(
        run.resolve("scenario.yaml"),
        Files.readString(run.resolve("scenario.yaml")).replace("name: collapse", "name: own"));

    assertThat(Program.here("report", run.toString()).exitCode()).isZero();
    page(run, "report.html").contains("My own three models.").doesNotContain("as it was written");
  }

  @Test
  void aSweepTellsWhatWasChangedForAllItsRunsAndARunOfItAlsoWhatTheAxesSet() throws IOException {
    Path sweep =
        made(
            "sweep",
            own.toString(),
            "evaluation.probeDocuments=50",
            "curators.tenth-human.human=0.2,0.4",
            "--replicas",
            "1",
            "--keep");

    page(sweep, "report.html").contains("My own three models.", CHANGED);
    Path kept = sweep.resolve("runs/000001");
    assertThat(Program.here("report", kept.toString()).exitCode()).isZero();
    page(kept, "report.html")
        .contains("evaluation.probeDocuments, evaluation.control and curators.tenth-human.human");
  }

  private Path made(String... arguments) throws IOException {
    Path out = scratch.resolve("out");
    Program.Outcome outcome =
        Program.here(
            Stream.concat(
                    Stream.of(arguments),
                    List.of("--kafka", "memory", "--out", out.toString()).stream())
                .toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    try (Stream<Path> folders = Files.list(out)) {
      return folders.findFirst().orElseThrow();
    }
  }

  private static AbstractStringAssert<?> page(Path folder, String name) throws IOException {
    return assertThat(Files.readString(folder.resolve(name)));
  }
}
