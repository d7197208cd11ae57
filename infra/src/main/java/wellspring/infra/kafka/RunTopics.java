package wellspring.infra.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import wellspring.agents.event.Topic;
import wellspring.agents.log.LogException;

/**
 * The Kafka topics of a run: how they are called and divided. Documents are the bulk and come in
 * eight partitions; every other topic has one, so that it can be followed in order. Runs that share
 * topics have one partition each.
 */
final class RunTopics {
  private static final int DOCUMENT_PARTITIONS = 8;
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  /** Runs that an older build began lack it, and have nothing in it. */
  private static final Topic YOUNG = Topic.SOCIETY;

  /** The broker deletes whole segments only: small ones let go of old records soon. */
  private static final int LANE_SEGMENT_BYTES = 4 << 20;

  private final Map<Topic, List<TopicPartition>> partitions = new EnumMap<>(Topic.class);
  private final Map<String, String> settings;

  /**
   * The topics of one run.
   *
   * @throws LogException if the run's id cannot be part of a topic's name
   */
  RunTopics(String run) {
    this(run, DOCUMENT_PARTITIONS, 1, Map.of());
  }

  /**
   * Topics that many runs share, a partition for each that goes on at once.
   *
   * @throws LogException if the name cannot be part of a topic's name
   */
  static RunTopics lanes(String name, int lanes) {
    String segment = Integer.toString(LANE_SEGMENT_BYTES);
    return new RunTopics(name, lanes, lanes, Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, segment));
  }

  private RunTopics(String run, int ofDocuments, int ofOthers, Map<String, String> settings) {
    this.settings = settings;
    if (!RUN.matcher(run).matches()) {
      throw new LogException(
          "'%s' cannot name a run on Kafka: use up to 200 letters, digits, '.', '_' and '-'"
              .formatted(run));
    }
    for (Topic topic : Topic.values()) {
      String name = "wellspring." + run + "." + topic.label();
      int count = topic == Topic.DOCUMENTS ? ofDocuments : ofOthers;
      partitions.put(
          topic,
          IntStream.range(0, count)
              .mapToObj(partition -> new TopicPartition(name, partition))
              .toList());
    }
  }

  String name(Topic topic) {
    return partitions.get(topic).get(0).topic();
  }

  List<String> names() {
    return Arrays.stream(Topic.values()).map(this::name).toList();
  }

  List<TopicPartition> partitions(Topic topic) {
    return partitions.get(topic);
  }

  List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    partitions.values().forEach(all::addAll);
    return all;
  }

  /** What there must be on a cluster. */
  TopicPlan plan() {
    return new TopicPlan(partitions(), settings, Set.of(name(YOUNG)));
  }
}
