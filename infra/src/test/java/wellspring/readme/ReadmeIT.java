package wellspring.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README's commands work as they stand, in its order, where its files are; for those about
 * clusters see {@link ReadmeClusterIT}.
 */
class ReadmeIT {
  @TempDir private static Path folder;
  private static ReadmeDesk desk;

  @BeforeAll
  static void layTheDesk() throws Exception {
    desk = new ReadmeDesk(folder);
  }

  static Stream<String> commands() throws IOException {
    return ReadmeText.commands().filter(command -> !ReadmeText.isAboutClusters(command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandWorks(String command) throws IOException, InterruptedException {
    if (command.contains("infra/outsiders/")) {
      assumeTrue(
          new ProcessBuilder("python3", "-c", "import confluent_kafka").start().waitFor() == 0,
          "there is no Python with confluent-kafka: pip install confluent-kafka");
    }
    String output = desk.run(quick(command).replace("runs/NAME-TIME", desk.newestRun()));
    if (command.matches("infra/wellspring run( .*)?") && !command.contains("--json")) {
      assertThat(output).contains("fingerprint  ", "repeat with  infra/wellspring run");
    }
  }

  /** The same command with less to do, where it takes long. */
  private static String quick(String command) {
    if (command.contains("wellspring sweep")) {
      return command.replaceAll("--replicas \\d+", "--replicas 3") + " rounds=2 --kafka memory";
    }
    if (command.contains("infra/outsiders/")) { // the run is not all of it
      return command;
    }
    if (command.contains("--replicas")) {
      return command.replaceAll("--replicas \\d+", "--replicas 3");
    }
    if (command.startsWith("infra/wellspring open")) {
      return command + " --linger 1s";
    }
    if (!command.startsWith("infra/wellspring run ")) { // the one without more has a report
      return command;
    }
    String quick = command.replaceAll("steps: \\d+", "steps: 5") + " --no-report";
    if (command.contains("=") && !command.replace("--seed", "").contains("--")) {
      quick += " --kafka memory"; // it shows a scenario, not a log: no broker of its own
    }
    if (command.endsWith("models.closed.learner.kind=gpt")) {
      return quick + " models.closed.learner.training.steps=5";
    }
    if (!command.contains("gpt-collapse")) {
      return command.contains("learner='{") ? quick.replace("rounds=2", "rounds=1") : quick;
    }
    StringBuilder less = new StringBuilder(quick).append(" rounds=2");
    for (String curator : List.of("no-human", "tenth-human")) {
      less.append(" curators.").append(curator).append(".documents=50");
    }
    for (String model : List.of("closed", "tenth", "accumulate")) {
      less.append(" models.").append(model).append(".learner.training.steps=5");
    }
    return less.toString();
  }

  @Test
  void continuousIntegrationRunsTheTestCommand() throws IOException {
    assertThat(ReadmeText.blocks("sh")).contains(ReadmeText.TESTS + "\n");
    assertThat(Files.readString(ReadmeText.ROOT.resolve(".ci/run")))
        .containsPattern("mvn (-B )?verify");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    assertThat(ReadmeText.links())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ReadmeText.ROOT.resolve(link)).exists());
  }
}
