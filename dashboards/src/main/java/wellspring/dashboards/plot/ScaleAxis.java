package wellspring.dashboards.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis whose ticks are given, and which may be broken at one place. */
final class ScaleAxis extends NumberAxis {
  private static final long serialVersionUID = 1;
  private static final double HALF_GAP = 3;
  private static final double SLANT = 5;

  private final transient List<PlotScale.Tick> ticks;
  private final double breakPlace;

  /**
   * An axis.
   *
   * @param breakPlace where it is broken, in its units; NaN if it is whole
   */
  private ScaleAxis(List<PlotScale.Tick> ticks, double breakPlace) {
    this.ticks = ticks;
    this.breakPlace = breakPlace;
  }

  static ScaleAxis of(List<PlotScale.Tick> ticks, OptionalDouble breakPlace) {
    return new ScaleAxis(ticks, breakPlace.orElse(Double.NaN));
  }

  @Override
  protected List<NumberTick> refreshTicksHorizontal(
      Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
    return numberTicks(TextAnchor.TOP_CENTER);
  }

  @Override
  protected List<NumberTick> refreshTicksVertical(
      Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
    return numberTicks(TextAnchor.CENTER_RIGHT);
  }

  private List<NumberTick> numberTicks(TextAnchor anchor) {
    return ticks.stream()
        .filter(tick -> getRange().contains(tick.place()))
        .map(
            tick ->
                new NumberTick(
                    tick.label().isEmpty() ? TickType.MINOR : TickType.MAJOR,
                    tick.place(),
                    tick.label(),
                    anchor,
                    anchor,
                    0))
        .toList();
  }

  @Override
  protected void drawAxisLine(
      Graphics2D g2, double cursor, Rectangle2D dataArea, RectangleEdge edge) {
    if (Double.isNaN(breakPlace)) {
      super.drawAxisLine(g2, cursor, dataArea, edge);
      return;
    }
    double x = valueToJava2D(breakPlace, dataArea, edge);
    g2.setPaint(getAxisLinePaint());
    g2.setStroke(getAxisLineStroke());
    g2.draw(new Line2D.Double(dataArea.getX(), cursor, x - HALF_GAP, cursor));
    g2.draw(new Line2D.Double(x + HALF_GAP, cursor, dataArea.getMaxX(), cursor));
    for (double side : new double[] {-HALF_GAP, HALF_GAP}) {
      g2.draw(
          new Line2D.Double(
              x + side - SLANT / 2, cursor + SLANT, x + side + SLANT / 2, cursor - SLANT));
    }
  }
}
