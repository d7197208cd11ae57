package wellspring.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.infra.kafka.SecuredCluster;

/** The README's commands work as they stand, in its order, where its files are. */
class ReadmeIT {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize().getParent();
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)\\)");

  /** The command that runs this very test; continuous integration calls it. */
  private static final String TESTS = "mvn verify";

  private static final int SECONDS_MAX = 600;

  @TempDir private static Path desk;
  private static SecuredCluster cluster;

  @BeforeAll
  static void layTheDesk() throws Exception {
    Files.createSymbolicLink(desk.resolve("infra"), ROOT.resolve("infra"));
    Path garden = Path.of(ReadmeIT.class.getResource("/texts/garden.txt").toURI());
    Files.copy(garden, desk.resolve("tinyshakespeare.txt"));
    Files.createDirectory(desk.resolve("my-texts"));
    Files.copy(garden, desk.resolve("my-texts/garden.md"));
    Files.writeString(desk.resolve("my-scenario.yaml"), blocks("yaml").get(0));
    cluster = SecuredCluster.start(Files.createDirectory(desk.resolve("cluster")));
    Files.copy(cluster.certificate(), desk.resolve("ca.pem"));
    Files.writeString(
        desk.resolve("client.properties"),
        blocks("properties")
            .get(0)
            .replace("\"NAME\"", "\"sam\"")
            .replace("\"PASSWORD\"", "\"%s\"".formatted(SecuredCluster.SAMS)));
    Files.createDirectory(desk.resolve("bin"));
    provide("kafka-console-consumer.sh", "org.apache.kafka.tools.consumer.ConsoleConsumer");
    provide("kafka-acls.sh", "org.apache.kafka.tools.AclCommand");
  }

  /** One of Kafka's own tools. */
  private static void provide(String tool, String main) throws IOException {
    Path script = desk.resolve("bin").resolve(tool);
    Files.writeString(
        script,
        """
        #!/usr/bin/env bash
        exec "%s" -cp "%s" %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                main));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  static Stream<String> commands() throws IOException {
    return blocks("sh").stream().flatMap(String::lines).filter(command -> !command.equals(TESTS));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandWorks(String command) throws IOException, InterruptedException {
    if (command.contains("infra/outsiders/")) {
      assumeTrue(
          new ProcessBuilder("python3", "-c", "import confluent_kafka").start().waitFor() == 0,
          "there is no Python with confluent-kafka: pip install confluent-kafka");
    }
    String output =
        run(
            withLeader(quick(command))
                .replace("localhost:9092", cluster.open())
                .replace("broker.example.org:9094", cluster.both())
                .replace("runs/NAME-TIME", newestRun()));
    if (command.matches("infra/wellspring run( .*)?") && !command.contains("--json")) {
      assertThat(output).contains("fingerprint  ", "repeat with  infra/wellspring run");
    }
    if (command.startsWith("kafka-console-consumer")) {
      assertThat(output).contains("\"claim\":{\"origin\":\"human\"}");
    }
  }

  /** A node helps with a run that waits beside it until the node is there, and is ended then. */
  private static String withLeader(String command) throws IOException {
    if (!command.contains("127.0.0.1:2551")) {
      return command;
    }
    String beside =
        """
        infra/wellspring run --paused --no-report --kafka localhost:9092 --nodes 127.0.0.1:2551 > leads.txt & leads=$!
        %s > helps.txt & helps=$!
        until grep joined helps.txt; do kill -0 $helps || break; sleep 0.2; done
        kill $leads
        wait $helps && helped=0 || helped=$?
        wait $leads || : # it was told to end
        exit $helped
        """
            .formatted(command);
    try (ServerSocket free = new ServerSocket(0)) {
      return (command.startsWith("infra/wellspring node") ? beside : command)
          .replace("127.0.0.1:2551", "127.0.0.1:" + free.getLocalPort());
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
      return quick;
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

  private static String newestRun() throws IOException {
    Path runs = desk.resolve("runs");
    if (!Files.exists(runs)) {
      return "runs/NAME-TIME";
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(run -> Files.exists(run.resolve("manifest.json")))
          .max(Comparator.comparingLong(run -> run.toFile().lastModified()))
          .map(run -> "runs/" + run.getFileName())
          .orElseThrow();
    }
  }

  @Test
  void continuousIntegrationRunsTheTestCommand() throws IOException {
    assertThat(blocks("sh")).contains(TESTS + "\n");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).containsPattern("mvn (-B )?verify");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    Matcher links = LINK.matcher(Files.readString(ROOT.resolve("README.md")));
    List<String> targets = new ArrayList<>();
    while (links.find()) {
      targets.add(links.group(1));
    }
    assertThat(targets).isNotEmpty().allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  private static String run(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(desk, "command", ".out");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(desk.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .merge("PATH", desk.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    builder.environment().put("WELLSPRING_JAVA_OPTS", "-XX:TieredStopAtLevel=1"); // short runs
    Process process = builder.start();
    boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ended in time: " + Files.readString(output)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }
}
