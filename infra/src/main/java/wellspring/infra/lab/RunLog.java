package wellspring.infra.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.ContinuedLog;
import wellspring.agents.log.EventLog;
import wellspring.agents.round.PastRun;
import wellspring.infra.kafka.ForeignRecords.ForeignRecord;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.run.RunManifest;

/**
 * A run's log, and what it lies on.
 *
 * @param log the log itself
 * @param cluster the Kafka that is this run's alone; empty if it lies in memory, or on a Kafka that
 *     runs share
 */
public record RunLog(EventLog log, Optional<KafkaCluster> cluster) implements AutoCloseable {

  /** Where a Kafka client finds the run's own Kafka; empty if it has none. */
  public String address() {
    return cluster.map(KafkaCluster::bootstrap).orElse("");
  }

  /**
   * Whether it is this process' own, so that whatever was written can be read for as long as it
   * takes.
   */
  public boolean isOwn() {
    return cluster.map(KafkaCluster::isOwn).orElse(true);
  }

  /** Whether it is still there once the run's process is gone. */
  public boolean outlivesItsRun() {
    return cluster.isPresent();
  }

  /**
   * The figures of the first rounds, sorted by id.
   *
   * @param rounds how many rounds
   */
  List<ModelMeasured> measurements(int rounds) {
    OffsetRange all =
        OffsetRange.beginning(Topic.MEASUREMENTS, log.partitions(Topic.MEASUREMENTS))
            .next(log.end(Topic.MEASUREMENTS));
    return log.read(all, ModelMeasured.class).stream()
        .filter(measured -> measured.round() < rounds)
        .toList();
  }

  /** What others have written into it, as far as it was read. */
  RunManifest.LogFacts facts() {
    return cluster
        .map(KafkaCluster::foreign)
        .map(
            foreign ->
                RunManifest.LogFacts.of(
                    foreign.first().stream().map(ForeignRecord::toString).toList(),
                    foreign.byTopic()))
        .orElse(RunManifest.LogFacts.NONE);
  }

  /** The same log, of which those who follow the run's course are told only what counts. */
  RunLog continuing(PastRun past) {
    return new RunLog(new ContinuedLog(log, past.places(), past.seen()), cluster);
  }

  /** Tells when the run's own Kafka is lost, and why. */
  public void onLoss(Consumer<String> listener) {
    cluster.ifPresent(kafka -> kafka.onLoss(listener));
  }

  /** The run is to end, and does not wait for a Kafka that is silent. */
  void hurry() {
    cluster.ifPresent(KafkaCluster::hurry);
  }

  @Override
  public void close() {
    try {
      log.close();
    } finally {
      cluster.ifPresent(KafkaCluster::close);
    }
  }
}
