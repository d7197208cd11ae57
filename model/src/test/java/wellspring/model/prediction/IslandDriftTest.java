package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;

class IslandDriftTest {
  private static final TokenDrift.Humans HUMANS =
      TokenDrift.Humans.of(new double[] {0.4, 0.3, 0.2, 0.1});

  private static final int GENERATIONS = 8;
  private static final long ENDLESS = 1L << 40;

  @ParameterizedTest
  @CsvSource({"0, 2, 0.5", "0.1, 3, 0.2", "0.3, 10, 1", "1, 2, 0.5", "0.2, 4, 0"})
  void singleTokensFromAnEndlessPoolFollowTheClosedForm(double human, int models, double pool) {
    List<ClosedForms.Islands> course =
        drift(new TokenDrift.FreshCorpus(12, 1, DrawMode.RANDOM), human, 0, models, pool)
            .course(models - 1, GENERATIONS);

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
    TokenDrift.FreshCorpus corpus = new TokenDrift.FreshCorpus(4, 3, DrawMode.RANDOM);
    TokenDrift alone =
        new TokenDrift(
            HUMANS, corpus, generation -> Share.of(human), new MemoryRegime.Replace(), prior);

    assertThat(drift(corpus, human, prior, models, pool).course(0, GENERATIONS))
        .extracting(ClosedForms.Islands::within)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(
            Arrays.stream(alone.diversity(GENERATIONS)).boxed().toArray(Double[]::new));
  }

  @Test
  void isolatedModelsStayAsDifferentAsPeopleAre() {
    assertThat(
            drift(new TokenDrift.FreshCorpus(4, 3, DrawMode.RANDOM), 0.2, 0, 3, 0)
                .course(1, GENERATIONS))
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
    IslandDrift drift = new IslandDrift(HUMANS, 8, List.of(island(4, 5, 0), island(7, 5, 1)), 0);

    for (int island = 0; island < 2; island++) {
      assertThat(drift.course(island, 1).get(0).between())
          .isEqualTo((1 - HUMANS.match()) * (1 - 1.0 / (8 * 5)), within(1e-12));
    }
  }

  /** Columns: tokens of each model's corpus. */
  @ParameterizedTest
  @ValueSource(strings = {"7 7 7", "5 10 20", "4 100 100 100", "3 50"})
  void whoeverReadsTheWholePoolLosesByTheEffectiveSize(String sizes) {
    int[] tokens = Stream.of(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
    IslandDrift drift =
        new IslandDrift(
            HUMANS, ENDLESS, IntStream.of(tokens).mapToObj(n -> island(n, 1, 1)).toList(), 0);
    double lost = 0; // Σ w²/n, each of the models being an equal part of the mixture
    for (int n : tokens) {
      lost += 1.0 / n / tokens.length / tokens.length;
    }

    List<List<ClosedForms.Islands>> courses =
        IntStream.range(0, tokens.length).mapToObj(i -> drift.course(i, GENERATIONS)).toList();
    for (int t = 1; t < GENERATIONS; t++) {
      double before = pooled(courses, t - 1);
      assertThat(pooled(courses, t)).isEqualTo(before * (1 - lost), within(1e-9));
      for (int i = 0; i < tokens.length; i++) {
        ClosedForms.Islands own = courses.get(i).get(t);
        assertThat(own.between()).isEqualTo(before, within(1e-9));
        assertThat(own.within()).isEqualTo(before * (1 - 1.0 / tokens[i]), within(1e-9));
      }
    }
  }

  /** The diversity of the mixture of all models. */
  private static double pooled(List<List<ClosedForms.Islands>> courses, int generation) {
    double models = courses.size();
    return courses.stream()
        .map(course -> course.get(generation))
        .mapToDouble(own -> (own.within() + (models - 1) * own.between()) / models / models)
        .sum();
  }

  @Test
  void lengthsThatDifferAreRefused() {
    List<IslandDrift.Island> islands = List.of(island(4, 5, 0), island(4, 6, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IslandDrift(HUMANS, 8, islands, 0))
        .withMessageContaining("same length");
  }

  private static IslandDrift.Island island(int documents, int length, double pool) {
    return new IslandDrift.Island(
        new TokenDrift.FreshCorpus(documents, length, DrawMode.RANDOM),
        generation -> Share.NONE,
        Share.of(pool),
        ENDLESS);
  }

  @Test
  void exactDrawsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drift(new TokenDrift.FreshCorpus(4, 3, DrawMode.EXACT), 0.2, 0, 3, 0.5))
        .withMessageContaining("random draws");
  }

  private static IslandDrift drift(
      TokenDrift.FreshCorpus corpus, double human, double prior, int models, double pool) {
    IslandDrift.Island island =
        new IslandDrift.Island(corpus, generation -> Share.of(human), Share.of(pool), ENDLESS);
    return new IslandDrift(HUMANS, ENDLESS, Collections.nCopies(models, island), prior);
  }
}
