package wellspring.dashboards.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;
import wellspring.model.file.FileFault;

/** Figures as files: SVG for pages, PDF for print, PNG, which takes longer, for everything else. */
public final class FigureFiles {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 520;
  private static final int HEIGHT_FLAT = 400;
  private static final int HEIGHT_MAX = 1000;
  private static final int HEIGHT_OF_NO_ROW = 170;
  private static final int HEIGHT_OF_ROW = 52;
  private static final int LEGEND_ROW = 20;
  private static final int LETTERS_IN_A_ROW = 100;

  /** What a line's piece and the gap behind its name are as wide as. */
  private static final int LETTERS_OF_A_KEY = 8;

  /** Pixels of the PNG for each unit of the figure: 150 dpi on a page of 27 cm. */
  private static final int PIXELS = 2;

  private FigureFiles() {}

  /**
   * Writes {@code NAME.svg}, {@code NAME.pdf} and, if wanted, {@code NAME.png}.
   *
   * @param folder made if it is not there
   * @param png whether a PNG is wanted too
   * @return why there is no figure, as {@link #writeFlat} says
   * @throws UncheckedIOException if a file cannot be written
   */
  public static Optional<String> write(CurveFigure figure, Path folder, String name, boolean png) {
    return write(
        () -> FigureDrawing.of(figure), folder, name, new Form(HEIGHT + legend(figure), png));
  }

  /**
   * Writes {@code NAME.svg}, {@code NAME.pdf} and {@code NAME.png} in a flat form, of which three
   * fit on a page.
   *
   * @param folder made if it is not there
   * @return why there is no figure, on a machine that cannot draw because it has no fonts or a Java
   *     without graphics; empty if all is well
   * @throws UncheckedIOException if a file cannot be written
   */
  public static Optional<String> writeFlat(CurveFigure figure, Path folder, String name) {
    return write(
        () -> FigureDrawing.of(figure), folder, name, new Form(HEIGHT_FLAT + legend(figure), true));
  }

  /**
   * Writes {@code NAME.svg} and, if wanted, {@code NAME.png}.
   *
   * @param folder made if it is not there
   * @param png whether a PNG is wanted too
   * @return why there is no figure, as {@link #writeFlat} says
   * @throws UncheckedIOException if a file cannot be written
   */
  public static Optional<String> write(HeatMap map, Path folder, String name, boolean png) {
    int height = Math.min(HEIGHT_MAX, HEIGHT_OF_NO_ROW + HEIGHT_OF_ROW * map.rows().size());
    return write(() -> HeatDrawing.of(map), folder, name, new Form(height, png));
  }

  /** How much room a legend needs beyond that of a few names. */
  private static int legend(CurveFigure figure) {
    int letters =
        figure.lines().stream().mapToInt(line -> line.name().length() + LETTERS_OF_A_KEY).sum();
    return LEGEND_ROW * Math.max(0, letters / LETTERS_IN_A_ROW - 1);
  }

  private record Form(int height, boolean png) {}

  private static Optional<String> write(
      Supplier<JFreeChart> drawing, Path folder, String name, Form form) {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true"); // nothing here needs a screen
    }
    Optional<String> problem = problem();
    if (problem.isPresent()) {
      return problem;
    }
    JFreeChart chart = drawing.get();
    try {
      Files.createDirectories(folder);
      write(folder.resolve(name + ".svg"), svg(chart, form.height()));
      write(folder.resolve(name + ".pdf"), PdfPage.of(chart, WIDTH, form.height()));
      if (form.png()) {
        write(folder.resolve(name + ".png"), png(chart, form.height()));
      }
    } catch (IOException e) {
      throw FileFault.cannot("write", "figures to " + folder, e);
    }
    return Optional.empty();
  }

  /** What Java answers where fonts or the graphics library are missing differs by version. */
  private static Optional<String> problem() {
    try {
      Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      graphics.getFontMetrics(FigureStyle.TITLE).stringWidth("0");
      graphics.dispose();
      return Optional.empty();
    } catch (LinkageError | InternalError | RuntimeException e) {
      return Optional.of(
          "this machine cannot draw text (%s): install fontconfig and a font".formatted(e));
    }
  }

  private static byte[] svg(JFreeChart chart, int height) {
    SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, height);
    graphics.setDefsKeyPrefix("w"); // the same names in every process
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
    ViewBox box = new ViewBox(0, 0, WIDTH, height); // so that a page can show it at any size
    String svg = graphics.getSVGElement(null, true, box, null, null);
    return ("<?xml version=\"1.0\"?>\n" + svg + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] png(JFreeChart chart, int height) {
    BufferedImage image =
        new BufferedImage(PIXELS * WIDTH, PIXELS * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.transform(AffineTransform.getScaleInstance(PIXELS, PIXELS));
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Not the usual stream through a file: that one cannot be made while the process is ending,
    // and interrupted runs have figures too.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw FileFault.cannot("make", "a PNG", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.write(beside, bytes);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
