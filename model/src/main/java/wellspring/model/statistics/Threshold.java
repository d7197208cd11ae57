package wellspring.model.statistics;

/** Where on an axis a measure crosses a level, or why that cannot be said. */
public sealed interface Threshold {

  /**
   * The crossing.
   *
   * @param at where the fitted curve has the level
   * @param interval where it probably is; 0 and infinity stand for ends that the data leave open
   * @param level the value that is crossed
   * @param curve the fit to the figures of all places
   * @param explained the share of the figures' variance that the curve explains (R²), at most 1
   * @param around the neighbouring places of the axis between which the figures themselves cross;
   *     if they do so repeatedly, the outermost
   */
  record Found(
      double at,
      Interval interval,
      double level,
      SaturatingCurve curve,
      double explained,
      Interval around)
      implements Threshold {}

  /**
   * There is no answer.
   *
   * @param reason why, and what would help
   */
  record Refused(String reason) implements Threshold {}
}
