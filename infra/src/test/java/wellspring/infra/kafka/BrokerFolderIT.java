package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent.RunStarted;
import wellspring.agents.event.Topic;

class BrokerFolderIT {
  @TempDir private Path scratch;

  @Test
  void aFolderMayHaveCommasInItsName() throws Exception {
    Path folder = scratch.resolve("a, b,c").resolve("kafka");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
        KafkaEventLog log = KafkaEventLog.open(KafkaCluster.of(broker, remark -> {}), "run")) {
      log.publish(Topic.CONTROL, new RunStarted("started", 0, "drift", 1, 1))
          .toCompletableFuture()
          .get();
    }
    assertThat(folder.resolve("kafka")).isDirectoryContaining("glob:**wellspring.run.control-0");
    assertThat(scratch.toFile().list()).containsExactly("a, b,c");
  }
}
