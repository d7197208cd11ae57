package wellspring.dashboards.plot;

import java.awt.Color;
import java.awt.Paint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/** A heat map as JFreeChart draws it: the darker, the higher. */
final class HeatDrawing {
  /** With more columns than this, figures do not fit into cells. */
  private static final int COLUMNS_WRITTEN_MAX = 12;

  /** How many letters the names of columns have together, and that of a row. */
  private static final int LETTERS_ACROSS = 84;

  private static final int LETTERS_DOWN = 24;
  private static final double GAP = 0.02;

  private final HeatMap map;
  private final PlotScale scale;
  private final double low;
  private final double high;

  private HeatDrawing(HeatMap map) {
    this.map = map;
    this.scale = map.scale();
    this.low = scale.place(map.range().low());
    this.high = Math.max(low + 1e-9, scale.place(map.range().high()));
  }

  static JFreeChart of(HeatMap map) {
    return new HeatDrawing(map).chart();
  }

  private JFreeChart chart() {
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(
        axis(map.columns(), map.text().x(), LETTERS_ACROSS / Math.max(1, map.columns().size())));
    plot.setRangeAxis(axis(map.rows(), map.text().y(), LETTERS_DOWN));
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setDataset(cells());
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setBlockWidth(1 - GAP);
    renderer.setBlockHeight(1 - 2 * GAP);
    renderer.setPaintScale(new Shades());
    plot.setRenderer(renderer);
    write(plot);
    JFreeChart chart = FigureFrame.around(plot, map.text());
    chart.addSubtitle(legend());
    return chart;
  }

  private static NumberAxis axis(List<String> names, String label, int letters) {
    List<String> shortened = names.stream().map(name -> shortened(name, letters)).toList();
    NumberAxis axis = ScaleAxis.of(PlotScale.names(shortened), OptionalDouble.empty());
    axis.setRange(-0.5, names.size() - 0.5);
    FigureFrame.write(axis, label);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  private static String shortened(String name, int letters) {
    int most = Math.max(3, letters);
    return name.length() <= most ? name : name.substring(0, most - 1) + "…";
  }

  private DefaultXYZDataset cells() {
    List<double[]> all = new ArrayList<>();
    for (int row = 0; row < map.rows().size(); row++) {
      for (int column = 0; column < map.columns().size(); column++) {
        double value = map.cells().get(row).get(column);
        if (!Double.isNaN(value)) {
          all.add(new double[] {column, row, place(value)});
        }
      }
    }
    double[][] columns = new double[3][all.size()];
    for (int i = 0; i < all.size(); i++) {
      for (int part = 0; part < columns.length; part++) {
        columns[part][i] = all.get(i)[part];
      }
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries(map.value(), columns);
    return data;
  }

  /** What is infinite lies at the end. */
  private double place(double value) {
    return Double.isInfinite(value) ? (value > 0 ? high : low) : scale.place(value);
  }

  private void write(XYPlot plot) {
    if (map.columns().size() > COLUMNS_WRITTEN_MAX) {
      return;
    }
    for (int row = 0; row < map.rows().size(); row++) {
      for (int column = 0; column < map.columns().size(); column++) {
        double value = map.cells().get(row).get(column);
        XYTextAnnotation text = new XYTextAnnotation(words(value), column, row);
        text.setFont(FigureStyle.TICK);
        text.setPaint(Double.isNaN(value) ? FigureStyle.FAINT : upon(shade(place(value))));
        plot.addAnnotation(text);
      }
    }
  }

  private static String words(double value) {
    if (Double.isNaN(value)) {
      return "–";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    } else if (Math.abs(value) >= 1e6 || (value != 0 && Math.abs(value) < 1e-4)) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** What can be read upon a colour: whichever stands out more. */
  private static Color upon(Color ground) {
    double luminance = luminance(ground);
    return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? Color.WHITE : Color.BLACK;
  }

  /** As the Web Content Accessibility Guidelines define it. */
  private static double luminance(Color colour) {
    float[] parts = colour.getRGBColorComponents(null);
    return 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private Color shade(double place) {
    return FigureStyle.shade((place - low) / (high - low));
  }

  private PaintScaleLegend legend() {
    NumberAxis axis = FigureDrawing.axis(scale, low, high);
    axis.setRange(low, high);
    FigureFrame.write(axis, map.value());
    PaintScaleLegend legend = new PaintScaleLegend(new Shades(), axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setStripWidth(14);
    legend.setStripOutlineVisible(false);
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setMargin(new RectangleInsets(10, 16, 30, 0));
    return legend;
  }

  /** A colour for each place of the scale. */
  private final class Shades implements PaintScale {
    @Override
    public double getLowerBound() {
      return low;
    }

    @Override
    public double getUpperBound() {
      return high;
    }

    @Override
    public Paint getPaint(double place) {
      return shade(place);
    }
  }
}
