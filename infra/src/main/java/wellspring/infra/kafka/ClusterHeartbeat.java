package wellspring.infra.kafka;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import wellspring.model.thread.DaemonThreads;

/**
 * Asks a cluster every second whether it is there, and all partitions that the log needs, with as
 * many replicas as it takes to write. Kafka's clients wait for what is gone without a word, as it
 * may come back; so people are told after a few seconds, and it is waited for as long as they want.
 */
final class ClusterHeartbeat implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int QUESTION_MILLIS = 2_000;

  /**
   * How long a cluster may be silent.
   *
   * @param word until people are told
   * @param loss until somebody else's counts as lost
   */
  record Limits(Duration word, Duration loss) {
    private static final Duration SOON = Duration.ofSeconds(3);

    /** People are told soon. */
    static Limits of(Duration loss) {
      return new Limits(SOON, loss);
    }
  }

  /** What can be wrong; people are told of each once until all is well again. */
  private enum Trouble {
    SILENCE,
    SHORTAGE
  }

  private final KafkaCluster cluster;
  private final Limits limits;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("kafka-pulse"));
  private Map<TopicPartition, OffsetSpec> questions = Map.of();
  private List<String> topics = List.of();
  private int inSyncMin;
  private long answered;
  private final Set<Trouble> told = EnumSet.noneOf(Trouble.class);
  private volatile boolean hurried;
  private UnboundedWait vigil;

  ClusterHeartbeat(KafkaCluster cluster, Limits limits) {
    this.cluster = cluster;
    this.limits = limits;
  }

  /**
   * Begins to ask; does nothing the second time.
   *
   * @param partitions those that the log needs
   * @param replicas how many must be in sync of each
   */
  synchronized void start(List<TopicPartition> partitions, int replicas) {
    if (vigil != null || clock.isShutdown()) {
      return;
    }
    questions =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
    topics = partitions.stream().map(TopicPartition::topic).distinct().toList();
    inSyncMin = replicas;
    heard();
    var unused =
        clock.scheduleWithFixedDelay(
            this::ask, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits no longer for somebody else's than until people are told. */
  void hurry() {
    hurried = true;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void ask() {
    try {
      cluster
          .admin()
          .listOffsets(questions, new ListOffsetsOptions().timeoutMs(QUESTION_MILLIS))
          .all()
          .get();
      Optional<String> shortage = cluster.isOwn() ? Optional.empty() : shortage();
      if (shortage.isPresent()) {
        troubled(Trouble.SHORTAGE, shortage.get());
      } else {
        if (!told.isEmpty()) {
          cluster.remark(cluster + " answers again");
        }
        heard();
      }
    } catch (ExecutionException e) {
      if (!cluster.isOwn() && Refusals.isFinal(e)) {
        refused(e);
      } else {
        troubled(Trouble.SILENCE, "has not answered");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Which partition cannot be written, as too few brokers have it; empty if there is none. */
  private Optional<String> shortage() throws ExecutionException, InterruptedException {
    for (TopicDescription topic :
        cluster
            .admin()
            .describeTopics(topics, new DescribeTopicsOptions().timeoutMs(QUESTION_MILLIS))
            .allTopicNames()
            .get()
            .values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        int least = Math.min(inSyncMin, partition.replicas().size());
        if (partition.isr().size() < least) {
          return Optional.of(
              "has %d replica%s of %s-%d in sync, of the %d that min.insync.replicas asks for,"
                  .formatted(
                      partition.isr().size(),
                      partition.isr().size() == 1 ? "" : "s",
                      topic.name(),
                      partition.partition(),
                      least));
        }
      }
    }
    return Optional.empty();
  }

  /** One answer may be that of a broker which is just starting; after a few seconds it is final. */
  private void refused(ExecutionException e) {
    if (System.nanoTime() - answered >= limits.word.toNanos()) {
      cluster.lost("%s refuses to serve the run: %s".formatted(cluster, Refusals.words(e)));
    }
  }

  private void heard() {
    answered = System.nanoTime();
    told.clear();
    vigil = cluster.vigil();
  }

  /**
   * @param words go on behind the cluster's name, and before how long it has lasted
   */
  private void troubled(Trouble trouble, String words) {
    Duration since = Duration.ofNanos(System.nanoTime() - answered);
    if (cluster.isOwn()) {
      if (vigil.goesOn()) {
        told.add(trouble);
      }
    } else if (since.compareTo(hurried ? limits.word : limits.loss) >= 0) {
      cluster.lost(
          "%s %s for %d s, and is not waited for any longer"
              .formatted(cluster, words, since.toSeconds()));
    } else if (since.compareTo(limits.word) >= 0 && told.add(trouble)) {
      cluster.remark(
          "%s %s for %d s; the run waits for it for up to %d s"
              .formatted(cluster, words, since.toSeconds(), limits.loss.toSeconds()));
    }
  }
}
