package wellspring.infra.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Topics that are to be on a cluster.
 *
 * @param partitions all of theirs
 * @param settings what is said of each beside what all have
 */
record TopicPlan(List<TopicPartition> partitions, Map<String, String> settings) {
  TopicPlan {
    partitions = List.copyOf(partitions);
    settings = Map.copyOf(settings);
  }

  /** Topics of one partition each, which can be followed in order. */
  static TopicPlan single(List<String> names) {
    return new TopicPlan(
        names.stream().map(name -> new TopicPartition(name, 0)).toList(), Map.of());
  }

  List<String> names() {
    return partitions.stream().map(TopicPartition::topic).distinct().toList();
  }

  /**
   * What to ask a cluster for: its own number of replicas, and no end to keeping, since a run is
   * read again when it is resumed.
   */
  List<NewTopic> wanted() {
    Map<String, String> configs = new HashMap<>(settings);
    configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    return names().stream()
        .map(name -> new NewTopic(name, count(name), (short) -1).configs(configs))
        .toList();
  }

  private int count(String name) {
    return (int) partitions.stream().filter(each -> each.topic().equals(name)).count();
  }
}
