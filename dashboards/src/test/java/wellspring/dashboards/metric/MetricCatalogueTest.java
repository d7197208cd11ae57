package wellspring.dashboards.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
  @Test
  void namesFollowTheConventionsOfPrometheus() {
    assertThat(MetricCatalogue.own())
        .allSatisfy(
            metric -> {
              assertThat(metric.id()).matches("wellspring_[a-z][a-z0-9_]*[a-z0-9]");
              assertThat(metric.id().endsWith("_total"))
                  .isEqualTo(metric.type() == Metric.Type.COUNTER);
              assertThat(metric.id().endsWith("_info"))
                  .isEqualTo(metric.type() == Metric.Type.INFO);
              assertThat(metric.help()).endsWith(".");
            });
    assertThat(MetricCatalogue.own().stream().map(Metric::id)).doesNotHaveDuplicates();
  }

  @Test
  void timesAreInSecondsAndSizesInBytes() {
    assertThat(MetricCatalogue.own().stream().map(Metric::id))
        .noneMatch(
            id -> id.matches(".*_(millis|milliseconds|ms|minutes|kilobytes|mb|percent)(_.*)?"));
  }

  @Test
  void noLabelGrowsWithTheRun() {
    Set<String> growing =
        Set.of("document", "round", "writer", "agent", "generation", "checkpoint");
    assertThat(List.of(MetricLabel.values())).noneMatch(label -> growing.contains(label.id()));
  }

  @Test
  void everyMetricTellsItsScenarioAndItsRun() {
    assertThat(MetricCatalogue.own())
        .allSatisfy(
            metric ->
                assertThat(metric.labels()).startsWith(MetricLabel.SCENARIO, MetricLabel.RUN));
  }
}
