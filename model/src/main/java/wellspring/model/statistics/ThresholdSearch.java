package wellspring.model.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds where a measure crosses a level: on the {@link MonotoneCubic} through the distances of the
 * figures from the level, over an {@link AxisScale}.
 *
 * <p>The interval holds every place of the axis that the data do not reject as the crossing, at 5 %
 * (Fieller 1954): where the distance on the curve, a weighted sum of the places' own, is not
 * significantly other than 0. An end of the axis that is not rejected leaves the interval open.
 *
 * <p>The curve supposes that the measure changes smoothly between neighbouring places. Where more
 * than half of the whole change lies between two of them, nothing in the data supports that: a
 * logistic curve does so only where its places are nine-fold apart, and a jump always. The answer
 * is then that the crossing lies between these two places, and the interval holds both.
 *
 * @param statistic what stands for the replicas of a place
 */
public record ThresholdSearch(Statistic statistic) {
  private static final int PLACES_MIN = 3;

  /** Answers where the level is crossed. */
  public Threshold find(AxisReplicates data, ThresholdLevel level) {
    Optional<String> refusal = refusal(data, level);
    if (refusal.isPresent()) {
      return new Threshold.Refused(refusal.get());
    }
    return new AxisCurve(data.x(), LevelDistance.of(data, level, statistic))
        .threshold(data.levels(level, statistic))
        .orElseGet(() -> neverCrossed(data, level));
  }

  private Optional<String> refusal(AxisReplicates data, ThresholdLevel level) {
    int places = data.places().size();
    if (places < PLACES_MIN) {
      return Optional.of(
          "a threshold needs at least %d values of the axis, not %d: give more, on both sides of it"
              .formatted(PLACES_MIN, places));
    }
    if (level instanceof ThresholdLevel.OfControl && !data.hasControls()) {
      return Optional.of("there is no human-only control: give --absolute-level");
    }
    if (data.replicas() < statistic.replicasMin()) {
      return Optional.of(
          "%d replica%s too few for the interval of a %s: give --replicas %d or more; 20 is a good number"
              .formatted(
                  data.replicas(),
                  data.replicas() == 1 ? " is" : "s are",
                  statistic.name().toLowerCase(Locale.ROOT),
                  statistic.replicasMin()));
    }
    if (!data.isFinite()) {
      return Optional.of("some values are infinite: give a --measure that stays finite");
    }
    if (statistic == Statistic.MEDIAN && data.luck() == LuckSharing.SAME) {
      return Optional.of(
          "medians under the same luck have no interval of their crossing: give --luck own");
    }
    return Optional.empty();
  }

  private Threshold neverCrossed(AxisReplicates data, ThresholdLevel level) {
    double[] figures = data.figures(statistic);
    double[] levels = data.levels(level, statistic);
    return new Threshold.Refused(
        "the level %s is not crossed: the figures lie between %s"
            .formatted(span(levels, " to "), span(figures, " and ")));
  }

  private static String span(double[] values, String between) {
    double least = Arrays.stream(values).min().orElseThrow();
    double most = Arrays.stream(values).max().orElseThrow();
    String text = String.format(Locale.ROOT, "%.4g", least);
    return least == most && !between.equals(" and ")
        ? text
        : text + between + String.format(Locale.ROOT, "%.4g", most);
  }
}
