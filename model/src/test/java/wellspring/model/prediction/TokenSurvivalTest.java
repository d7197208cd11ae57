package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.AssistedDraw;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;

class TokenSurvivalTest {
  private static final int GENERATIONS = 4;

  /** Even if all documents are people's, not all tokens are. */
  @Test
  void assistedTextIsNotCovered() {
    TokenDrift.FreshCorpus corpus =
        new TokenDrift.FreshCorpus(3, 2, new AssistedDraw(DrawMode.EXACT, 0.5, 0.5));

    assertThat(TokenSurvival.covers(corpus, Share.ALL)).isFalse();
    assertThat(TokenSurvival.covers(corpus, Share.NONE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 0.4, EXACT, 0",
    "4, 1, 0.4, RANDOM, 0.3",
    "4, 1, 0.1, EXACT, 0.25",
    "2, 2, 0.3, EXACT, 0.5",
    "2, 2, 0.3, RANDOM, 1",
  })
  void isWhatEnumeratingEveryCorpusGives(
      int documents, int length, double frequency, DrawMode draw, double humans) {
    TokenDrift.FreshCorpus corpus = new TokenDrift.FreshCorpus(documents, length, draw);
    double[] alive = survival(corpus, humans, frequency).alive(frequency, GENERATIONS);

    for (int generation = 1; generation <= GENERATIONS; generation++) {
      Enumeration chance = new Enumeration(corpus, Share.of(humans), frequency);
      assertThat(alive[generation - 1])
          .as("generation %d", generation)
          .isCloseTo(1 - chance.lost(generation), within(1e-12));
    }
  }

  /** Every sequence of corpora of tokens that are the one or not. */
  private record Enumeration(TokenDrift.FreshCorpus corpus, Share humans, double frequency) {
    double lost(int generation) {
      return lost(generation, frequency, (int) corpus.tokens());
    }

    /** The probability that none is left, if the model gives the token this probability. */
    private double lost(int generations, double model, int human) {
      int tokens = (int) corpus.tokens();
      double lost = 0;
      for (int outcome = 0; outcome < 1 << tokens; outcome++) {
        double probability = 1;
        for (int place = 0; place < tokens; place++) {
          double own = corpus.draw() == DrawMode.RANDOM ? mixed(model) : model;
          double token = place < human ? frequency : own;
          probability *= (outcome >> place & 1) == 1 ? token : 1 - token;
        }
        int count = Integer.bitCount(outcome);
        if (generations > 1 && probability > 0) {
          lost += probability * lost(generations - 1, (double) count / tokens, humanTokens());
        } else if (count == 0) {
          lost += probability;
        }
      }
      return lost;
    }

    private double mixed(double model) {
      return humans.value() * frequency + (1 - humans.value()) * model;
    }

    private int humanTokens() {
      return corpus.draw() == DrawMode.EXACT
          ? humans.partOf(corpus.documents()) * corpus.documentTokens()
          : 0;
    }
  }

  @Test
  void missingMassAndSurvivorsOfTheFirstGenerationAreThoseOfASample() {
    double[] frequencies = {0.5, 0.3, 0.2, 0};
    TokenSurvival survival =
        new TokenSurvival(
            frequencies,
            new TokenDrift.FreshCorpus(5, 2, DrawMode.EXACT),
            generation -> Share.NONE);

    assertThat(survival.missingMass(1)[0])
        .isCloseTo(MissingMass.missingMass(frequencies, 10), within(1e-14));
    assertThat(survival.survivingVocabulary(1)[0])
        .isCloseTo(
            1 - (StrictMath.pow(0.5, 10) + StrictMath.pow(0.7, 10) + StrictMath.pow(0.8, 10)) / 3,
            within(1e-14));
  }

  @Test
  void oneTokenInTheEndTakesAll() {
    double[] frequencies = {0.5, 0.3, 0.2};
    TokenSurvival survival =
        new TokenSurvival(
            frequencies,
            new TokenDrift.FreshCorpus(10, 1, DrawMode.EXACT),
            generation -> Share.NONE);

    assertThat(survival.survivingVocabulary(400)[399]).isCloseTo(1.0 / 3, within(1e-9));
    // A token takes all as often as people use it.
    assertThat(survival.missingMass(400)[399]).isCloseTo(1 - (0.25 + 0.09 + 0.04), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "100, 3", "200, 0.5"})
  void boundsOfRareTokensLieBelowAndClose(int tokens, double count) {
    TokenDrift.FreshCorpus corpus = new TokenDrift.FreshCorpus(tokens, 1, DrawMode.EXACT);
    double frequency = count / tokens;
    double[] alive = survival(corpus, 0, frequency).alive(frequency, 20);

    for (int generation = 1; generation <= 20; generation++) {
      double bound = RareTokens.aliveAtLeast(count, generation);
      assertThat(bound).isLessThanOrEqualTo(alive[generation - 1]);
      assertThat(bound).isCloseTo(alive[generation - 1], within(0.05));
    }
  }

  private static TokenSurvival survival(
      TokenDrift.FreshCorpus corpus, double humans, double frequency) {
    return new TokenSurvival(
        new double[] {frequency, 1 - frequency}, corpus, generation -> Share.of(humans));
  }
}
