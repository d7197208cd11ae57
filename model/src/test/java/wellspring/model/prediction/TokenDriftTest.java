package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;

class TokenDriftTest {
  private static final Offset<Double> EXACTLY = within(1e-12);
  private static final int GENERATIONS = 25;
  private static final TokenDrift.Humans ZIPF = TokenDrift.Humans.of(zipf(50));
  private static final double DIVERSITY = 1 - ZIPF.match();

  @Test
  void theZipfExampleHasItsKnownDiversity() {
    assertThat(DIVERSITY).isCloseTo(0.919718, within(5e-7));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void withoutHumansReplacingIsTheClosedForm(int tokens) {
    double[] course = drift(tokens, DrawMode.RANDOM, 0, new MemoryRegime.Replace());

    for (int t = 1; t <= GENERATIONS; t++) {
      assertThat(course[t - 1]).isCloseTo(ClosedForms.replacing(DIVERSITY, tokens, t), EXACTLY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void withoutHumansAccumulatingIsTheClosedForm(int tokens) {
    double[] course = drift(tokens, DrawMode.EXACT, 0, new MemoryRegime.Accumulate());

    for (int t = 1; t <= GENERATIONS; t++) {
      assertThat(course[t - 1]).isCloseTo(ClosedForms.accumulating(DIVERSITY, tokens, t), EXACTLY);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "10, 0.05", "100, 0.1", "100, 1"})
  void replacingWithHumansIsTheClosedForm(int tokens, double humans) {
    double[] course = drift(tokens, DrawMode.RANDOM, humans, new MemoryRegime.Replace());

    for (int t = 1; t <= GENERATIONS; t++) {
      assertThat(course[t - 1])
          .isCloseTo(
              ClosedForms.replacingWithHumans(DIVERSITY, tokens, Share.of(humans), t), EXACTLY);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "10, 0.05", "100, 0.1", "100, 1"})
  void accumulatingWithHumansIsTheClosedForm(int tokens, double humans) {
    double[] course = drift(tokens, DrawMode.RANDOM, humans, new MemoryRegime.Accumulate());

    for (int t = 1; t <= GENERATIONS; t++) {
      assertThat(course[t - 1])
          .isCloseTo(
              ClosedForms.accumulatingWithHumans(DIVERSITY, tokens, Share.of(humans), t), EXACTLY);
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 1, 0.05", "20, 1, 0.5", "10, 10, 0.2", "10, 10, 1"})
  void exactHumansEndAtTheirFixedPoint(int documents, int documentTokens, double humans) {
    TokenDrift.FreshCorpus corpus =
        new TokenDrift.FreshCorpus(documents, documentTokens, DrawMode.EXACT);
    Share share = Share.of(humans);
    double[] course =
        new TokenDrift(ZIPF, corpus, t -> share, new MemoryRegime.Replace(), 0).diversity(2000);

    assertThat(course[1999])
        .isCloseTo(
            ClosedForms.replacingWithExactHumansForEver(
                DIVERSITY, documents * documentTokens, share),
            EXACTLY);
  }

  @Test
  void anAnchorEndsAtItsFixedPoint() {
    int anchor = 40;
    double fresh = 100;
    double weight = fresh / (anchor + fresh);
    double[] course =
        new TokenDrift(
                ZIPF,
                new TokenDrift.FreshCorpus(100, 1, DrawMode.EXACT),
                t -> Share.NONE,
                new MemoryRegime.Anchor(anchor),
                0)
            .diversity(2000);

    double anchored = DIVERSITY * (1 - 1.0 / anchor);
    double deviation = weight * weight * anchored / fresh / (1 - weight * weight * (1 - 1 / fresh));
    assertThat(course[1999]).isCloseTo(anchored - deviation, EXACTLY);
  }

  @Test
  void aWindowOfOneCorpusIsReplacing() {
    assertThat(drift(30, DrawMode.RANDOM, 0.1, new MemoryRegime.Window(1)))
        .containsExactly(drift(30, DrawMode.RANDOM, 0.1, new MemoryRegime.Replace()), EXACTLY);
  }

  @Test
  void aWindowThatForgetsNothingIsAccumulating() {
    assertThat(drift(30, DrawMode.RANDOM, 0.1, new MemoryRegime.Window(GENERATIONS)))
        .containsExactly(drift(30, DrawMode.RANDOM, 0.1, new MemoryRegime.Accumulate()), EXACTLY);
  }

  @Test
  void theHumanFractionMayChangeByGeneration() {
    TokenDrift drift =
        new TokenDrift(
            ZIPF,
            new TokenDrift.FreshCorpus(10, 1, DrawMode.EXACT),
            t -> t == 3 ? Share.ALL : Share.NONE,
            new MemoryRegime.Replace(),
            0);

    assertThat(drift.diversity(4))
        .containsExactly(
            new double[] {
              0.9 * DIVERSITY, 0.81 * DIVERSITY, 0.9 * DIVERSITY, 0.81 * DIVERSITY,
            },
            EXACTLY);
  }

  @Test
  void anOverwhelmingPriorMakesTheModelUniform() {
    TokenDrift drift =
        new TokenDrift(
            ZIPF,
            new TokenDrift.FreshCorpus(10, 5, DrawMode.EXACT),
            t -> Share.NONE,
            new MemoryRegime.Accumulate(),
            1e15);

    assertThat(drift.diversity(5)).containsOnly(new double[] {1 - 1 / 50.0}, EXACTLY);
  }

  /** By hand: of all pairs, {@code (L − 1)/(n − 1)} share a document and so an origin. */
  @Test
  void documentsOfOneOriginLoseMoreThanSingleTokens() {
    Share humans = Share.of(0.1);
    MemoryRegime replace = new MemoryRegime.Replace();
    double[] tokens =
        new TokenDrift(
                ZIPF, new TokenDrift.FreshCorpus(100, 1, DrawMode.RANDOM), t -> humans, replace, 0)
            .diversity(2);
    double[] documents =
        new TokenDrift(
                ZIPF, new TokenDrift.FreshCorpus(10, 10, DrawMode.RANDOM), t -> humans, replace, 0)
            .diversity(2);

    assertThat(tokens[1] - documents[1])
        .isCloseTo(9 / (100.0 * 100) * 0.1 * 0.9 * DIVERSITY, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"10, 40", "100, 100", "30, 300"})
  void anAnchorEndsAtTheFixedPointOfTheClosedForm(int kept, int tokens) {
    // The first corpus must hold the anchor, so that both are written as documents.
    int documents = Math.max(kept, tokens);
    TokenDrift drift =
        new TokenDrift(
            ZIPF,
            new TokenDrift.FreshCorpus(documents, 1, DrawMode.EXACT),
            t -> Share.NONE,
            new MemoryRegime.Anchor(kept),
            0);

    double[] errors = drift.squaredError(400);

    assertThat(errors[399])
        .isCloseTo(ClosedForms.anchoredErrorForEver(DIVERSITY, kept, documents), EXACTLY);
    assertThat(drift.diversity(400)[399]).isCloseTo(DIVERSITY - errors[399], EXACTLY);
  }

  @ParameterizedTest
  @CsvSource({"RANDOM, 0.1", "EXACT, 0.3", "EXACT, 0"})
  void aSubsampleOfEverythingIsAccumulating(DrawMode draw, double humans) {
    assertThat(drift(12, draw, humans, new MemoryRegime.Subsample(12 * GENERATIONS)))
        .containsExactly(drift(12, draw, humans, new MemoryRegime.Accumulate()), EXACTLY);
  }

  @Test
  void withoutPriorTheErrorIsWhatIsMissingOfHumanDiversity() {
    TokenDrift drift =
        new TokenDrift(
            ZIPF,
            new TokenDrift.FreshCorpus(10, 5, DrawMode.RANDOM),
            t -> Share.of(0.2),
            new MemoryRegime.Window(3),
            0);

    double[] diversity = drift.diversity(GENERATIONS);
    double[] errors = drift.squaredError(GENERATIONS);

    for (int i = 0; i < GENERATIONS; i++) {
      assertThat(errors[i]).isCloseTo(DIVERSITY - diversity[i], EXACTLY);
    }
  }

  @Test
  void thePriorMakesTheMeanEverLessHuman() {
    TokenDrift drift =
        new TokenDrift(
            ZIPF,
            new TokenDrift.FreshCorpus(10, 3, DrawMode.EXACT),
            t -> Share.of(0.2),
            new MemoryRegime.Replace(),
            6);

    double[] part = drift.humanPart(3);

    double text = 30.0 / 36;
    assertThat(part[0]).isCloseTo(text, EXACTLY);
    assertThat(part[1]).isCloseTo(text * (0.2 + 0.8 * text), EXACTLY);
    assertThat(part[2]).isCloseTo(text * (0.2 + 0.8 * part[1]), EXACTLY);
  }

  @Test
  void refusesWhatItCannotPredict() {
    TokenDrift.FreshCorpus corpus = new TokenDrift.FreshCorpus(10, 5, DrawMode.EXACT);

    assertThatThrownBy(
            () -> new TokenDrift(ZIPF, corpus, t -> Share.NONE, new MemoryRegime.Replace(), -1))
        .hasMessageContaining("prior");
    assertThatThrownBy(() -> new TokenDrift.FreshCorpus(0, 5, DrawMode.EXACT))
        .hasMessageContaining("0 documents");
  }

  /** Single tokens, so that the closed forms apply. */
  private static double[] drift(int tokens, DrawMode draw, double humans, MemoryRegime memory) {
    Share share = Share.of(humans);
    return new TokenDrift(ZIPF, new TokenDrift.FreshCorpus(tokens, 1, draw), t -> share, memory, 0)
        .diversity(GENERATIONS);
  }

  private static double[] zipf(int vocabulary) {
    double total = IntStream.rangeClosed(1, vocabulary).mapToDouble(r -> 1.0 / r).sum();
    return DoubleStream.iterate(1, r -> r + 1)
        .limit(vocabulary)
        .map(r -> 1 / (r * total))
        .toArray();
  }
}
