package wellspring.dashboards.report;

import wellspring.dashboards.report.SweepStory.SettingResult;

/**
 * What a setting of a sweep came to, as a cell of a table: beside the same with people's text alone
 * where that is known, with its interval.
 */
final class SweepCell {
  /** Multiples of less are told in per cent. */
  private static final double PERCENT_MAX = 2;

  private SweepCell() {}

  /**
   * The figure with its interval.
   *
   * @param lineOrNull null if the setting was not run
   */
  static String of(OutcomeMeasure outcome, SettingResult lineOrNull) {
    return lineOrNull == null ? "" : value(outcome, lineOrNull) + range(outcome, lineOrNull);
  }

  /** The figure alone. */
  static String value(OutcomeMeasure outcome, SettingResult line) {
    if (Double.isNaN(line.value())) {
      return "";
    } else if (outcome.share()) {
      return ReportWording.percent(line.value());
    } else if (line.controlValue().isEmpty()) {
      return ReportWording.figure(line.value());
    }
    double times = times(outcome, line, line.value());
    return Double.isFinite(times) && times > 0
        ? times < PERCENT_MAX ? ReportWording.percent(times) : OutcomeMeasure.multiple(times)
        : outcome.words(line.value(), line.controlValue().getAsDouble());
  }

  private static String range(OutcomeMeasure outcome, SettingResult line) {
    double low = line.range().low();
    double high = line.range().high();
    if (!line.range().isKnown() || !Double.isFinite(line.value())) {
      return "";
    } else if (outcome.share()) {
      return percents(low, high);
    } else if (line.controlValue().isEmpty()) {
      return figures(low, high);
    }
    return times(outcome, line, line.value()) < PERCENT_MAX
        ? percents(times(outcome, line, low), times(outcome, line, high))
        : figures(times(outcome, line, low), times(outcome, line, high));
  }

  private static double times(OutcomeMeasure outcome, SettingResult line, double value) {
    return outcome.times(value, line.controlValue().orElse(Double.NaN));
  }

  private static String percents(double low, double high) {
    return " (%s to %s)"
        .formatted(ReportWording.percent(low).replace(" %", ""), ReportWording.percent(high));
  }

  private static String figures(double low, double high) {
    return " (%s to %s)"
        .formatted(ReportWording.figure(rounded(low)), ReportWording.figure(rounded(high)));
  }

  private static double rounded(double value) {
    return Math.abs(value) >= 1 ? OutcomeMeasure.rounded(value) : value;
  }
}
