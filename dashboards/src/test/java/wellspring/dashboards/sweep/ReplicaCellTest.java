package wellspring.dashboards.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import wellspring.model.statistics.Statistic;

class ReplicaCellTest {
  private static SweepRow row(int replica, double value, OptionalDouble predicted) {
    return new SweepRow(
        replica, false, List.of("0"), replica, 9, "m", "variance", value, predicted);
  }

  @Test
  void theoryIsSetBesideMeansAndNotBesideMedians() {
    ReplicaCell cell =
        ReplicaCell.of(
            List.of(row(1, 0.1, OptionalDouble.of(1)), row(2, 0.3, OptionalDouble.of(1))));

    assertThat(cell.predicted(Statistic.MEAN)).hasValue(1);
    assertThat(cell.predicted(Statistic.MEDIAN)).isEmpty();
  }

  @Test
  void aTheoryThatIsSilentOnAReplicaIsSilentOnItsCell() {
    ReplicaCell cell =
        ReplicaCell.of(
            List.of(row(1, 0.1, OptionalDouble.of(1)), row(2, 0.3, OptionalDouble.empty())));

    assertThat(cell.predicted(Statistic.MEAN)).isEmpty();
  }
}
