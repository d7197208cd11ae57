package wellspring.dashboards.plot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import wellspring.model.statistics.Interval;

/**
 * What a figure shows, whatever draws it: curves with a band around each and what theory says of
 * it, beside horizontal references, and vertical marks where something happens.
 *
 * @param text what is written around it
 * @param scale how places on the horizontal axis are laid out
 * @param lines the curves
 * @param references horizontal lines
 * @param marks vertical lines, each of a curve
 * @param events vertical lines of all curves
 * @param byFactors whether equal factors of the values are equally far apart; else that is so only
 *     where they span more than two decades
 */
public record CurveFigure(
    FigureText text,
    PlotScale scale,
    List<Curve> lines,
    List<ReferenceLevel> references,
    List<CurveMark> marks,
    List<EventMark> events,
    boolean byFactors) {
  /** As many curves as colours and symbols can tell apart. */
  public static final int LINES_MAX = 30;

  public CurveFigure {
    lines = List.copyOf(lines);
    references = List.copyOf(references);
    marks = List.copyOf(marks);
    events = List.copyOf(events);
  }

  /** A figure of curves beside references, in which nothing happens to all curves at once. */
  public CurveFigure(
      FigureText text,
      PlotScale scale,
      List<Curve> lines,
      List<ReferenceLevel> references,
      List<CurveMark> marks) {
    this(text, scale, lines, references, marks, List.of(), false);
  }

  /** A figure of curves alone. */
  public CurveFigure(FigureText text, PlotScale scale, List<Curve> lines, List<EventMark> events) {
    this(text, scale, lines, List.of(), List.of(), events, false);
  }

  /** The same figure with the values laid out by their factors, if all are above 0. */
  public CurveFigure byFactors(boolean wanted) {
    return new CurveFigure(text, scale, lines, references, marks, events, wanted);
  }

  /**
   * The same figure with its first curves only; where that leaves some out, it says so.
   *
   * @param all where all of them can be found
   */
  public CurveFigure first(int count, String all) {
    if (lines.size() <= count) {
      return this;
    }
    return new CurveFigure(
        text.with("%d of %d curves: %s has all".formatted(count, lines.size(), all)),
        scale,
        lines.subList(0, count),
        references,
        marks.stream().filter(mark -> mark.line() < count).toList(),
        events,
        byFactors);
  }

  /** The same figure with its first curves only. */
  public CurveFigure first(int count) {
    return lines.size() <= count ? this : first(count, "").saying(text);
  }

  private CurveFigure saying(FigureText newText) {
    return new CurveFigure(newText, scale, lines, references, marks, events, byFactors);
  }

  /** Whether there is a curve to be seen. */
  public boolean hasPoints() {
    return points().anyMatch(point -> Double.isFinite(point.y()));
  }

  /** The points of all curves. */
  Stream<CurvePoint> points() {
    return lines.stream().flatMap(line -> line.points().stream());
  }

  /**
   * The words of a figure.
   *
   * @param title what is seen
   * @param subtitle how to read it
   * @param x what the horizontal axis is
   * @param y what the vertical axis is
   */
  public record FigureText(String title, String subtitle, String x, String y) {

    /** With something more to know when reading it. */
    FigureText with(String remark) {
      return new FigureText(title, subtitle.isEmpty() ? remark : subtitle + "; " + remark, x, y);
    }
  }

  /**
   * A curve.
   *
   * @param name for the legend
   * @param kind whose it is, which gives it its colour
   * @param place its number among those of its kind, from 0
   * @param points from left to right
   */
  public record Curve(String name, CurveKind kind, int place, List<CurvePoint> points) {
    public Curve {
      points = List.copyOf(points);
    }

    /** A curve that has a colour by its place in the figure, or is a control. */
    public Curve(String name, boolean control, List<CurvePoint> points) {
      this(name, control ? CurveKind.CONTROL : CurveKind.CURVE, 0, points);
    }

    /** Whether it is the same curve with another band. */
    boolean isOneWith(Curve other) {
      return name.equals(other.name) && kind == other.kind && place == other.place;
    }

    /** Whether it is what the others are compared with. */
    public boolean control() {
      return kind == CurveKind.CONTROL || kind == CurveKind.PEOPLE;
    }
  }

  /** Whose a curve is. */
  public enum CurveKind {
    /** What the others are compared with. */
    CONTROL,
    /** Human text. */
    PEOPLE,
    /** A model's, by its place in the scenario. */
    MODEL,
    /** What the model of the same place did in the run that this one was forked from. */
    PARENT,
    /** One of some settings that have an order. */
    SETTING,
    /** Anybody's. */
    CURVE
  }

  /**
   * A point of a curve. An infinite value is drawn as a sign at the edge.
   *
   * @param x the place, on the figure's scale
   * @param y the value
   * @param interval where it probably is
   * @param predicted what theory says it is
   */
  public record CurvePoint(
      double x, double y, Optional<Interval> interval, OptionalDouble predicted) {}

  /**
   * A level to compare with.
   *
   * @param name for the legend
   * @param interval where it probably is; empty for one that is exact
   */
  public record ReferenceLevel(String name, double y, Optional<Interval> interval) {}

  /**
   * A place where something happens to a curve.
   *
   * @param line the number of the curve, from 0
   * @param x the place; empty if no more is known than the interval
   * @param interval where it probably is; ends may lie beyond the axis
   */
  public record CurveMark(int line, OptionalDouble x, Interval interval) {}

  /**
   * A place where something happens to all curves.
   *
   * @param label what stands beside it, in a word or two
   */
  public record EventMark(double x, String label) {}
}
