package wellspring.dashboards.sweep;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import wellspring.model.measure.Measure;

/**
 * The rule that figures which grow or fall with the size of the sample are compared only where all
 * samples are alike: within one sweep they are, unless an axis changes the language or how models
 * are measured.
 *
 * @param axis the axis that does so; empty if none does
 */
record EqualSampling(Optional<String> axis) {
  private static final Pattern SAMPLING = Pattern.compile("(.*\\+)?(evaluation|language)\\..*");

  static EqualSampling of(List<String> axes) {
    return new EqualSampling(
        axes.stream().filter(name -> SAMPLING.matcher(name).matches()).findFirst());
  }

  /** Why figures of a measure must not stand side by side; empty if they may. */
  Optional<String> objection(String measure) {
    return axis.filter(name -> Measure.of(measure).dependsOnSampleSize())
        .map(
            name ->
                "%s depends on the sample, which the axis %s changes: its settings are not compared"
                    .formatted(measure, name));
  }
}
