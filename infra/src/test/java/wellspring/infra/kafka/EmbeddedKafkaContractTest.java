package wellspring.infra.kafka;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.log.EventLog;

class EmbeddedKafkaContractTest extends EventLogContract {
  private static final AtomicInteger runs = new AtomicInteger();
  private static KafkaCluster broker;

  @BeforeAll
  static void startBroker(@TempDir Path directory) {
    broker = KafkaCluster.embedded(directory, remark -> {});
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Override
  EventLog open() {
    return KafkaEventLog.open(broker, "contract-" + runs.incrementAndGet());
  }
}
