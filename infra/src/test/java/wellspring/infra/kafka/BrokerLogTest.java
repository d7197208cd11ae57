package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BrokerLogTest {
  private static final String FULL =
      "Error while writing to checkpoint file: java.io.IOException: No space left on device";

  @TempDir private Path directory;

  @Test
  void keepsEveryLineInTheFileAndTheLastInMemory() throws IOException {
    Path file = directory.resolve("broker.log");
    try (BrokerLog log = new BrokerLog(file)) {
      for (int line = 1; line <= 100; line++) {
        log.add("line " + line + ".");
      }
      assertThat(log.lastWords())
          .contains("line 71.")
          .contains("line 100.")
          .doesNotContain("line 70.");
    }
    assertThat(file).content().contains("line 1.\n").contains("line 100.\n");
  }

  @Test
  void namesTheFirstCauseThatItKnows() throws IOException {
    try (BrokerLog log = new BrokerLog(directory.resolve("broker.log"))) {
      assertThat(log.reason(137)).contains("status 137");
      log.add(FULL);
      for (int line = 1; line <= 100; line++) {
        log.add("Too many open files");
      }
      assertThat(log.reason(1)).startsWith("No space left on device");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void knowsTheCauseWhereTheFileTakesNoMore() throws IOException {
    try (BrokerLog log = new BrokerLog(Path.of("/dev/full"))) {
      log.add(FULL);
      assertThat(log.reason(1)).startsWith("No space left on device");
      assertThat(log.lastWords()).contains(FULL);
    }
  }
}
