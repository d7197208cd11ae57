package wellspring.dashboards.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.statistics.Interval;

class FigureFilesTest {
  private static final String FIRST = "rgb(27,27,27)";

  @TempDir private Path folder;

  @BeforeEach
  void draw() {
    assertThat(FigureFiles.write(figure("Café 多様性 <&>"), folder, "figure", true)).isEmpty();
  }

  @Test
  void pictureIsLargeEnoughForPrintAndNotBlank() throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve("figure.png").toFile());

    assertThat(image.getWidth()).isEqualTo(1600);
    int drawn = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        drawn += (image.getRGB(x, y) & 0xFFFFFF) == 0x1B1B1B ? 1 : 0;
      }
    }
    assertThat(drawn).as("pixels of the curve").isGreaterThan(2_000);
  }

  @Test
  void pdfIsOnePageThatNeedsNoFontAndLooksAsThePicture() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("figure.pdf").toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(pdf.getPage(0).getResources().getFontNames()).isEmpty();
      BufferedImage page = new PDFRenderer(pdf).renderImage(0, 2);
      BufferedImage picture = ImageIO.read(folder.resolve("figure.png").toFile());
      assertThat(page.getWidth()).isEqualTo(picture.getWidth());
      assertThat(differing(page, picture)).as("share of pixels that differ much").isLessThan(0.02);
    }
  }

  private static double differing(BufferedImage one, BufferedImage other) {
    long differing = 0;
    for (int x = 0; x < one.getWidth(); x++) {
      for (int y = 0; y < one.getHeight(); y++) {
        int green = (one.getRGB(x, y) >> 8 & 0xFF) - (other.getRGB(x, y) >> 8 & 0xFF);
        differing += Math.abs(green) > 100 ? 1 : 0;
      }
    }
    return (double) differing / one.getWidth() / one.getHeight();
  }

  @Test
  void drawingHasCurveBandPredictionReferenceAndThreshold() throws IOException {
    String svg = Files.readString(folder.resolve("figure.svg"));

    assertThat(svg)
        .contains("viewBox", "Café 多様性 &lt;&amp;&gt;", "human fraction", "people only")
        .contains("stroke:" + FIRST, "fill:" + FIRST)
        .contains("stroke-dasharray:6.0,5.0")
        .contains("stroke-dasharray:1.5,4.0")
        .contains("0.00100<")
        .contains(">∞<");
  }

  @Test
  void sameFigureIsTheSameFile() throws IOException {
    FigureFiles.write(figure("Café 多様性 <&>"), folder, "again", false);

    assertThat(folder.resolve("again.svg")).hasSameBinaryContentAs(folder.resolve("figure.svg"));
    assertThat(folder.resolve("again.pdf")).hasSameBinaryContentAs(folder.resolve("figure.pdf"));
    assertThat(folder.resolve("again.png")).doesNotExist();
  }

  @Test
  void aModelHasItsColourWhereverItStandsAndPeopleTheirs() throws IOException {
    List<CurveFigure.CurvePoint> points = List.of(point(0, 0.1), point(1, 0.2));
    CurveFigure figure =
        new CurveFigure(
            new CurveFigure.FigureText("one", "", "round", "diversity"),
            new PlotScale.Rounds(),
            List.of(
                new CurveFigure.Curve("third", CurveFigure.CurveKind.MODEL, 2, points),
                new CurveFigure.Curve("people", CurveFigure.CurveKind.PEOPLE, 0, points)),
            List.of());
    FigureFiles.write(figure, folder, "colours", false);

    assertThat(Files.readString(folder.resolve("colours.svg")))
        .contains("stroke:rgb(86,5,161)", "stroke:rgb(0,114,178)")
        .doesNotContain("stroke:" + FIRST);
  }

  @Test
  void twentyCurvesAreDrawnAndOfMoreThanCanBeToldApartItSaysWhereAllAre() throws IOException {
    FigureFiles.write(curves(20).first(CurveFigure.LINES_MAX, "all.csv"), folder, "twenty", false);
    FigureFiles.write(curves(31).first(CurveFigure.LINES_MAX, "all.csv"), folder, "many", false);

    assertThat(Files.readString(folder.resolve("twenty.svg")))
        .contains(">curve 0<", ">curve 19<")
        .doesNotContain("all.csv");
    assertThat(Files.readString(folder.resolve("many.svg")))
        .contains(">curve 29<", "how to read it; 30 of 31 curves: all.csv has all")
        .doesNotContain(">curve 30<");
  }

  private static CurveFigure curves(int count) {
    return new CurveFigure(
        new CurveFigure.FigureText("many", "how to read it", "round", "diversity"),
        new PlotScale.Rounds(),
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new CurveFigure.Curve(
                        "curve " + i, false, List.of(point(0, i), point(1, i + 1))))
            .toList(),
        List.of());
  }

  @Test
  void aHeatMapHasACellForEachSettingAndWritesItsValue() throws IOException {
    HeatMap map =
        new HeatMap(
            new CurveFigure.FigureText("Diversity of closed", "mean", "human", "documents"),
            "diversity",
            new Interval(0.125, 0.75),
            List.of("0", "0.1", "1"),
            List.of("10", "a long name of a setting"),
            List.of(
                List.of(0.25, 0.5, 0.75), List.of(Double.NaN, Double.POSITIVE_INFINITY, 0.125)));
    assertThat(FigureFiles.write(map, folder, "map", true)).isEmpty();

    assertThat(Files.readString(folder.resolve("map.svg")))
        .contains("Diversity of closed", ">0.25<", ">0.5<", ">0.75<", ">–<", ">∞<", ">0.125<")
        .contains(">human<", ">0.1<", ">10<", ">a long name of a setting<")
        .contains("fill:rgb(45,10,62)");
    assertThat(ImageIO.read(folder.resolve("map.png").toFile()).getWidth()).isEqualTo(1600);
  }

  private static CurveFigure figure(String title) {
    List<CurveFigure.CurvePoint> points =
        List.of(point(0, 0.1), point(0.0001, 0.2), point(0.001, 0.5), point(0.1, 0.8));
    List<CurveFigure.CurvePoint> infinite =
        List.of(
            new CurveFigure.CurvePoint(
                0.01, Double.POSITIVE_INFINITY, Optional.empty(), OptionalDouble.empty()));
    return new CurveFigure(
        new CurveFigure.FigureText(title, "how to read it", "human fraction", "diversity"),
        new PlotScale.Logarithmic(0.0001, 0.1, true),
        List.of(
            new CurveFigure.Curve("one", false, points),
            new CurveFigure.Curve("two", false, infinite)),
        List.of(
            new CurveFigure.ReferenceLevel(
                "people only", 0.9, Optional.of(new Interval(0.88, 0.92)))),
        List.of(
            new CurveFigure.CurveMark(
                0, OptionalDouble.of(0.001), new Interval(0, Double.POSITIVE_INFINITY))));
  }

  private static CurveFigure.CurvePoint point(double x, double y) {
    return new CurveFigure.CurvePoint(
        x, y, Optional.of(new Interval(y - 0.05, y + 0.05)), OptionalDouble.of(y + 0.01));
  }
}
