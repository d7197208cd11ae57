package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.Draw;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;

class IslandDriftTest {
  private static final TokenDrift.Humans HUMANS =
      TokenDrift.Humans.of(new double[] {0.4, 0.3, 0.2, 0.1});

  private static final int GENERATIONS = 8;
  private static final long ENDLESS = 1L << 40;

  @ParameterizedTest
  @CsvSource({"0, 2, 0.5", "0.1, 3, 0.2", "0.3, 10, 1", "0.1, 1, 0.4", "1, 2, 0.5", "0.2, 4, 0"})
  void singleTokensFromAnEndlessPoolFollowTheClosedForm(double human, int models, double pool) {
    List<ClosedForms.Islands> course =
        drift(new TokenDrift.Corpus(12, 1, Draw.RANDOM), human, 0, models, pool)
            .course(GENERATIONS);

    for (int generation = 1; generation <= GENERATIONS; generation++) {
      ClosedForms.Islands islands =
          ClosedForms.sharing(
              1 - HUMANS.match(), 12, Share.of(human), models, Share.of(pool), generation);
      assertThat(course.get(generation - 1).within()).isEqualTo(islands.within(), within(1e-9));
      assertThat(course.get(generation - 1).between()).isEqualTo(islands.between(), within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.2, 3, 0, 0", "0.2, 1, 0.7, 0", "0, 5, 0, 2.5"})
  void modelThatReadsItselfAloneDriftsAlone(double human, int models, double pool, double prior) {
    TokenDrift.Corpus corpus = new TokenDrift.Corpus(4, 3, Draw.RANDOM);
    TokenDrift alone =
        new TokenDrift(
            HUMANS, corpus, generation -> Share.of(human), new MemoryRegime.Replace(), prior);

    assertThat(drift(corpus, human, prior, models, pool).course(GENERATIONS))
        .extracting(ClosedForms.Islands::within)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(
            Arrays.stream(alone.diversity(GENERATIONS)).boxed().toArray(Double[]::new));
  }

  @Test
  void isolatedModelsStayAsDifferentAsPeopleAre() {
    assertThat(drift(new TokenDrift.Corpus(4, 3, Draw.RANDOM), 0.2, 0, 3, 0).course(GENERATIONS))
        .hasSize(GENERATIONS)
        .allSatisfy(
            islands -> assertThat(islands.between()).isEqualTo(1 - HUMANS.match(), within(1e-9)));
  }

  @Test
  void modelsThatReadAllAlikeAreAsFarFromThemselvesAsFromOthersButForTheirSamples() {
    ClosedForms.Islands end = ClosedForms.sharing(0.7, 100, Share.of(0.05), 4, Share.ALL, 10_000);

    assertThat(end.within()).isEqualTo((1 - 1.0 / 100) * end.between(), within(1e-12));
  }

  @Test
  void firstCorporaShareADocumentOnceInWhatPeopleWrite() {
    IslandDrift drift =
        new IslandDrift(
            HUMANS,
            new TokenDrift.Corpus(4, 5, Draw.RANDOM),
            new IslandDrift.Exchange(2, Share.of(0.5), 8, 8),
            generation -> Share.NONE,
            0);

    assertThat(drift.course(1).get(0).between())
        .isEqualTo((1 - HUMANS.match()) * (1 - 1.0 / (8 * 5)), within(1e-12));
  }

  @Test
  void exactDrawsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drift(new TokenDrift.Corpus(4, 3, Draw.EXACT), 0.2, 0, 3, 0.5))
        .withMessageContaining("random draws");
  }

  private static IslandDrift drift(
      TokenDrift.Corpus corpus, double human, double prior, int models, double pool) {
    return new IslandDrift(
        HUMANS,
        corpus,
        new IslandDrift.Exchange(models, Share.of(pool), ENDLESS, ENDLESS),
        generation -> Share.of(human),
        prior);
  }
}
