package wellspring.infra.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.log.EventLog;

/** The contract on a broker that somebody else started, known by its address alone. */
class ExternalKafkaContractTest extends EventLogContract {
  private static final AtomicInteger runs = new AtomicInteger();
  private static BrokerNode broker;
  private static KafkaCluster cluster;

  @BeforeAll
  static void startBroker(@TempDir Path directory) throws IOException {
    broker = BrokerNode.start(directory);
    cluster = KafkaCluster.at(new ClusterAddress(broker.bootstrap()), remark -> {});
  }

  @AfterAll
  static void stopBroker() {
    cluster.close();
    broker.close();
  }

  @Override
  EventLog open() {
    return KafkaEventLog.open(cluster, "contract." + runs.incrementAndGet());
  }
}
