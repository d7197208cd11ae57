package wellspring.infra.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;

/** The settings of the actor system in which nodes find each other. */
final class NodeConfig {
  /** No message is larger, in bytes. */
  static final int MESSAGE_BYTES_MAX = 1 << 20;

  private NodeConfig() {}

  /** Settings of the JVM, such as {@code -Dpekko.cluster...}, come before these. */
  static Config of(NodeAddress own, NodeSecret secret, int threads, boolean device) {
    String store = secret.file().toAbsolutePath().toString();
    return ConfigFactory.defaultOverrides()
        .withFallback(ConfigFactory.parseString(SETTINGS))
        .withFallback(
            ConfigFactory.parseString(
                """
                pekko.remote.artery.canonical.port = %1$d
                pekko.remote.artery.advanced.maximum-frame-size = %2$d
                pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = %3$d
                pekko.actor.default-dispatcher.fork-join-executor.parallelism-max = %3$d
                """
                    .formatted(own.port(), MESSAGE_BYTES_MAX, Math.max(2, threads))))
        .withValue(
            "pekko.remote.artery.canonical.hostname", ConfigValueFactory.fromAnyRef(own.host()))
        .withValue(
            "pekko.cluster.roles",
            ConfigValueFactory.fromIterable(
                device ? List.of(AgentAllocation.DEVICE_ROLE) : List.of()))
        .withValue(SSL + "key-store", ConfigValueFactory.fromAnyRef(store))
        .withValue(SSL + "trust-store", ConfigValueFactory.fromAnyRef(store))
        .withFallback(ConfigFactory.load());
  }

  private static final String SSL = "pekko.remote.artery.ssl.config-ssl-engine.";

  private static final String SETTINGS =
      """
      pekko.loglevel = WARNING
      pekko.stdout-loglevel = OFF
      pekko.jvm-exit-on-fatal-error = off
      pekko.jvm-shutdown-hooks = off
      pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
      pekko.actor.provider = cluster
      pekko.actor.allow-java-serialization = off
      pekko.actor.serialization-bindings {
        "wellspring.infra.node.NodeMessage" = jackson-cbor
        "wellspring.agents.protocol.Answer" = jackson-cbor
      }
      pekko.remote.artery.transport = tls-tcp
      pekko.remote.artery.ssl.config-ssl-engine {
        key-store-password = %1$s
        key-password = %1$s
        trust-store-password = %1$s
        protocol = "TLSv1.3"
        require-mutual-authentication = on
      }
      pekko.cluster.jmx.enabled = off
      pekko.cluster.shutdown-after-unsuccessful-join-seed-nodes = 20s
      pekko.cluster.failure-detector.acceptable-heartbeat-pause = 10s
      pekko.cluster.downing-provider-class = "wellspring.infra.node.SplitResolver"
      pekko.cluster.sharding {
        passivation.strategy = none
        rebalance-interval = 2s
        retry-interval = 1s
        coordinator-failure-backoff = 1s
        distributed-data.durable.keys = []
      }
      """
          .formatted(NodeSecret.PASSWORD);
}
