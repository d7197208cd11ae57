package wellspring.infra.kafka;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a run uses a cluster that is not its own, and what it puts up with there.
 *
 * @param silence how long the cluster may be silent
 * @param foreign what becomes of records that others write into the run's topics
 * @param client how its clients log in
 * @param replicas of how many brokers each record is kept on; empty for {@link Durability}'s choice
 */
public record ClusterOptions(
    Duration silence,
    ForeignRecords.Treatment foreign,
    ClientProperties client,
    OptionalInt replicas) {
  public static final ClusterOptions USUAL =
      new ClusterOptions(
          Duration.ofMinutes(5),
          ForeignRecords.Treatment.IGNORE,
          ClientProperties.NONE,
          OptionalInt.empty());

  /** The same, with something else put up with. */
  public ClusterOptions with(Duration newSilence, ForeignRecords.Treatment newForeign) {
    return new ClusterOptions(newSilence, newForeign, client, replicas);
  }

  /** The same with another way to log in. */
  public ClusterOptions with(ClientProperties newClient) {
    return new ClusterOptions(silence, foreign, newClient, replicas);
  }

  /** The same with another number of replicas. */
  public ClusterOptions replicated(OptionalInt newReplicas) {
    return new ClusterOptions(silence, foreign, client, newReplicas);
  }
}
