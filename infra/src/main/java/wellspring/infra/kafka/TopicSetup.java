package wellspring.infra.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import wellspring.agents.log.LogException;

/**
 * The first conversation with a cluster: it makes a run's topics, in 10 s at most where the cluster
 * is not our own.
 */
final class TopicSetup {
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** Room in a record for its headers and its batch's frame, in bytes. */
  private static final int FRAME_BYTES = 4 << 10;

  private final KafkaCluster cluster;
  private final TopicPlan topics;
  private final Admin admin;
  private final UnboundedWait vigil;
  private final long deadline = KafkaCluster.deadline();
  private boolean created;

  TopicSetup(KafkaCluster cluster, TopicPlan topics) {
    this.cluster = cluster;
    this.topics = topics;
    this.admin = cluster.admin();
    this.vigil = cluster.vigil();
  }

  /**
   * Makes the topics.
   *
   * @throws LogException if there are such topics already or the cluster does not answer
   */
  void create() {
    if (anyExists()) {
      throw exist(null);
    }
    make(topics.wanted());
    created = true;
  }

  /**
   * Finds the topics of a run that was stopped.
   *
   * @param begun whether it had written into all of them; else those that it had not made yet are
   *     made now
   * @throws LogException if they are gone, or the cluster does not answer
   */
  void find(boolean begun) {
    List<NewTopic> missing =
        topics.wanted().stream().filter(topic -> !exists(topic.name())).toList();
    if (!missing.isEmpty() && begun) {
      throw new LogException(
          "%s has no topic %s any more: nothing is left of the run there to go on from"
              .formatted(cluster, missing.get(0).name()));
    } else if (!missing.isEmpty()) {
      make(missing);
      created = true;
    }
  }

  /**
   * Takes the topics away.
   *
   * @return the names of those that there were
   * @throws LogException if the cluster does not answer, or refuses
   */
  List<String> delete() {
    List<String> there = topics.names().stream().filter(this::exists).toList();
    if (!there.isEmpty()) {
      ask(() -> admin.deleteTopics(there).all());
    }
    return there;
  }

  /** Makes them; those that are there the second time were made by the order without an answer. */
  private void make(List<NewTopic> wanted) {
    for (boolean again = false; ; again = true) {
      try {
        await(admin.createTopics(wanted).all());
        return;
      } catch (ExecutionException e) {
        boolean there = e.getCause() instanceof TopicExistsException;
        if (there && again) {
          return;
        } else if (there) {
          throw exist(e);
        }
        pauseOrRefuse(e);
      }
    }
  }

  /** How large a record may be: key and value together, in bytes. */
  int recordBytesMax() {
    List<ConfigResource> asked =
        topics.names().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    Map<ConfigResource, Config> configs = ask(() -> admin.describeConfigs(asked).all());
    int topicMax =
        asked.stream()
            .map(topic -> configs.get(topic).get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())
            .mapToInt(Integer::parseInt)
            .min()
            .orElseThrow();
    return Math.min(topicMax, KafkaClients.REQUEST_BYTES_MAX) - FRAME_BYTES;
  }

  private boolean anyExists() {
    return topics.names().stream().anyMatch(this::exists);
  }

  private boolean exists(String name) {
    while (true) {
      try {
        await(admin.describeTopics(List.of(name)).allTopicNames());
        return true;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          return false;
        }
        pauseOrRefuse(e);
      }
    }
  }

  /**
   * Waits until each partition has a leader: what is written before that gets lost.
   *
   * @return where each ends
   */
  Map<TopicPartition, Long> awaitLeaders() {
    Map<TopicPartition, OffsetSpec> ends =
        topics.partitions().stream()
            .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
    Map<TopicPartition, Long> found = new HashMap<>();
    ask(() -> admin.listOffsets(ends).all())
        .forEach((partition, where) -> found.put(partition, where.offset()));
    return found;
  }

  /** Asks again while the news of the topics is still on its way to the brokers. */
  private <T> T ask(Supplier<KafkaFuture<T>> question) {
    while (true) {
      try {
        return await(question.get());
      } catch (ExecutionException e) {
        pauseOrRefuse(e);
      }
    }
  }

  private void pauseOrRefuse(ExecutionException e) {
    boolean late = !cluster.isOwn() && System.nanoTime() + PAUSE.toNanos() > deadline;
    if (late && e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
      throw silent(e);
    } else if (late || !(e.getCause() instanceof RetriableException)) {
      throw refused(e);
    }
    vigil.goesOn();
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  private <T> T await(KafkaFuture<T> answer) throws ExecutionException {
    try {
      return cluster.await(answer, deadline, vigil);
    } catch (TimeoutException e) {
      throw silent(e);
    }
  }

  private LogException silent(Exception cause) {
    return new LogException(
        ("no Kafka broker answered at %s within %d s: check that it runs there, that the address"
                + " is right, and that its advertised.listeners can be reached from here%s")
            .formatted(cluster.bootstrap(), KafkaCluster.ANSWER_MAX.toSeconds(), remains()),
        cause);
  }

  private LogException exist(ExecutionException cause) {
    return new LogException(
        "%s has topics of this run already, such as %s: choose another run id"
            .formatted(cluster, topics.names().get(0)),
        cause);
  }

  private LogException refused(ExecutionException e) {
    return new LogException(
        "%s refused: %s%s".formatted(cluster, KafkaCluster.causes(e.getCause()), remains()), e);
  }

  private String remains() {
    return created ? "; the topics " + topics.names() + " were made and remain there, empty" : "";
  }
}
