package wellspring.dashboards.plot;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** What all figures have around them. */
final class Frame {
  private Frame() {}

  /** The figure of a plot: its title, and how to read it. */
  static JFreeChart around(XYPlot plot, Figure.Text text) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    JFreeChart chart = new JFreeChart(null, Look.TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(14, 14, 10, 22));
    chart.setTitle(left(new TextTitle(text.title(), Look.TITLE), Look.INK, 0));
    if (!text.subtitle().isEmpty()) {
      chart.addSubtitle(left(new TextTitle(text.subtitle(), Look.SUBTITLE), Look.FAINT, 3));
    }
    return chart;
  }

  private static TextTitle left(TextTitle title, Color colour, double above) {
    title.setPaint(colour);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setExpandToFitSpace(true);
    title.setMargin(above, 4, 0, 0);
    return title;
  }

  /** The words of an axis. */
  static void write(ValueAxis axis, String label) {
    axis.setLabel(label);
    axis.setLabelFont(Look.LABEL);
    axis.setLabelPaint(Look.INK);
    axis.setTickLabelFont(Look.TICK);
    axis.setTickLabelPaint(Look.INK);
    axis.setAxisLinePaint(Look.INK);
    axis.setTickMarkPaint(Look.INK);
  }
}
