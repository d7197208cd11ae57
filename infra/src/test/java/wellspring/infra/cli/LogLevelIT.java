package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --log-level} has a run and a sweep tell operators, on standard error. */
class LogLevelIT {
  private static final String STAMP = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} ";

  @TempDir private Path scratch;

  @Test
  void infoHasALineForEachStageOfARunAndDebugMore() throws Exception {
    String[] run = {"run", "drift", "rounds=2", "--no-report", "--linger", "0s", "--port", "0"};
    List<String> info = ours(log("info", run), "run");
    assertThat(info.get(0)).matches("INFO  page at http://127.0.0.1:\\d+");
    assertThat(info.get(1))
        .matches("INFO  run drift-\\S+ starts: scenario drift, seed 1, 2 rounds, log memory, .*");
    assertThat(info)
        .anyMatch(line -> line.matches("INFO  replace released generation 1, checkpoint \\w{64}"))
        .anyMatch(line -> line.matches("INFO  round 1 closed in \\d+\\.\\d s"))
        .noneMatch(line -> line.startsWith("DEBUG"));
    assertThat(info.get(info.size() - 1))
        .matches("INFO  run finished after 2 rounds and \\d+\\.\\d s");

    List<String> debug = ours(log("debug", run), "run");
    assertThat(debug).contains("DEBUG round 0 opened", "DEBUG round 1 opened");
    assertThat(debug.stream().filter(line -> line.startsWith("INFO"))).hasSameSizeAs(info);
  }

  @Test
  void infoHasALineForEachRunOfASweepAndDebugItsSetting() throws Exception {
    String[] sweep = {
      "sweep", "drift", "rounds=2", "curators.no-human.human=0,1", "--replicas", "1", "--no-report"
    };
    List<String> debug = ours(log("debug", sweep), "sweep");
    List<String> info = debug.stream().filter(line -> line.startsWith("INFO")).toList();
    int runs = info.size() - 2;
    assertThat(info.get(0))
        .matches(
            "INFO  sweep drift-\\S+ starts: scenario drift, seed 1, runs %d, done already 0, log memory, directory .*"
                .formatted(runs));
    assertThat(info.subList(1, runs + 1))
        .allMatch(line -> line.matches("INFO  run \\d finished in \\d+\\.\\d s"));
    assertThat(info.get(runs + 1))
        .matches(
            "INFO  sweep finished after %d of %d runs, 0 failed, and \\d+\\.\\d s"
                .formatted(runs, runs));
    assertThat(debug)
        .anyMatch(
            line ->
                line.matches("DEBUG run 1 was setting 1 \\[0\\], replica 1, fingerprint \\w{64}"));
  }

  /** The lines of one logger, from their level on. */
  private static List<String> ours(List<String> lines, String logger) {
    String pattern = STAMP + "(\\w+ +)\\[[^\\]]*\\] wellspring\\." + logger + " (.*)";
    return lines.stream()
        .filter(line -> line.matches(pattern))
        .map(line -> line.replaceFirst(pattern, "$1$2"))
        .toList();
  }

  private List<String> log(String level, String... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(Arrays.asList(command));
    words.addAll(List.of("--kafka", "memory", "--out", scratch.resolve("out").toString()));
    words.addAll(List.of("--log-level", level));
    Path file = Files.createTempFile(scratch, "log", ".txt");
    Program.Outcome outcome =
        Program.fresh(
                scratch, List.of("-Dwellspring.log.file=" + file), words.toArray(String[]::new))
            .await();
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return Files.readAllLines(file);
  }
}
