package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What runs leave that are stopped and go on. */
final class ResumedFiles {
  private ResumedFiles() {}

  /** The folder of the run that was begun there; empty if its manifest is not there yet. */
  static Optional<Path> folder(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return Optional.empty();
    }
    try (Stream<Path> runs = Files.list(out)) {
      return runs.filter(run -> Files.isRegularFile(run.resolve("manifest.json"))).findFirst();
    }
  }

  /** What a run leaves, but for what tells when and where it was done. */
  static Map<String, Object> of(Path run) throws IOException {
    SortedMap<String, Object> files = new TreeMap<>();
    for (String name : List.of("measurements.csv", "releases.csv", "flows.csv")) {
      files.put(name, Files.readString(run.resolve(name)));
    }
    for (String name : List.of("payments.csv", "readings.csv", "cohorts.csv", "voices.csv")) {
      if (Files.exists(run.resolve(name))) { // nothing happens to people in most runs
        files.put(name, Files.readString(run.resolve(name)));
      }
    }
    Path training = run.resolve("training.csv");
    if (Files.exists(training)) { // some trainings say nothing of how they go
      files.put("training.csv", Files.readAllLines(training).stream().sorted().toList());
    }
    try (Stream<Path> checkpoints = Files.walk(run.resolve("checkpoints"))) {
      files.put(
          "checkpoints", checkpoints.map(run::relativize).map(Path::toString).sorted().toList());
    }
    for (String table : List.of("documents", "probes")) {
      files.put(table, rows("SELECT * EXCLUDE (run) FROM " + table + " ORDER BY ALL", run));
    }
    return files;
  }

  private static String rows(String sql, Path run) {
    Program.Outcome outcome = Program.here("query", run.toString(), sql, "--format", "csv");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out();
  }
}
