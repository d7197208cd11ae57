package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import wellspring.model.mix.AssistedDraw;
import wellspring.model.mix.DocumentDraw;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;

class TokenCoverageTest {
  private static final double[] FREQUENCIES = {0.7, 0.2, 0.1, 0};

  @Test
  void withoutPeopleNothingIsEverAdded() {
    TokenCoverage coverage = coverage(4, 3, DrawMode.EXACT, 0);

    for (double missing : coverage.missingMass(5)) {
      assertThat(missing).isCloseTo(MissingMass.missingMass(FREQUENCIES, 12), within(1e-15));
    }
  }

  @Test
  void peopleAloneMakeOneLargeSample() {
    for (DrawMode draw : DrawMode.values()) {
      double[] missing = coverage(4, 3, draw, 1).missingMass(5);

      assertThat(missing[4]).isCloseTo(MissingMass.missingMass(FREQUENCIES, 60), within(1e-15));
    }
  }

  @Test
  void drawnDocumentsAreAveragedOverHowManyThereAre() {
    double[] surviving = coverage(2, 3, DrawMode.RANDOM, 0.25).survivingVocabulary(2);

    double expected = 0;
    double[] weights = {0.75 * 0.75, 2 * 0.25 * 0.75, 0.25 * 0.25};
    for (int human = 0; human <= 2; human++) {
      for (int token = 0; token < 3; token++) {
        double unseen = StrictMath.pow(1 - FREQUENCIES[token], 6 + 3 * human);
        expected += weights[human] * (1 - unseen) / 3;
      }
    }
    assertThat(surviving[1]).isCloseTo(expected, within(1e-15));
  }

  /** Two tokens of one document of people, of which as many are theirs as come out. */
  @Test
  void tokensOfTheModelInPeoplesDocumentsAddNone() {
    double[] surviving =
        coverage(1, 2, new AssistedDraw(DrawMode.EXACT, 0.3, 0.4), 1).survivingVocabulary(2);

    double expected = 0;
    double[] weights = {0.3 * 0.4 * 0.4, 0.3 * 2 * 0.4 * 0.6, 0.7 + 0.3 * 0.6 * 0.6};
    for (int human = 0; human <= 2; human++) {
      for (int token = 0; token < 3; token++) {
        expected += weights[human] * (1 - StrictMath.pow(1 - FREQUENCIES[token], 2 + human)) / 3;
      }
    }
    assertThat(surviving[1]).isCloseTo(expected, within(1e-15));
  }

  private static TokenCoverage coverage(
      int documents, int length, DocumentDraw draw, double humans) {
    return new TokenCoverage(
        FREQUENCIES,
        new TokenDrift.FreshCorpus(documents, length, draw),
        generation -> Share.of(humans));
  }
}
