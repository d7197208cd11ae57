package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.AssistedDraw;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;

class AssistedFormsTest {
  private static final TokenDrift.Humans HUMANS =
      TokenDrift.Humans.of(new double[] {0.4, 0.3, 0.2, 0.1});

  private static final double DIVERSITY = 1 - HUMANS.match();

  @ParameterizedTest
  @CsvSource({"0.3, 0.5, 0.4", "1, 1, 0.9", "0.1, 0, 1", "0.7, 0.2, 1", "0.5, 1, 1"})
  void singleTokensFollowTheRecursion(double humans, double assisted, double strength) {
    double[] course = course(1, 12, humans, assisted, strength, 400);

    for (int generation = 1; generation <= 10; generation++) {
      assertThat(course[generation - 1])
          .isCloseTo(
              AssistedForms.replacing(
                  DIVERSITY,
                  12,
                  Share.of(humans),
                  Share.of(assisted),
                  Share.of(strength),
                  generation),
              within(1e-12));
    }
    assertThat(course[399])
        .isCloseTo(
            AssistedForms.replacingForEver(
                DIVERSITY, 12, Share.of(humans), Share.of(assisted), Share.of(strength)),
            within(1e-12));
  }

  @Test
  void whollyRewrittenDocumentsAreWorseThanAsManyTokensHereAndThere() {
    double lumps = course(6, 4, 0.5, 0.5, 1, 50)[49];
    double crumbs = course(6, 4, 0.5, 1, 0.5, 50)[49];

    assertThat(lumps).isLessThan(crumbs);
    assertThat(lumps).isCloseTo(course(6, 4, 0.25, 0, 0, 50)[49], within(1e-12));
  }

  @Test
  void peoplesDocumentsHoldTheDiversityUpToTheTolerableLoss() {
    Share humans = Share.of(0.02);
    double loss = AssistedForms.tolerableLoss(1_000, humans);
    double end =
        AssistedForms.replacingForEver(DIVERSITY, 1_000, humans, Share.of(loss), Share.ALL);

    assertThat(loss).isCloseTo(0.975, within(1e-12));
    assertThat(end / DIVERSITY).isCloseTo(0.5, within(0.001));
  }

  private static double[] course(
      int length, int documents, double humans, double assisted, double strength, int generations) {
    return new TokenDrift(
            HUMANS,
            new TokenDrift.FreshCorpus(
                documents, length, new AssistedDraw(DrawMode.RANDOM, assisted, strength)),
            generation -> Share.of(humans),
            new MemoryRegime.Replace(),
            0)
        .diversity(generations);
  }
}
