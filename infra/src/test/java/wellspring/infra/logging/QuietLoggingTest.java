package wellspring.infra.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import wellspring.infra.run.ChildJvm;

/** Looks at a JVM of its own, as logging is set up once in each. */
class QuietLoggingTest {
  @TempDir private Path directory;

  @Test
  void letsOnlyOurErrorsThroughByDefault() throws Exception {
    assertThat(outputOfSpeaker())
        .contains("our error")
        .doesNotContain("our warning", "Kafka's error", "a node's error", "logback");
  }

  @Test
  void saysMoreInAFileOnRequest() throws Exception {
    Path file = directory.resolve("wellspring.log");

    assertThat(outputOfSpeaker("-Dwellspring.log.file=" + file, "-Dlevel=warn")).isEmpty();
    assertThat(file)
        .content()
        .contains("our error", "our warning", "Kafka's error", "a node's error")
        .doesNotContain("our news");
  }

  @Test
  void tellsOurNewsWithoutThoseOfTheLibraries() throws Exception {
    assertThat(outputOfSpeaker("-Dlevel=info"))
        .contains("our error", "our warning", "our news", "Kafka's error")
        .doesNotContain("Kafka's news");
  }

  @Test
  void knowsFourLevels() {
    assertThat(LogLevel.labels()).isEqualTo("error, warn, info, debug");
    assertThat(LogLevel.of("BLAH")).isEmpty();
    assertThat(LogLevel.of("info")).hasValue(LogLevel.INFO);
  }

  @Test
  void leavesTheWordToAConfigurationOfTheUsers() throws Exception {
    Path theirs = directory.resolve("theirs.xml");
    Files.writeString(
        theirs,
        """
        <configuration>
          <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>theirs: %msg%n</pattern></encoder>
          </appender>
          <root level="WARN"><appender-ref ref="OUT"/></root>
        </configuration>
        """);

    assertThat(outputOfSpeaker("-Dlogback.configurationFile=" + theirs))
        .isEqualTo(
            "theirs: our error\ntheirs: our warning\ntheirs: Kafka's error\ntheirs: a node's error\n");
  }

  private String outputOfSpeaker(String... options) throws Exception {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Speaker.class.getName());
    Path output = directory.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    int status = builder.redirectOutput(output.toFile()).start().waitFor();
    assertThat(status).isZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** A program that has something to say in each place. */
  static final class Speaker {
    private Speaker() {}

    public static void main(String[] args) {
      LogLevel.of(System.getProperty("level", "")).ifPresent(LogLevel::use);
      LoggerFactory.getLogger("wellspring.infra").info("our news");
      LoggerFactory.getLogger("org.apache.kafka.clients").info("Kafka's news");
      LoggerFactory.getLogger("wellspring.infra").error("our error");
      LoggerFactory.getLogger("wellspring.infra").warn("our warning");
      LoggerFactory.getLogger("org.apache.kafka.clients").error("Kafka's error");
      LoggerFactory.getLogger("org.apache.pekko.cluster.sharding.X").error("a node's error");
    }
  }
}
