package wellspring.infra.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import wellspring.agents.scenario.tree.MessageWording;

/**
 * Which settings of Kafka's clients people may choose for a run: those that all kinds of clients
 * have, but for those on which what a run promises rests.
 */
final class ClientKeys {
  private static final String FORMAT = "records are CloudEvents in JSON, for whoever reads them";
  private static final String READING =
      "a round is read from its first offset to its last, and in no group";
  private static final String SAFETY =
      "a round counts only once all replicas in sync have each of its records, once and in order";
  private static final String LIBRDKAFKA =
      "this is librdkafka's name; Kafka's own is sasl.jaas.config, for example"
          + " org.apache.kafka.common.security.plain.PlainLoginModule required username=\"NAME\""
          + " password=\"PASSWORD\";";

  /** What is said of those that people are most likely to try. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry(ProducerConfig.ACKS_CONFIG, SAFETY),
          Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, SAFETY),
          Map.entry(ProducerConfig.RETRIES_CONFIG, SAFETY),
          Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, SAFETY),
          Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, SAFETY),
          Map.entry(ProducerConfig.PARTITIONER_CLASS_CONFIG, SAFETY),
          Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, FORMAT),
          Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, FORMAT),
          Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, FORMAT),
          Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, FORMAT),
          Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, READING),
          Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, READING),
          Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, READING),
          Map.entry(ConsumerConfig.GROUP_ID_CONFIG, READING),
          Map.entry(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "--kafka has the address"),
          Map.entry(AdminClientConfig.CLIENT_ID_CONFIG, "clients are called by their run"),
          Map.entry(
              AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
              "--wait-for-cluster says how long a cluster is waited for"),
          Map.entry("sasl.username", LIBRDKAFKA),
          Map.entry("sasl.password", LIBRDKAFKA),
          Map.entry("sasl.mechanisms", "this is librdkafka's name; Kafka's own is sasl.mechanism"));

  /** Of all others that only some kinds of clients have. */
  private static final String OTHERS = "Wellspring chooses it for each of its clients";

  /** In the file of each client, but chosen by Wellspring all the same. */
  private static final Set<String> CHOSEN =
      Set.of(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "enable.metrics.push");

  private static final Set<String> KNOWN = known();
  private static final Set<String> FREE = free();

  /** Values may come from elsewhere, for example from a file: the providers have their own keys. */
  private static final String PROVIDERS = "config.providers.";

  private ClientKeys() {}

  private static Set<String> known() {
    Set<String> all = new TreeSet<>(AdminClientConfig.configNames());
    all.addAll(ProducerConfig.configNames());
    all.addAll(ConsumerConfig.configNames());
    return all;
  }

  private static Set<String> free() {
    Set<String> common = new TreeSet<>(AdminClientConfig.configNames());
    common.retainAll(ProducerConfig.configNames());
    common.retainAll(ConsumerConfig.configNames());
    common.removeAll(REASONS.keySet());
    common.removeAll(CHOSEN);
    return common;
  }

  /** What is wrong with a setting of this name, and what to do; empty if people may choose it. */
  static Optional<String> fault(String key) {
    if (FREE.contains(key) || key.startsWith(PROVIDERS)) {
      return Optional.empty();
    } else if (KNOWN.contains(key) || REASONS.containsKey(key)) {
      return Optional.of(
          "'%s' cannot be chosen here: %s. Leave it out"
              .formatted(key, REASONS.getOrDefault(key, OTHERS)));
    }
    return Optional.of(
        "'%s' is no setting of Kafka's clients%s"
            .formatted(key, MessageWording.didYouMean(key, FREE)));
  }
}
