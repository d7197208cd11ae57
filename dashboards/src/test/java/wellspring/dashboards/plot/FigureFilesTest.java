package wellspring.dashboards.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.statistics.Interval;

class FigureFilesTest {
  private static final String BLUE = "rgb(0,114,178)";

  @TempDir private Path folder;

  @BeforeEach
  void draw() {
    assertThat(FigureFiles.write(figure("Café 多様性 <&>"), folder, "figure", true)).isEmpty();
  }

  @Test
  void pictureIsLargeEnoughForPrintAndNotBlank() throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve("figure.png").toFile());

    assertThat(image.getWidth()).isEqualTo(1600);
    int blue = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        blue += (image.getRGB(x, y) & 0xFFFFFF) == 0x0072B2 ? 1 : 0;
      }
    }
    assertThat(blue).as("pixels of the curve").isGreaterThan(2_000);
  }

  @Test
  void drawingHasCurveBandPredictionReferenceAndThreshold() throws IOException {
    String svg = Files.readString(folder.resolve("figure.svg"));

    assertThat(svg)
        .contains("viewBox", "Café 多様性 &lt;&amp;&gt;", "human fraction", "people only")
        .contains("stroke:" + BLUE, "fill:" + BLUE)
        .contains("stroke-dasharray:6.0,5.0")
        .contains("stroke-dasharray:1.5,4.0")
        .contains("0.00100<")
        .contains(">∞<");
  }

  @Test
  void sameFigureIsTheSameFile() throws IOException {
    FigureFiles.write(figure("Café 多様性 <&>"), folder, "again", false);

    assertThat(folder.resolve("again.svg")).hasSameBinaryContentAs(folder.resolve("figure.svg"));
    assertThat(folder.resolve("again.png")).doesNotExist();
  }

  private static Figure figure(String title) {
    List<Figure.Point> points =
        List.of(point(0, 0.1), point(0.0001, 0.2), point(0.001, 0.5), point(0.1, 0.8));
    List<Figure.Point> infinite =
        List.of(
            new Figure.Point(
                0.01, Double.POSITIVE_INFINITY, Optional.empty(), OptionalDouble.empty()));
    return new Figure(
        new Figure.Text(title, "how to read it", "human fraction", "diversity"),
        new Scale.Logarithmic(0.0001, 0.1, true),
        List.of(new Figure.Line("one", false, points), new Figure.Line("two", false, infinite)),
        List.of(new Figure.Reference("people only", 0.9, Optional.of(new Interval(0.88, 0.92)))),
        List.of(
            new Figure.Mark(
                0, OptionalDouble.of(0.001), new Interval(0, Double.POSITIVE_INFINITY))));
  }

  private static Figure.Point point(double x, double y) {
    return new Figure.Point(
        x, y, Optional.of(new Interval(y - 0.05, y + 0.05)), OptionalDouble.of(y + 0.01));
  }
}
