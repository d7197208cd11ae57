package wellspring.infra.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * Topics that are to be on a cluster.
 *
 * @param partitions all of theirs
 * @param settings what is said of each beside what all have
 * @param young the names of those that a run of an older build lacks
 */
record TopicPlan(List<TopicPartition> partitions, Map<String, String> settings, Set<String> young) {
  TopicPlan {
    partitions = List.copyOf(partitions);
    settings = Map.copyOf(settings);
    young = Set.copyOf(young);
  }

  /** Topics of one partition each, which can be followed in order. */
  static TopicPlan single(List<String> names) {
    return new TopicPlan(
        names.stream().map(name -> new TopicPartition(name, 0)).toList(), Map.of(), Set.of());
  }

  List<String> names() {
    return partitions.stream().map(TopicPartition::topic).distinct().toList();
  }

  /** What all their names begin with. */
  String prefix() {
    String any = names().get(0);
    return any.substring(0, any.lastIndexOf('.'));
  }

  /** What to ask a cluster for. */
  List<NewTopic> wanted(Durability durability) {
    Map<String, String> configs = new HashMap<>(settings);
    configs.putAll(KeptTopics.SETTINGS);
    configs.putAll(durability.settings());
    return names().stream()
        .map(name -> new NewTopic(name, count(name), durability.replicas()).configs(configs))
        .toList();
  }

  private int count(String name) {
    return (int) partitions.stream().filter(each -> each.topic().equals(name)).count();
  }
}
