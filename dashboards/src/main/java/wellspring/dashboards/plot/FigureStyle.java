package wellspring.dashboards.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * How figures look. The colours are those of {@link Palette}; the shapes can be told apart in print
 * without colour.
 */
final class FigureStyle {
  static final Color INK = new Color(0x333333);
  static final Color FAINT = new Color(0x777777);
  static final Color GRID = new Color(0xE4E4E4);
  static final Color REFERENCE = Color.decode(Palette.CONTROL);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  static final Stroke SOLID = stroke(2.2f);
  static final Stroke DASHED = stroke(1.8f, 6, 5);
  static final Stroke DOTTED = stroke(1.4f, 1.5f, 4);
  static final Stroke THIN = stroke(1f);

  /** How strongly the bands around few curves are coloured, and around many. */
  private static final float BAND = 0.18f;

  private static final float BAND_AMONG_MANY = 0.1f;
  private static final int MANY = 4;

  private static final List<Color> MODELS = Palette.MODELS.stream().map(Color::decode).toList();

  /** Below this lightness, of 255, nothing darker can be seen upon a colour. */
  private static final double PARENT_LIGHTER = 0.35;

  private static final int DARK = 90;

  /** Below this part of their range values are lighter than any curve. */
  private static final double LIGHTEST = 0.3;

  private static final double HALF = 4;
  private static final List<Shape> SHAPES =
      List.of(
          new Ellipse2D.Double(-HALF, -HALF, 2 * HALF, 2 * HALF),
          new Rectangle2D.Double(-HALF + 0.4, -HALF + 0.4, 2 * HALF - 0.8, 2 * HALF - 0.8),
          polygon(0, -HALF - 1, HALF + 0.6, HALF - 0.4, -HALF - 0.6, HALF - 0.4),
          polygon(0, -HALF - 1, HALF + 1, 0, 0, HALF + 1, -HALF - 1, 0),
          polygon(0, HALF + 1, HALF + 0.6, -HALF + 0.4, -HALF - 0.6, -HALF + 0.4));

  private FigureStyle() {}

  /** The colour of a curve of a figure. */
  static Color colour(CurveFigure figure, int line) {
    CurveFigure.Curve curve = figure.lines().get(line);
    return switch (curve.kind()) {
      case CONTROL -> REFERENCE;
      case PEOPLE -> Color.decode(Palette.HUMAN);
      case MODEL -> MODELS.get(curve.place() % MODELS.size());
      case PARENT ->
          between(MODELS.get(curve.place() % MODELS.size()), Color.WHITE, PARENT_LIGHTER);
      case SETTING -> ordered((double) curve.place() / Math.max(1, settings(figure) - 1));
      case CURVE -> MODELS.get(line % MODELS.size());
    };
  }

  private static long settings(CurveFigure figure) {
    return figure.lines().stream()
        .filter(line -> line.kind() == CurveFigure.CurveKind.SETTING)
        .count();
  }

  /**
   * The colour of something in an order, the darker the earlier.
   *
   * @param place from 0 to 1
   */
  static Color ordered(double place) {
    double stop = Math.min(1, Math.max(0, place)) * (Palette.ORDER.size() - 1);
    int from = (int) Math.min(stop, Palette.ORDER.size() - 2);
    return between(
        Color.decode(Palette.ORDER.get(from)),
        Color.decode(Palette.ORDER.get(from + 1)),
        stop - from);
  }

  /**
   * The colour of a value, the darker the higher.
   *
   * @param place from 0 to 1
   */
  static Color shade(double place) {
    return place < LIGHTEST
        ? between(Color.WHITE, ordered(1), 0.15 + 0.85 * place / LIGHTEST)
        : ordered((1 - place) / (1 - LIGHTEST));
  }

  private static Color between(Color one, Color other, double way) {
    return new Color(
        (int) Math.round(one.getRed() + way * (other.getRed() - one.getRed())),
        (int) Math.round(one.getGreen() + way * (other.getGreen() - one.getGreen())),
        (int) Math.round(one.getBlue() + way * (other.getBlue() - one.getBlue())));
  }

  /** The colour of what theory says: so much darker or lighter that it is seen upon the curve. */
  static Color ofPrediction(Color colour) {
    double light = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
    return light > DARK ? between(colour, Color.BLACK, 0.55) : between(colour, Color.WHITE, 0.55);
  }

  /** How strongly the bands of a figure are coloured. */
  static float band(CurveFigure figure) {
    return figure.lines().size() < MANY ? BAND : BAND_AMONG_MANY;
  }

  /** The stroke of a curve; who is only there to compare with is dashed. */
  static Stroke stroke(CurveFigure.Curve curve) {
    return curve.kind() == CurveFigure.CurveKind.PARENT ? DASHED : SOLID;
  }

  /** The symbol of a curve; curves of the same colour have different ones. */
  static Shape shape(CurveFigure figure, int line) {
    CurveFigure.Curve curve = figure.lines().get(line);
    boolean placed =
        curve.kind() == CurveFigure.CurveKind.MODEL
            || curve.kind() == CurveFigure.CurveKind.SETTING;
    return SHAPES.get((placed ? curve.place() : line) % SHAPES.size());
  }

  /** A colour that lets through what is behind it. */
  static Color clear(Color colour, float opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), Math.round(255 * opacity));
  }

  private static Stroke stroke(float width, float... dashes) {
    return new BasicStroke(
        width,
        dashes.length == 0 ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        dashes.length == 0 ? null : dashes,
        0);
  }

  private static Shape polygon(double... coordinates) {
    Path2D path = new Path2D.Double();
    path.moveTo(coordinates[0], coordinates[1]);
    for (int i = 2; i < coordinates.length; i += 2) {
      path.lineTo(coordinates[i], coordinates[i + 1]);
    }
    path.closePath();
    return path;
  }
}
