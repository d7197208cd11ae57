package wellspring.infra.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/** Topics from which a cluster deletes nothing: a run is read again when it is resumed. */
final class KeptTopics {
  /** What their settings must be. */
  static final Map<String, String> SETTINGS =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG, "-1",
          TopicConfig.RETENTION_BYTES_CONFIG, "-1");

  /** The settings that must be, and one under which brokers lose what they have acknowledged. */
  private static final Map<String, String> REQUIRED = new TreeMap<>(SETTINGS);

  static {
    REQUIRED.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
  }

  private KeptTopics() {}

  /**
   * Why a topic would not keep what is in it, with setting, value and remedy; empty if it would.
   *
   * @param cluster where it is
   */
  static Optional<String> fault(KafkaCluster cluster, String topic, Config config) {
    return REQUIRED.entrySet().stream()
        .filter(
            due -> value(config, due.getKey()).map(is -> !is.equals(due.getValue())).orElse(false))
        .findFirst()
        .map(
            due ->
                ("%s might lose a part of the run: its topic %s has %s=%s, and not %s. Set it with "
                        + " kafka-configs.sh --bootstrap-server %s --alter --entity-type topics"
                        + " --entity-name %s --add-config %s=%s  or, where a policy of the cluster"
                        + " forbids that, take another cluster")
                    .formatted(
                        cluster,
                        topic,
                        due.getKey(),
                        config.get(due.getKey()).value(),
                        due.getValue(),
                        cluster.bootstrap(),
                        topic,
                        due.getKey(),
                        due.getValue()));
  }

  private static Optional<String> value(Config config, String key) {
    return Optional.ofNullable(config.get(key)).map(ConfigEntry::value);
  }
}
