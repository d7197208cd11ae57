package wellspring.dashboards.plot;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** What all figures have around them. */
final class FigureFrame {
  private FigureFrame() {}

  /** The figure of a plot: its title, and how to read it. */
  static JFreeChart around(XYPlot plot, CurveFigure.FigureText text) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    JFreeChart chart = new JFreeChart(null, FigureStyle.TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(14, 14, 10, 22));
    chart.setTitle(left(new TextTitle(text.title(), FigureStyle.TITLE), FigureStyle.INK, 0));
    if (!text.subtitle().isEmpty()) {
      chart.addSubtitle(
          left(new TextTitle(text.subtitle(), FigureStyle.SUBTITLE), FigureStyle.FAINT, 3));
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
    axis.setLabelFont(FigureStyle.LABEL);
    axis.setLabelPaint(FigureStyle.INK);
    axis.setTickLabelFont(FigureStyle.TICK);
    axis.setTickLabelPaint(FigureStyle.INK);
    axis.setAxisLinePaint(FigureStyle.INK);
    axis.setTickMarkPaint(FigureStyle.INK);
  }
}
