package wellspring.dashboards.plot;

import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import wellspring.model.statistics.Interval;

/**
 * The curves of a figure, their bands and predictions.
 *
 * <p>A curve is drawn in pieces: it is interrupted where a value is infinite and where the axis is
 * broken. A piece of a single point is drawn as a short plateau, so that its band can be seen.
 */
final class CurveDrawing {
  /** More points than this have no symbol each, but about so many in all. */
  private static final int SYMBOLS_MAX = 30;

  private static final int SYMBOLS_AMONG_MANY = 9;

  private static final double HALF_PLATEAU = 0.012;

  private final XYPlot plot;
  private final CurveFigure figure;
  private final PlotScale vertical;
  private final double halfPlateau;

  CurveDrawing(XYPlot plot, CurveFigure figure, PlotScale vertical) {
    this.plot = plot;
    this.figure = figure;
    this.vertical = vertical;
    this.halfPlateau = HALF_PLATEAU * plot.getDomainAxis().getRange().getLength();
  }

  void draw() {
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    for (int line = 0; line < figure.lines().size(); line++) {
      drawBands(line);
    }
    for (int line = 0; line < figure.lines().size(); line++) {
      drawLine(line, CurveFigure.CurvePoint::y, pen(line));
    }
    for (int line = 0; line < figure.lines().size(); line++) {
      drawLine(line, point -> point.predicted().orElse(Double.NaN), predictionPen(line));
    }
  }

  private void drawBands(int line) {
    YIntervalSeriesCollection bands = new YIntervalSeriesCollection();
    for (List<CurveFigure.CurvePoint> piece : pieces(line, CurveFigure.CurvePoint::y)) {
      YIntervalSeries band = new YIntervalSeries(bands.getSeriesCount());
      for (DrawnPoint place : places(piece)) {
        Interval interval =
            place.point().interval().orElse(new Interval(place.point().y(), place.point().y()));
        band.add(
            place.x(),
            vertical.place(place.point().y()),
            vertical.place(finite(interval.low(), place.point().y())),
            vertical.place(finite(interval.high(), place.point().y())));
      }
      bands.addSeries(band);
    }
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(FigureStyle.band(figure));
    for (int piece = 0; piece < bands.getSeriesCount(); piece++) {
      renderer.setSeriesFillPaint(piece, FigureStyle.colour(figure, line));
      renderer.setSeriesPaint(piece, FigureStyle.colour(figure, line));
    }
    add(bands, renderer);
  }

  private static double finite(double end, double otherwise) {
    return Double.isFinite(end) ? end : otherwise;
  }

  /** What a line is drawn with. */
  private record Pen(Color colour, Stroke stroke, Symbols symbols) {}

  /**
   * At which points of a curve a symbol stands.
   *
   * @param every at each such point; 0 for none
   * @param from the first of them, so that symbols of curves that lie together do not
   */
  private record Symbols(int every, int from) {
    private static final Symbols NONE = new Symbols(0, 0);

    static Symbols of(int points, int line) {
      int every = points <= SYMBOLS_MAX ? 1 : points / SYMBOLS_AMONG_MANY;
      return new Symbols(every, line % every);
    }

    boolean at(int point) {
      return every > 0 && point % every == from;
    }
  }

  private Pen pen(int line) {
    CurveFigure.Curve curve = figure.lines().get(line);
    Symbols symbols =
        curve.kind() == CurveFigure.CurveKind.PARENT
            ? Symbols.NONE
            : Symbols.of(curve.points().size(), line);
    return new Pen(FigureStyle.colour(figure, line), FigureStyle.stroke(curve), symbols);
  }

  private Pen predictionPen(int line) {
    return new Pen(
        FigureStyle.ofPrediction(FigureStyle.colour(figure, line)),
        FigureStyle.DASHED,
        Symbols.NONE);
  }

  private void drawLine(int line, ToDoubleFunction<CurveFigure.CurvePoint> value, Pen pen) {
    XYSeriesCollection pieces = new XYSeriesCollection();
    List<List<CurveFigure.CurvePoint>> points = pieces(line, value);
    for (List<CurveFigure.CurvePoint> piece : points) {
      XYSeries series = new XYSeries(pieces.getSeriesCount(), false);
      places(piece)
          .forEach(
              place -> series.add(place.x(), vertical.place(value.applyAsDouble(place.point()))));
      pieces.addSeries(series);
    }
    XYLineAndShapeRenderer renderer = new Pieces(pen.symbols(), points);
    for (int piece = 0; piece < pieces.getSeriesCount(); piece++) {
      renderer.setSeriesPaint(piece, pen.colour());
      renderer.setSeriesStroke(piece, pen.stroke());
      renderer.setSeriesShape(piece, FigureStyle.shape(figure, line));
    }
    add(pieces, renderer);
  }

  private void add(org.jfree.data.xy.XYDataset data, XYLineAndShapeRenderer renderer) {
    int index = plot.getDatasetCount();
    plot.setDataset(index, data);
    plot.setRenderer(index, renderer);
  }

  private List<List<CurveFigure.CurvePoint>> pieces(
      int line, ToDoubleFunction<CurveFigure.CurvePoint> value) {
    List<List<CurveFigure.CurvePoint>> pieces = new ArrayList<>();
    Optional<CurveFigure.CurvePoint> last = Optional.empty();
    for (CurveFigure.CurvePoint point : figure.lines().get(line).points()) {
      if (!Double.isFinite(value.applyAsDouble(point))) {
        last = Optional.empty();
        continue;
      }
      if (last.isEmpty() || isApart(last.get())) {
        pieces.add(new ArrayList<>());
      }
      pieces.get(pieces.size() - 1).add(point);
      last = Optional.of(point);
    }
    return pieces;
  }

  /** Whether a point is connected to none that follows it. */
  private boolean isApart(CurveFigure.CurvePoint point) {
    return figure.scale() instanceof PlotScale.Named
        || (figure.scale() instanceof PlotScale.Logarithmic log && log.zero() && point.x() == 0);
  }

  private List<DrawnPoint> places(List<CurveFigure.CurvePoint> piece) {
    if (piece.size() > 1) {
      return piece.stream()
          .map(point -> new DrawnPoint(figure.scale().place(point.x()), point))
          .toList();
    }
    double middle = figure.scale().place(piece.get(0).x());
    return List.of(
        new DrawnPoint(middle - halfPlateau, piece.get(0)),
        new DrawnPoint(middle, piece.get(0)),
        new DrawnPoint(middle + halfPlateau, piece.get(0)));
  }

  /** Where a point is drawn. */
  private record DrawnPoint(double x, CurveFigure.CurvePoint point) {}

  /** A line with a symbol at each point, of a plateau only in its middle. */
  private static final class Pieces extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1;
    private final transient List<List<CurveFigure.CurvePoint>> pieces;
    private final transient Symbols symbols;

    Pieces(Symbols symbols, List<List<CurveFigure.CurvePoint>> pieces) {
      super(true, true);
      this.symbols = symbols;
      this.pieces = pieces;
      setDrawSeriesLineAsPath(true);
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
      return pieces.get(series).size() > 1 ? symbols.at(item) : symbols.every() > 0 && item == 1;
    }
  }
}
