package wellspring.dashboards.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import wellspring.dashboards.page.PageFiles;

class PaletteTest {
  /** A distance in CIELAB from which on nobody takes one line for another. */
  private static final double APART = 15;

  private static final double CONTRAST = 3;
  private static final String ASSISTED_DARK = "#9080f8";

  /** What eyes see: all, and without red, green or blue cones (Machado et al. 2009). */
  private static final List<double[][]> EYES =
      List.of(
          new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          },
          new double[][] {
            {1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}
          });

  @Test
  void coloursCanBeToldApartWithAnyCommonKindOfColourVision() {
    assertApart(Palette.MODELS, Palette.HUMAN, Palette.SYNTHETIC, Palette.ASSISTED);
    assertApart(Palette.MODELS_DARK, "#56b4e9", "#e69f00", ASSISTED_DARK);
  }

  private static void assertApart(List<String> models, String... texts) {
    List<String> all = new ArrayList<>(models);
    all.addAll(List.of(texts));
    for (int one = 0; one < all.size(); one++) {
      for (int other = 0; other < one; other++) {
        for (double[][] eye : EYES) {
          assertThat(distance(lab(all.get(one), eye), lab(all.get(other), eye)))
              .as("%s and %s, eye %d", all.get(one), all.get(other), EYES.indexOf(eye))
              .isGreaterThan(APART);
        }
      }
    }
  }

  @Test
  void everyColourIsSeenUponItsPage() {
    assertThat(Palette.MODELS)
        .allSatisfy(each -> assertThat(contrast(each, "#ffffff")).isGreaterThan(CONTRAST));
    assertThat(Palette.MODELS_DARK)
        .allSatisfy(each -> assertThat(contrast(each, "#1c1f24")).isGreaterThan(CONTRAST - 0.05));
    assertThat(contrast(Palette.ASSISTED, "#ffffff")).isGreaterThan(CONTRAST);
    assertThat(contrast(ASSISTED_DARK, "#1c1f24")).isGreaterThan(CONTRAST);
  }

  @Test
  void thePageHasTheSameColours() {
    String look = page("look.js");
    String style = page("page.css");
    assertThat(look)
        .contains("LIGHT = " + list(Palette.MODELS), "DARK = " + list(Palette.MODELS_DARK));
    assertThat(style)
        .contains(
            "--human: " + Palette.HUMAN,
            "--synthetic: " + Palette.SYNTHETIC,
            "--assisted: " + Palette.ASSISTED,
            "--assisted: " + ASSISTED_DARK);
  }

  private static String list(List<String> colours) {
    return colours.stream()
        .map(each -> '"' + each + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String page(String name) {
    return new String(PageFiles.read(name).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static double contrast(String one, String other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(String colour) {
    double[] rgb = linear(colour);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double[] linear(String colour) {
    float[] parts = Color.decode(colour).getRGBColorComponents(null);
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      linear[i] =
          parts[i] <= 0.04045 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  private static double[] lab(String colour, double[][] eye) {
    double[] rgb = linear(colour);
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = eye[i][0] * rgb[0] + eye[i][1] * rgb[1] + eye[i][2] * rgb[2];
      seen[i] = Math.min(1, Math.max(0, sum));
    }
    double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
    double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double root(double share) {
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
  }

  private static double distance(double[] one, double[] other) {
    return Math.sqrt(
        Math.pow(one[0] - other[0], 2)
            + Math.pow(one[1] - other[1], 2)
            + Math.pow(one[2] - other[2], 2));
  }
}
