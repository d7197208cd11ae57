package wellspring.dashboards.plot;

import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** A figure as JFreeChart draws it. */
final class FigureDrawing {
  private static final double MARGIN = 0.03;
  private static final double ROW_OF_INFINITIES = 0.045;

  private final CurveFigure figure;
  private final PlotScale vertical;
  private final XYPlot plot = new XYPlot();

  private FigureDrawing(CurveFigure figure) {
    this.figure = figure;
    this.vertical = vertical(figure);
  }

  static JFreeChart of(CurveFigure figure) {
    FigureDrawing drawing = new FigureDrawing(figure);
    drawing.layOut();
    drawing.drawReferences();
    drawing.drawMarks();
    drawing.drawEvents();
    new CurveDrawing(drawing.plot, figure, drawing.vertical).draw();
    drawing.drawInfinities();
    return drawing.chart();
  }

  /** The values' own scale: logarithmic if all are above 0, and it is wanted or they span much. */
  private static PlotScale vertical(CurveFigure figure) {
    double[] values = values(figure).toArray();
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(1);
    return PlotScale.ofValues(least, most, figure.byFactors());
  }

  private static DoubleStream values(CurveFigure figure) {
    DoubleStream curves =
        figure
            .points()
            .flatMapToDouble(
                point ->
                    DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(point.y()), point.predicted().stream()),
                        point.interval().stream()
                            .flatMapToDouble(band -> DoubleStream.of(band.low(), band.high()))));
    return DoubleStream.concat(
            curves, figure.references().stream().mapToDouble(CurveFigure.ReferenceLevel::y))
        .filter(Double::isFinite);
  }

  private JFreeChart chart() {
    JFreeChart chart = FigureFrame.around(plot, figure.text());
    plot.setFixedLegendItems(legend());
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(FigureStyle.SUBTITLE);
    legend.setItemPaint(FigureStyle.INK);
    legend.setFrame(BlockBorder.NONE);
    legend.setPosition(RectangleEdge.TOP);
    legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
    legend.setMargin(6, 0, 10, 0);
    chart.addSubtitle(legend);
    return chart;
  }

  private void layOut() {
    plot.setDomainAxis(axis(figure.scale(), figure.text().x(), horizontalPlaces()));
    double[] values = values(figure).map(vertical::place).toArray();
    plot.setRangeAxis(axis(vertical, figure.text().y(), values));
    fromZero(plot.getRangeAxis(), values);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(FigureStyle.GRID);
    plot.setRangeGridlineStroke(FigureStyle.THIN);
  }

  private double[] horizontalPlaces() {
    return figure.points().mapToDouble(point -> figure.scale().place(point.x())).toArray();
  }

  private static ValueAxis axis(PlotScale scale, String label, double[] places) {
    double low = Arrays.stream(places).min().orElse(0);
    double high = Arrays.stream(places).max().orElse(1);
    double margin = high > low ? MARGIN * (high - low) : 0.5;
    NumberAxis axis = axis(scale, low - margin, high + margin);
    axis.setRange(low - margin, high + margin);
    FigureFrame.write(axis, label);
    axis.setMinorTickMarksVisible(scale instanceof PlotScale.Logarithmic);
    axis.setTickMarkOutsideLength(4);
    axis.setMinorTickMarkOutsideLength(2);
    return axis;
  }

  /** Shows the origin where it is not far off, so that a small change does not look large. */
  private void fromZero(ValueAxis axis, double[] values) {
    double least = Arrays.stream(values).min().orElse(0);
    if (vertical instanceof PlotScale.Linear && least >= 0 && least < 0.6 * axis.getUpperBound()) {
      axis.setLowerBound(0);
    }
  }

  /** An axis from one place to another, in the scale's units. */
  static NumberAxis axis(PlotScale scale, double low, double high) {
    if (scale instanceof PlotScale.Logarithmic log) {
      List<PlotScale.Tick> decades = PlotScale.decades(log.place(log.least()) - 1e-9, high);
      if (!log.zero()) {
        return ScaleAxis.of(PlotScale.decades(low, high), OptionalDouble.empty());
      }
      List<PlotScale.Tick> ticks =
          Stream.concat(Stream.of(new PlotScale.Tick(log.place(0), "0")), decades.stream())
              .toList();
      return ScaleAxis.of(ticks, OptionalDouble.of(log.breakPlace()));
    }
    if (scale instanceof PlotScale.Named named) {
      return ScaleAxis.of(PlotScale.names(named.names()), OptionalDouble.empty());
    }
    NumberAxis axis = new NumberAxis();
    if (scale instanceof PlotScale.Rounds) {
      axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    } else if (!(scale instanceof PlotScale.Linear)) {
      throw new IllegalArgumentException("there is no axis for " + scale);
    }
    return axis;
  }

  private void drawReferences() {
    for (CurveFigure.ReferenceLevel reference : figure.references()) {
      if (!Double.isFinite(reference.y())) {
        continue;
      }
      reference
          .interval()
          .filter(band -> Double.isFinite(band.low()) && Double.isFinite(band.high()))
          .ifPresent(
              band ->
                  plot.addRangeMarker(
                      new IntervalMarker(
                          vertical.place(band.low()),
                          vertical.place(band.high()),
                          FigureStyle.clear(FigureStyle.REFERENCE, 0.3f)),
                      Layer.BACKGROUND));
      plot.addRangeMarker(
          new ValueMarker(vertical.place(reference.y()), FigureStyle.REFERENCE, stroke(reference)),
          Layer.BACKGROUND);
    }
  }

  private static Stroke stroke(CurveFigure.ReferenceLevel reference) {
    return reference.interval().isPresent() ? FigureStyle.THIN : FigureStyle.DOTTED;
  }

  /** Infinite values stand at the upper edge, or the lower one, a row for each curve. */
  private void drawInfinities() {
    Range range = plot.getRangeAxis().getRange();
    for (int line = 0; line < figure.lines().size(); line++) {
      double inwards = (ROW_OF_INFINITIES * line + MARGIN) * range.getLength();
      for (CurveFigure.CurvePoint point : figure.lines().get(line).points()) {
        if (Double.isInfinite(point.y())) {
          double y =
              point.y() > 0 ? range.getUpperBound() - inwards : range.getLowerBound() + inwards;
          XYTextAnnotation sign = new XYTextAnnotation("∞", figure.scale().place(point.x()), y);
          sign.setFont(FigureStyle.TITLE);
          sign.setPaint(FigureStyle.colour(figure, line));
          plot.addAnnotation(sign);
        }
      }
    }
  }

  private void drawMarks() {
    int row = 0;
    for (CurveFigure.CurveMark mark : figure.marks()) {
      Color colour = FigureStyle.colour(figure, mark.line());
      double low = plot.getDomainAxis().getLowerBound();
      double high = plot.getDomainAxis().getUpperBound();
      plot.addDomainMarker(
          new IntervalMarker(
              Math.max(low, figure.scale().place(mark.interval().low())),
              Math.min(high, figure.scale().place(mark.interval().high())),
              FigureStyle.clear(colour, 0.14f)),
          Layer.BACKGROUND);
      if (mark.x().isPresent()) {
        double x = mark.x().getAsDouble();
        drawMarker(x, String.format(Locale.ROOT, "%.3g", x), colour, row++);
      }
    }
  }

  private void drawEvents() {
    int row = 0;
    for (CurveFigure.EventMark event : figure.events()) {
      drawMarker(event.x(), event.label(), FigureStyle.FAINT, row++);
    }
  }

  private void drawMarker(double x, String label, Color colour, int row) {
    ValueMarker line = new ValueMarker(figure.scale().place(x), colour, FigureStyle.DOTTED);
    line.setLabel(" " + label);
    line.setLabelFont(FigureStyle.TICK);
    line.setLabelPaint(colour);
    line.setLabelBackgroundColor(new Color(0, true));
    line.setLabelAnchor(RectangleAnchor.BOTTOM_RIGHT);
    line.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
    line.setLabelOffset(new RectangleInsets(4, 3, 6 + 17.0 * row, 3));
    plot.addDomainMarker(line, Layer.BACKGROUND);
  }

  private LegendItemCollection legend() {
    LegendItemCollection items = new LegendItemCollection();
    for (int line = 0; line < figure.lines().size(); line++) {
      Color colour = FigureStyle.colour(figure, line);
      CurveFigure.Curve curve = figure.lines().get(line);
      if (line > 0 && curve.isOneWith(figure.lines().get(line - 1))) {
        continue;
      }
      LegendItem item = line(curve.name(), FigureStyle.stroke(curve), colour);
      item.setShapeVisible(curve.kind() != CurveFigure.CurveKind.PARENT);
      item.setShape(FigureStyle.shape(figure, line));
      item.setFillPaint(colour);
      items.add(item);
    }
    if (predicts()) {
      Color colour =
          figure.lines().size() == 1 ? FigureStyle.colour(figure, 0) : FigureStyle.REFERENCE;
      items.add(line("predicted", FigureStyle.DASHED, FigureStyle.ofPrediction(colour)));
    }
    figure.references().stream()
        .map(CurveFigure.ReferenceLevel::name)
        .distinct()
        .forEach(name -> items.add(reference(name)));
    return items;
  }

  private boolean predicts() {
    return figure.points().anyMatch(point -> point.predicted().isPresent());
  }

  private LegendItem reference(String name) {
    CurveFigure.ReferenceLevel reference =
        figure.references().stream().filter(each -> each.name().equals(name)).findFirst().get();
    if (reference.interval().isEmpty()) {
      return line(name, FigureStyle.DOTTED, FigureStyle.REFERENCE);
    }
    LegendItem item = line(name, FigureStyle.THIN, FigureStyle.REFERENCE);
    item.setShapeVisible(true);
    item.setShape(new Rectangle2D.Double(-13, -4, 26, 8));
    item.setFillPaint(FigureStyle.clear(FigureStyle.REFERENCE, 0.3f));
    return item;
  }

  private static LegendItem line(String name, Stroke stroke, Color colour) {
    LegendItem item = new LegendItem(name);
    item.setLineVisible(true);
    item.setLine(new Line2D.Double(-13, 0, 13, 0));
    item.setLineStroke(stroke);
    item.setLinePaint(colour);
    item.setShapeVisible(false);
    item.setOutlineStroke(FigureStyle.THIN);
    return item;
  }
}
