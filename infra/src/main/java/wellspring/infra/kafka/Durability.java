package wellspring.infra.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What makes a topic's records outlast a broker.
 *
 * <p>Unless somebody asks for a number, there are as many replicas as the cluster gives to topics
 * by itself, where these are more than one: its administrators have thought about it. Where it is
 * one, as Kafka comes, there are three if the cluster has as many brokers. Of three or more, two
 * must have a record before it counts, or as many as the cluster asks for by itself if these are
 * more; so one broker may be lost while the run goes on. No replica becomes the leader that lacks
 * records which count.
 *
 * @param replicas on how many brokers a record is; -1 for as many as the cluster gives by itself
 * @param settings those of a topic in which it differs from what the cluster gives by itself
 */
record Durability(short replicas, Map<String, String> settings) {
  /** What the cluster gives by itself. */
  static final Durability CLUSTERS_OWN = of(-1);

  /** As many as it takes to lose one while the run goes on. */
  static final short USUAL_REPLICAS = 3;

  private static final int USUAL_IN_SYNC = 2;
  private static final String IN_SYNC = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
  private static final String UNCLEAN = TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;

  Durability {
    settings = Map.copyOf(settings);
  }

  /** So many replicas, and else what the cluster gives by itself. */
  static Durability of(int replicas) {
    return new Durability((short) replicas, Map.of());
  }

  /**
   * The same once it is known what the cluster makes of it.
   *
   * @param replicas how many there are then
   * @param config the settings that topics have by themselves
   */
  static Durability of(int replicas, Config config) {
    Map<String, String> settings = new TreeMap<>();
    if (replicas >= USUAL_REPLICAS
        && value(config, IN_SYNC)
            .filter(own -> Integer.parseInt(own) < USUAL_IN_SYNC)
            .isPresent()) {
      settings.put(IN_SYNC, Integer.toString(USUAL_IN_SYNC));
    }
    if (value(config, UNCLEAN).filter("true"::equals).isPresent()) {
      settings.put(UNCLEAN, "false");
    }
    return new Durability((short) replicas, settings);
  }

  /** How many replicas must have a record before it counts, as far as a topic's settings tell. */
  static int inSyncMin(Config config) {
    return value(config, IN_SYNC).map(Integer::parseInt).orElse(1);
  }

  /** Some brokers that speak Kafka's protocol do not have all of its settings. */
  private static Optional<String> value(Config config, String key) {
    return Optional.ofNullable(config.get(key)).map(ConfigEntry::value);
  }
}
