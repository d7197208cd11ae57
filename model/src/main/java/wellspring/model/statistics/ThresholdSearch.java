package wellspring.model.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds where a measure crosses a level: by the {@link SaturatingCurve} that fits the figures of
 * all places, with an interval from resampling the replicas.
 *
 * <p>A resample takes the same replicas at every place and of the control, because these share
 * their chance. One whose curve stays on one side of the level counts as a crossing at 0 or at
 * infinity, so that the interval is open where the data do not bound it.
 *
 * @param bootstrap how resamples are drawn
 * @param statistic what stands for the replicas of a place
 */
public record ThresholdSearch(Bootstrap bootstrap, Statistic statistic) {
  /** A curve that explains less than this share of the variance is none. */
  private static final double EXPLAINED_MIN = 0.5;

  /**
   * Answers where the level is crossed.
   *
   * @param name of the question; each has a stream of chance of its own
   */
  public Threshold find(String name, Replicates data, Level level) {
    return refusal(data, level)
        .<Threshold>map(Threshold.Refused::new)
        .orElseGet(() -> fitted(name, data, level));
  }

  /**
   * Where exact values cross a level: by the curve that fits them. Empty if they do not cross it.
   *
   * @param x the places, ascending, at least three
   * @param y the value at each
   */
  public static OptionalDouble crossing(double[] x, double[] y, double level) {
    if (!Arrays.stream(y).allMatch(Double::isFinite)) {
      return OptionalDouble.empty();
    }
    return new CurveFit(x)
        .to(y).map(curve -> curve.whereIs(level)).orElse(OptionalDouble.empty()).stream()
            .filter(at -> at <= x[x.length - 1])
            .findFirst();
  }

  private Optional<String> refusal(Replicates data, Level level) {
    if (data.places() < CurveFit.POINTS_MIN) {
      return Optional.of(
          "a curve needs at least %d values of the axis, not %d"
              .formatted(CurveFit.POINTS_MIN, data.places()));
    }
    if (data.replicas() < Bootstrap.VALUES_MIN) {
      return Optional.of(
          "an interval needs at least %d replicas that finished everywhere, not %d"
              .formatted(Bootstrap.VALUES_MIN, data.replicas()));
    }
    if (level instanceof Level.OfControl && !data.hasControl()) {
      return Optional.of("there is no human-only control: give an absolute level");
    }
    if (!data.isFinite()) {
      return Optional.of("some values are infinite: choose a measure that stays finite");
    }
    return neverCrossed(data, data.level(level, statistic));
  }

  private Optional<String> neverCrossed(Replicates data, double level) {
    double[] figures = data.figures(statistic);
    double least = Arrays.stream(figures).min().orElseThrow();
    double most = Arrays.stream(figures).max().orElseThrow();
    return least < level && level < most
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the level %.4g is not crossed: the figures lie between %.4g and %.4g",
                level,
                least,
                most));
  }

  private Threshold fitted(String name, Replicates data, Level level) {
    double[] x = data.x();
    double[] y = data.figures(statistic);
    CurveFit fit = new CurveFit(x);
    Optional<SaturatingCurve> curve = fit.to(y);
    if (curve.isEmpty()) {
      return new Threshold.Refused("the fit of a curve does not converge");
    }
    double explained = 1 - fit.squares(curve.get(), y) / squares(y);
    if (explained < EXPLAINED_MIN) {
      return new Threshold.Refused(
          String.format(
              Locale.ROOT,
              "no saturating curve fits: the best one explains %.0f %% of the variance",
              100 * Math.max(0, explained)));
    }
    double crossed = data.level(level, statistic);
    OptionalDouble at = curve.get().whereIs(crossed);
    if (at.isEmpty() || at.getAsDouble() > x[x.length - 1]) {
      return new Threshold.Refused(
          String.format(
              Locale.ROOT, "the fitted curve does not cross the level %.4g on the axis", crossed));
    }
    return new Threshold.Found(
        at.getAsDouble(),
        bootstrap.percentile(crossings(name, data, level, fit, curve.get())),
        crossed,
        curve.get(),
        explained,
        around(x, y, crossed));
  }

  private double[] crossings(
      String name, Replicates data, Level level, CurveFit fit, SaturatingCurve near) {
    int[][] draws = bootstrap.draws(name, data.replicas());
    double[] crossings = new double[draws.length];
    for (int i = 0; i < draws.length; i++) {
      double[] y = data.figures(statistic, draws[i]);
      double crossed = data.level(level, statistic, draws[i]);
      crossings[i] = crossing(fit.near(near, y), crossed, near.rise());
    }
    return crossings;
  }

  /** Where a curve crosses, or at which end of the axis it would. */
  private static double crossing(SaturatingCurve curve, double level, double direction) {
    OptionalDouble at = curve.whereIs(level);
    if (at.isPresent()) {
      return at.getAsDouble();
    }
    boolean alreadyBeyond = direction > 0 ? curve.floor() >= level : curve.floor() <= level;
    return alreadyBeyond ? 0 : Double.POSITIVE_INFINITY;
  }

  private static Interval around(double[] x, double[] y, double level) {
    int first = -1;
    int last = -1;
    for (int i = 1; i < x.length; i++) {
      if (y[i - 1] < level != y[i] < level) {
        first = first < 0 ? i - 1 : first;
        last = i;
      }
    }
    return new Interval(x[first], x[last]);
  }

  private static double squares(double[] y) {
    double mean = Statistic.MEAN.of(y);
    return Arrays.stream(y).map(each -> (each - mean) * (each - mean)).sum();
  }
}
