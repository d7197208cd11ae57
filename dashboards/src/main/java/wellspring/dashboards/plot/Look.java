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
 * How figures look. The colours can be told apart by people with any common kind of colour vision
 * (Okabe and Ito 2008, Color Universal Design), and the shapes in print without colour.
 */
final class Look {
  static final Color INK = new Color(0x333333);
  static final Color FAINT = new Color(0x777777);
  static final Color GRID = new Color(0xE4E4E4);
  static final Color REFERENCE = new Color(0x8A8A8A);

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

  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000),
          new Color(0xB8A800));
  private static final double HALF = 4;
  private static final List<Shape> SHAPES =
      List.of(
          new Ellipse2D.Double(-HALF, -HALF, 2 * HALF, 2 * HALF),
          new Rectangle2D.Double(-HALF + 0.4, -HALF + 0.4, 2 * HALF - 0.8, 2 * HALF - 0.8),
          polygon(0, -HALF - 1, HALF + 0.6, HALF - 0.4, -HALF - 0.6, HALF - 0.4),
          polygon(0, -HALF - 1, HALF + 1, 0, 0, HALF + 1, -HALF - 1, 0),
          polygon(0, HALF + 1, HALF + 0.6, -HALF + 0.4, -HALF - 0.6, -HALF + 0.4));

  private Look() {}

  private static Color colour(int line) {
    return COLOURS.get(line % COLOURS.size());
  }

  /** The colour of a curve of a figure. */
  static Color colour(Figure figure, int line) {
    return figure.lines().get(line).control() ? REFERENCE : colour(line);
  }

  /** The colour of what theory says: so dark that it can be seen upon the curve. */
  static Color ofPrediction(Color colour) {
    return new Color(
        Math.round(0.45f * colour.getRed()),
        Math.round(0.45f * colour.getGreen()),
        Math.round(0.45f * colour.getBlue()));
  }

  /** How strongly the bands of a figure are coloured. */
  static float band(Figure figure) {
    return figure.lines().size() < MANY ? BAND : BAND_AMONG_MANY;
  }

  static Shape shape(int line) {
    return SHAPES.get(line % SHAPES.size());
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
