package wellspring.model.autoregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wellspring.model.random.Seed;

class ErrorRatioTest {
  /** The formulas of Greenland and Robins (1985), by hand. */
  @Test
  void ratioIsPooledOverPositions() {
    ErrorRatio found =
        ErrorRatio.of(
                FirstErrors.of(new int[] {100, 80}, new int[] {20, 8}),
                FirstErrors.of(new int[] {100, 120}, new int[] {10, 4}))
            .orElseThrow();

    double ours = 20 * 100 / 200.0 + 8 * 120 / 200.0;
    double theirs = 10 * 100 / 200.0 + 4 * 80 / 200.0;
    double spread =
        (100 * 100 * 30 - 20 * 10 * 200) / 40_000.0 + (80 * 120 * 12 - 8 * 4 * 200) / 40_000.0;
    double reach = 1.959963984540054 * StrictMath.sqrt(spread / (ours * theirs));
    assertThat(found.ratio().value()).isCloseTo(ours / theirs, within(1e-12));
    assertThat(found.ratio().low())
        .isCloseTo(ours / theirs * StrictMath.exp(-reach), within(1e-12));
    assertThat(found.ratio().high())
        .isCloseTo(ours / theirs * StrictMath.exp(reach), within(1e-12));
  }

  @Test
  void placesThatAreHardForBothFallOut() {
    FirstErrors control = HazardTables.expected(20_000, 30, ErrorRatioTest::hardThirds);
    FirstErrors model = HazardTables.expected(20_000, 30, place -> 3 * hardThirds(place));
    ErrorRatio found = ErrorRatio.of(model, control).orElseThrow();

    assertThat(found.ratio().value()).isCloseTo(3, within(0.01));
    assertThat(found.change().orElseThrow().covers(1)).isTrue();
    assertThat(model.course()).isEqualTo(ErrorTrend.NEITHER);
  }

  @Test
  void ratioThatGrowsAlongTheDocumentIsSeen() {
    FirstErrors control = HazardTables.expected(20_000, 30, ErrorRatioTest::hardThirds);
    FirstErrors model =
        HazardTables.expected(20_000, 30, place -> (1 + place / 15.0) * hardThirds(place));

    assertThat(ErrorRatio.of(model, control).orElseThrow().change().orElseThrow().low())
        .isGreaterThan(1);
    assertThat(ErrorRatio.of(control, model).orElseThrow().change().orElseThrow().high())
        .isLessThan(1);
  }

  @Test
  void whereOneMakesNoErrorThereIsNoRatio() {
    FirstErrors none = FirstErrors.of(new int[] {100, 100}, new int[] {0, 0});
    FirstErrors some = FirstErrors.of(new int[] {100, 90}, new int[] {10, 0});

    assertThat(ErrorRatio.of(some, none)).isEmpty();
    assertThat(ErrorRatio.of(none, some)).isEmpty();
    assertThat(ErrorRatio.of(some, some).orElseThrow().change()).isEmpty();
  }

  @Tag("theory")
  @Test
  void intervalsCoverTheTruthNineteenTimesInTwenty() {
    UniformRandomProvider random = new Seed(1).stream("test", "ratio", 0);
    int trials = 4000;
    int ratios = 0;
    int changes = 0;
    for (int trial = 0; trial < trials; trial++) {
      double ratio = 0.5 + 3 * random.nextDouble();
      int documents = 500 + random.nextInt(2000);
      FirstErrors control =
          HazardTables.drawn(documents, 40, 0.02, ErrorRatioTest::hardThirds, random);
      FirstErrors model =
          HazardTables.drawn(documents, 40, 0, place -> ratio * hardThirds(place), random);
      ErrorRatio found = ErrorRatio.of(model, control).orElseThrow();
      ratios += found.ratio().covers(ratio) ? 1 : 0;
      changes += found.change().orElseThrow().covers(1) ? 1 : 0;
    }

    assertThat((double) ratios / trials).isCloseTo(0.95, within(0.012));
    assertThat((double) changes / trials).isCloseTo(0.95, within(0.012));
  }

  private static double hardThirds(int place) {
    return place % 3 == 0 ? 0.05 : 0.004;
  }
}
