package wellspring.infra.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import wellspring.agents.log.LogException;

/**
 * The first conversation with a cluster: it makes a run's topics, in 10 s at most where the cluster
 * is not our own.
 */
final class TopicSetup {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final String MAKE = "make its topics";

  /** Room in a record for its headers and its batch's frame, in bytes. */
  private static final int FRAME_BYTES = 4 << 10;

  private final KafkaCluster cluster;
  private final TopicPlan topics;
  private final Admin admin;
  private final UnboundedWait vigil;
  private final long begun = System.nanoTime();
  private long deadline = KafkaCluster.deadline();
  private boolean answered;
  private final Map<String, Config> settings = new TreeMap<>();
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
    make(topics.wanted(durability(topics.names().get(0))));
    created = true;
    requireKept();
  }

  /**
   * What a cluster would do is asked of it, which makes nothing and needs no right besides.
   *
   * @param topic one that is not there
   */
  private Durability durability(String topic) {
    if (cluster.isOwn()) {
      return Durability.CLUSTERS_OWN;
    } else if (cluster.replicas().isPresent()) {
      return tried(topic, Durability.of(cluster.replicas().getAsInt()));
    }
    Durability found = tried(topic, Durability.CLUSTERS_OWN);
    return found.replicas() == 1
        ? possible(topic, Durability.of(Durability.USUAL_REPLICAS)).orElse(found)
        : found;
  }

  private Optional<Durability> possible(String topic, Durability asked) {
    try {
      return Optional.of(tried(topic, asked));
    } catch (LogException e) {
      if (Refusals.isOf(e, InvalidReplicationFactorException.class)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Durability tried(String topic, Durability asked) {
    NewTopic one = new NewTopic(topic, 1, asked.replicas());
    int replicas = ask(MAKE, () -> tried(one).replicationFactor(one.name()));
    Config config = ask(MAKE, () -> tried(one).config(one.name()));
    return Durability.of(replicas, config);
  }

  private CreateTopicsResult tried(NewTopic topic) {
    return admin.createTopics(List.of(topic), atOnce().validateOnly(true));
  }

  /**
   * Finds the topics of a run that was stopped.
   *
   * @param begun whether it had written into all of them, but for those that an older build did not
   *     know; else those that it had not made yet are made now
   * @throws LogException if they are gone, or the cluster does not answer
   */
  void find(boolean begun) {
    List<String> missing = topics.names().stream().filter(name -> !exists(name)).toList();
    Optional<String> gone =
        missing.stream().filter(name -> begun && !topics.young().contains(name)).findFirst();
    if (gone.isPresent()) {
      throw new LogException(
          "%s has no topic %s any more: nothing is left of the run there to go on from"
              .formatted(cluster, gone.get()));
    } else if (!missing.isEmpty()) {
      Durability durability = durability(missing.get(0));
      make(
          topics.wanted(durability).stream()
              .filter(topic -> missing.contains(topic.name()))
              .toList());
      created = true;
    }
    requirePartitions();
    requireKept();
  }

  /** Refuses topics that somebody has taken away and made anew. */
  private void requirePartitions() {
    ask("see its topics", () -> admin.describeTopics(topics.names()).allTopicNames())
        .forEach(
            (name, topic) -> {
              long due =
                  topics.partitions().stream().filter(each -> each.topic().equals(name)).count();
              int found = topic.partitions().size();
              if (found < due) {
                throw new LogException(
                    "%s has a topic %s with %d partition%s, and the run's had %d: somebody has made it anew, and nothing is left of the run there to go on from"
                        .formatted(cluster, name, found, found == 1 ? "" : "s", due));
              }
            });
  }

  private void requireKept() {
    settings()
        .forEach(
            (topic, config) ->
                KeptTopics.fault(cluster, topic, config)
                    .ifPresent(
                        fault -> {
                          throw new LogException(fault + remains());
                        }));
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
      ask("delete its topics", () -> admin.deleteTopics(there).all());
    }
    return there;
  }

  /** Makes them; those that are there the second time were made by the order without an answer. */
  private void make(List<NewTopic> wanted) {
    for (boolean again = false; ; again = true) {
      try {
        await(admin.createTopics(wanted, atOnce()).all());
        return;
      } catch (ExecutionException e) {
        boolean there = e.getCause() instanceof TopicExistsException;
        if (there && again) {
          return;
        } else if (there) {
          throw exist(e);
        }
        pauseOrRefuse(MAKE, e);
      }
    }
  }

  /** Who waits for room in a quota says so, instead of falling silent. */
  private static CreateTopicsOptions atOnce() {
    return new CreateTopicsOptions().retryOnQuotaViolation(false);
  }

  /** How large a record may be: key and value together, in bytes. */
  int recordBytesMax() {
    int topicMax =
        settings().values().stream()
            .map(config -> config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())
            .mapToInt(Integer::parseInt)
            .min()
            .orElseThrow();
    return Math.min(topicMax, KafkaClients.REQUEST_BYTES_MAX) - FRAME_BYTES;
  }

  /** How many replicas must have a record before it counts. */
  int inSyncMin() {
    return settings().values().stream().mapToInt(Durability::inSyncMin).min().orElseThrow();
  }

  /** The settings of each topic, by its name. */
  private Map<String, Config> settings() {
    if (settings.isEmpty()) {
      List<ConfigResource> asked =
          topics.names().stream()
              .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
              .toList();
      ask("read the settings of its topics", () -> admin.describeConfigs(asked).all())
          .forEach((topic, config) -> settings.put(topic.name(), config));
    }
    return settings;
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
        pauseOrRefuse("see its topics", e);
      }
    }
  }

  /**
   * Waits until each partition has a leader: what is written before that gets lost. The cluster has
   * answered by then, and is waited for as in the middle of a run.
   *
   * @return where each ends
   */
  Map<TopicPartition, Long> awaitLeaders() {
    answered = true;
    deadline = begun + cluster.patience(KafkaCluster.ANSWER_MAX).toNanos();
    Map<TopicPartition, OffsetSpec> ends =
        topics.partitions().stream()
            .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
    Map<TopicPartition, Long> found = new HashMap<>();
    ask("see where its topics end", () -> admin.listOffsets(ends).all())
        .forEach((partition, where) -> found.put(partition, where.offset()));
    return found;
  }

  /** Asks again while the news of the topics is still on its way to the brokers. */
  private <T> T ask(String what, Supplier<KafkaFuture<T>> question) {
    while (true) {
      try {
        return await(question.get());
      } catch (ExecutionException e) {
        pauseOrRefuse(what, e);
      }
    }
  }

  private void pauseOrRefuse(String what, ExecutionException e) {
    Duration pause = pause(e.getCause());
    boolean late = !cluster.isOwn() && System.nanoTime() + pause.toNanos() > deadline;
    if (late && e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
      throw silent(e);
    } else if (late || !(e.getCause() instanceof RetriableException)) {
      throw refused(what, e);
    }
    vigil.goesOn();
    LockSupport.parkNanos(pause.toNanos());
  }

  /** A client that has used up a quota gets no answer before so long. */
  private static Duration pause(Throwable failure) {
    return failure instanceof ThrottlingQuotaExceededException quota
        ? PAUSE.plusMillis(quota.throttleTimeMs())
        : PAUSE;
  }

  private <T> T await(KafkaFuture<T> answer) throws ExecutionException {
    try {
      return cluster.await(answer, deadline, vigil);
    } catch (TimeoutException e) {
      throw silent(e);
    }
  }

  private LogException silent(Exception cause) {
    long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    return new LogException(
        (answered
                ? "some of the run's topics have no leader at %s after %d s%s: check that all"
                    + " brokers run%s"
                : "no Kafka broker answered at %s within %d s%s: check that it runs there, that the"
                    + " address is right, that its advertised.listeners can be reached from here,"
                    + " and whether it wants a login or TLS, which --kafka-config FILE describes%s")
            .formatted(cluster.bootstrap(), seconds, cluster.client().words(), remains()),
        cause);
  }

  private LogException exist(ExecutionException cause) {
    return new LogException(
        "%s has topics of this run already, such as %s: choose another run id"
            .formatted(cluster, topics.names().get(0)),
        cause);
  }

  private LogException refused(String what, ExecutionException e) {
    return new LogException(
        "%s refused to let the run %s (%s.*)%s: %s%s"
            .formatted(
                cluster,
                what,
                topics.prefix(),
                cluster.client().words(),
                Refusals.words(e.getCause()),
                remains()),
        e);
  }

  private String remains() {
    return created ? "; the topics " + topics.names() + " were made and remain there, empty" : "";
  }
}
