package wellspring.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.infra.kafka.SecuredCluster;

/** Those of the README's commands work that are about a cluster of Kafka, or about nodes. */
class ReadmeClusterIT {
  @TempDir private static Path folder;
  private static ReadmeDesk desk;
  private static SecuredCluster cluster;

  @BeforeAll
  static void layTheDesk() throws Exception {
    desk = new ReadmeDesk(folder);
    cluster = SecuredCluster.start(Files.createDirectory(desk.resolve("cluster")));
    Files.copy(cluster.certificate(), desk.resolve("ca.pem"));
    Files.writeString(
        desk.resolve("client.properties"),
        ReadmeText.blocks("properties")
            .get(0)
            .replace("\"NAME\"", "\"sam\"")
            .replace("\"PASSWORD\"", "\"%s\"".formatted(SecuredCluster.SAMS)));
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
    if (cluster != null) {
      cluster.close();
    }
  }

  static Stream<String> commands() throws IOException {
    return ReadmeText.commands().filter(ReadmeText::isAboutClusters);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandWorks(String command) throws IOException, InterruptedException {
    String output =
        desk.run(
            withLeader(quick(command))
                .replace("localhost:9092", cluster.open())
                .replace("broker.example.org:9094", cluster.both())
                .replace("runs/NAME-TIME", desk.newestRun()));
    if (command.startsWith("infra/wellspring run ")) {
      assertThat(output).contains("fingerprint  ", "repeat with  infra/wellspring run");
    }
    if (command.startsWith("kafka-console-consumer")) {
      assertThat(output).contains("\"claim\":{\"origin\":\"human\"}");
    }
  }

  private static String quick(String command) {
    return command.startsWith("infra/wellspring run ") ? command + " --no-report" : command;
  }

  /** A node helps with a run that waits beside it until the node is there, and is ended then. */
  private static String withLeader(String command) throws IOException {
    if (!command.contains("127.0.0.1:2551")) {
      return command;
    }
    String beside =
        """
        rm -f leads.txt helps.txt # of another command
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
}
