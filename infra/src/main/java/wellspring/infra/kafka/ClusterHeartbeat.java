package wellspring.infra.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import wellspring.model.thread.DaemonThreads;

/**
 * Asks a cluster every second whether it is there, and all partitions that the log needs. Kafka's
 * clients wait for one that is gone without a word, as it may come back; so people are told after a
 * few seconds, and it is waited for as long as they want.
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

  private final KafkaCluster cluster;
  private final Limits limits;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("kafka-pulse"));
  private Map<TopicPartition, OffsetSpec> questions = Map.of();
  private long answered;
  private boolean told;
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
   */
  synchronized void start(List<TopicPartition> partitions) {
    if (vigil != null || clock.isShutdown()) {
      return;
    }
    questions =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
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
      if (told) {
        cluster.remark(cluster + " answers again");
      }
      heard();
    } catch (ExecutionException e) {
      silent(Duration.ofNanos(System.nanoTime() - answered));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void heard() {
    answered = System.nanoTime();
    told = false;
    vigil = cluster.vigil();
  }

  private void silent(Duration since) {
    if (cluster.isOwn()) {
      told |= vigil.goesOn();
    } else if (since.compareTo(hurried ? limits.word : limits.loss) >= 0) {
      cluster.lost(
          "%s has not answered for %d s, and is not waited for any longer"
              .formatted(cluster, since.toSeconds()));
    } else if (since.compareTo(limits.word) >= 0 && !told) {
      told = true;
      cluster.remark(
          "%s has not answered for %d s; the run waits for it for up to %d s"
              .formatted(cluster, since.toSeconds(), limits.loss.toSeconds()));
    }
  }
}
