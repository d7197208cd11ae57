package wellspring.dashboards.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.CurveFigure.Curve;
import wellspring.dashboards.plot.CurveFigure.CurveKind;
import wellspring.dashboards.plot.CurveFigure.CurvePoint;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.plot.PlotScale;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.PredictionInterval;
import wellspring.model.statistics.Statistic;

/**
 * How far the futures of a past spread: their median over the rounds, with the bands that hold one
 * future more in half of all cases and in nine of ten.
 */
public final class FanChart {
  /** How often a band holds one run more. */
  static final double INNER = 0.5;

  /** The same of the outer band. */
  static final double OUTER = 0.9;

  private static final int OUTER_MIN = 19;

  /** In a figure of one model the futures are told from the rest, not models from each other. */
  private static final int COLOUR = 1;

  private FanChart() {}

  /** How many of some runs the outer band holds, in words: fewer than 19 have no such quantiles. */
  static String most(int runs) {
    return runs < OUTER_MIN ? "all" : "nine of ten";
  }

  /** The figure of a measure of a model. */
  public static CurveFigure of(ForkReplicas runs, String model, Measure measure) {
    String futures = "%d futures, median".formatted(runs.futures().runs());
    List<Curve> lines = new ArrayList<>();
    lines.add(
        new Curve(
            futures, CurveKind.MODEL, COLOUR, band(runs.futures(), model, measure, 0, INNER)));
    lines.add(
        new Curve(
            futures,
            CurveKind.MODEL,
            COLOUR,
            band(runs.futures(), model, measure, runs.round(), OUTER)));
    if (runs.comparison() != ForkComparison.NONE) {
      int from = runs.comparison() == ForkComparison.BEGINNING ? 0 : runs.round();
      lines.add(
          new Curve(
              "%d %s".formatted(runs.others().runs(), runs.comparison().words()),
              CurveKind.CONTROL,
              0,
              band(runs.others(), model, measure, from, OUTER)));
    }
    lines.add(
        new Curve(
            runs.parent(), CurveKind.PARENT, COLOUR, course(runs, model, measure, runs.round())));
    return new CurveFigure(
        new CurveFigure.FigureText(
            MeasureNames.title(measure.id()) + ": " + model,
            "futures of %s after round %d; dark: half of all, light: %s"
                .formatted(runs.parent(), runs.round(), most(runs.futures().runs())),
            "round",
            MeasureNames.label(measure.id())),
        new PlotScale.Rounds(),
        lines.stream().filter(line -> !line.points().isEmpty()).toList(),
        List.of(new CurveFigure.EventMark(runs.round() + 1, "fork")));
  }

  private static List<CurvePoint> band(
      ReplicaFigures runs, String model, Measure measure, int from, double coverage) {
    List<CurvePoint> points = new ArrayList<>();
    for (int round = from; round < runs.rounds(); round++) {
      double[] values = runs.values(model, measure.id(), round);
      if (values.length > 0) {
        points.add(
            new CurvePoint(
                round,
                Statistic.MEDIAN.of(values),
                Optional.of(PredictionInterval.of(values, coverage)).filter(FanChart::canBeDrawn),
                OptionalDouble.empty()));
      }
    }
    return points;
  }

  private static boolean canBeDrawn(Interval band) {
    return Double.isFinite(band.low()) && Double.isFinite(band.high());
  }

  private static List<CurvePoint> course(
      ForkReplicas runs, String model, Measure measure, int from) {
    return runs.course().stream()
        .filter(each -> each.agent().equals(model) && each.measure().equals(measure.id()))
        .filter(each -> each.round() >= from)
        .map(
            each ->
                new CurvePoint(
                    each.round(), each.value(), Optional.empty(), OptionalDouble.empty()))
        .toList();
  }
}
