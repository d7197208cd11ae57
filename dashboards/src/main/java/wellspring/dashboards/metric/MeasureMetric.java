package wellspring.dashboards.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import wellspring.model.measure.Measure;

/**
 * A measure of a model in the last closed round, or what theory predicts for it.
 *
 * @param predicted whether it is the prediction; its series are there only where a theory applies
 */
public record MeasureMetric(Measure measure, boolean predicted) implements Metric {

  /** What was measured. */
  public static MeasureMetric measured(Measure measure) {
    return new MeasureMetric(measure, false);
  }

  /** What theory predicts. */
  public static MeasureMetric predicted(Measure measure) {
    return new MeasureMetric(measure, true);
  }

  /** All measures, each with its prediction, in order. */
  public static List<MeasureMetric> all() {
    return Arrays.stream(Measure.values())
        .flatMap(measure -> Stream.of(measured(measure), predicted(measure)))
        .toList();
  }

  @Override
  public String id() {
    String unit =
        switch (measure.unit()) {
          case RATIO -> "_ratio";
          case NATS -> "_nats";
          case ROUNDS -> "_rounds";
          case PERPLEXITY, COUNT -> "";
        };
    return RunMetric.PREFIX + "model_" + measure.id() + (predicted ? "_predicted" : "") + unit;
  }

  @Override
  public Type type() {
    return Type.GAUGE;
  }

  @Override
  public List<MetricLabel> labels() {
    return List.of(MetricLabel.SCENARIO, MetricLabel.RUN, MetricLabel.MODEL);
  }

  @Override
  public String help() {
    return (predicted ? "What theory predicts, where it does: " : "Of the last closed round: ")
        + measure.help()
        + ".";
  }
}
