package wellspring.infra.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import wellspring.model.thread.DaemonThreads;

/**
 * Asks a cluster every second whether it is there. Kafka's clients wait for one that is gone for a
 * minute without a word, as it may come back; so people are told after a few seconds.
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
    static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  private final KafkaCluster cluster;
  private final Limits limits;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("kafka-pulse"));
  private long answered;
  private boolean told;
  private UnboundedWait vigil;

  ClusterHeartbeat(KafkaCluster cluster, Limits limits) {
    this.cluster = cluster;
    this.limits = limits;
  }

  /** Begins to ask; does nothing the second time. */
  synchronized void start() {
    if (vigil != null || clock.isShutdown()) {
      return;
    }
    heard();
    var unused =
        clock.scheduleWithFixedDelay(
            this::ask, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void ask() {
    try {
      cluster
          .admin()
          .describeCluster(new DescribeClusterOptions().timeoutMs(QUESTION_MILLIS))
          .clusterId()
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
    } else if (since.compareTo(limits.loss) >= 0) {
      cluster.lost(
          "%s has not answered for %d s: it has stopped or can no longer be reached"
              .formatted(cluster, since.toSeconds()));
    } else if (since.compareTo(limits.word) >= 0 && !told) {
      told = true;
      cluster.remark(
          "%s has not answered for %d s; the run waits for it until %d s have passed"
              .formatted(cluster, since.toSeconds(), limits.loss.toSeconds()));
    }
  }
}
