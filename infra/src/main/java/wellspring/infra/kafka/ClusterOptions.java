package wellspring.infra.kafka;

import java.time.Duration;

/**
 * What a run puts up with on a cluster that is not its own.
 *
 * @param silence how long the cluster may be silent
 * @param foreign what becomes of records that others write into the run's topics
 */
public record ClusterOptions(Duration silence, ForeignRecords.Treatment foreign) {
  public static final ClusterOptions USUAL =
      new ClusterOptions(Duration.ofMinutes(5), ForeignRecords.Treatment.IGNORE);
}
