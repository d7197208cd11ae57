package wellspring.infra.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.kafka.SecuredCluster;

/** A cluster that wants a login, from the command line. */
@Timeout(600)
class ClusterLoginIT {
  @TempDir private static Path folder;
  private static SecuredCluster cluster;
  @TempDir private Path scratch;

  @BeforeAll
  static void startBroker() throws Exception {
    cluster = SecuredCluster.start(folder);
  }

  @AfterAll
  static void endBroker() {
    cluster.close();
  }

  @Test
  void aRunGoesOnWithTheFileThatItsManifestNamesAndKeepsNoPassword() throws Exception {
    Path login = cluster.plain("alice", SecuredCluster.ALICES);
    Program.Outcome begun =
        run("--kafka", cluster.logins(), "--kafka-config", login.toString(), "--json");
    assertThat(begun.exitCode()).as(begun.err()).isZero();
    JsonNode result = new ObjectMapper().readTree(begun.out());
    Path run = Path.of(result.get("directory").asText());
    JsonNode manifest = new ObjectMapper().readTree(run.resolve("manifest.json").toFile());
    assertThat(manifest.get("kafkaConfig").asText()).isEqualTo(login.toString());
    assertThat(manifest.get("repeat").asText()).contains("--kafka-config " + login);

    Program.Outcome longer =
        Program.here("resume", run.toString(), "--rounds", "3", "--log-level", "info");
    assertThat(longer.exitCode()).as(longer.err()).isZero();
    Program.Outcome verified = Program.here("verify", run.toString());
    assertThat(verified.exitCode()).as(verified.err()).isZero();

    Program.Outcome forked =
        Program.here(
            "fork",
            run.toString(),
            "--at-round",
            "0",
            "rounds=2",
            "--kafka",
            "memory",
            "--port",
            "0");
    assertThat(forked.exitCode()).as(forked.err()).isZero();

    Path moved = Files.move(login, scratch.resolve("moved.properties"));
    Program.Outcome lost = Program.here("verify", run.toString());
    assertThat(lost.exitCode()).isEqualTo(2);
    assertThat(lost.err()).contains(login.toString(), "--kafka-config");
    Program.Outcome given =
        Program.here("verify", run.toString(), "--kafka-config", moved.toString());
    assertThat(given.exitCode()).as(given.err()).isZero();
    Program.Outcome forgotten =
        Program.here("runs", "--forget", run.toString(), "--kafka-config", moved.toString());
    assertThat(forgotten.exitCode()).as(forgotten.err()).isZero();

    for (Program.Outcome each : List.of(begun, longer, verified, forked, lost, given, forgotten)) {
      assertThat(each.out() + each.err()).doesNotContain(SecuredCluster.ALICES);
    }
    assertThat(filesWith(run, SecuredCluster.ALICES)).isEmpty();
  }

  @Test
  void aSweepLogsInToo() throws Exception {
    Program.Outcome outcome =
        Program.here(
            "sweep",
            "drift",
            "rounds=2",
            "curators.no-human.human=0,1",
            "--replicas",
            "3",
            "--no-report",
            "--kafka",
            cluster.logins(),
            "--kafka-config",
            cluster.plain("alice", SecuredCluster.ALICES).toString(),
            "--out",
            scratch.resolve("sweeps").toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  @Test
  void aWrongPasswordIsToldAndLeavesNothing() throws Exception {
    Path login = cluster.plain("alice", "guessed-secret");
    Program.Outcome outcome =
        run("--kafka", cluster.logins(), "--kafka-config", login.toString(), "--log-level", "info");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("the login failed", login.toString());
    assertThat(outcome.out() + outcome.err()).doesNotContain("guessed-secret");
    assertThat(scratch.resolve("runs"))
        .satisfiesAnyOf(
            runs -> assertThat(runs).doesNotExist(), runs -> assertThat(runs).isEmptyDirectory());
  }

  @Test
  void optionsOfAClusterAreRefusedWhereThereIsNone() throws Exception {
    Path login = cluster.plain("alice", SecuredCluster.ALICES);
    Program.Outcome config = run("--kafka", "memory", "--kafka-config", login.toString());
    assertThat(config.exitCode()).isEqualTo(2);
    assertThat(config.err()).contains("--kafka-config is for a cluster", "--kafka HOST:PORT");
    Program.Outcome replicas = run("--kafka-replicas", "3");
    assertThat(replicas.exitCode()).isEqualTo(2);
    assertThat(replicas.err()).contains("--kafka-replicas is for a cluster");
    Program.Outcome none = run("--kafka", cluster.open(), "--kafka-replicas", "0");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--kafka-replicas must be between 1 and");
  }

  private Program.Outcome run(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "collapse",
                "rounds=2",
                "--no-report",
                "--port",
                "0",
                "--out",
                scratch.resolve("runs").toString()));
    arguments.addAll(List.of(options));
    return Program.here(arguments.toArray(String[]::new));
  }

  private static List<Path> filesWith(Path folder, String secret) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(file -> contains(file, secret)).toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), UTF_8).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
