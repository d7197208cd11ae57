package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.model.measure.Measure.BETWEEN_DIVERSITY;
import static wellspring.model.measure.Measure.DIVERSITY;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.prediction.TokenDrift;
import wellspring.model.random.Seed;

/** Models that share a pool keep and lose diversity, within and between them, as islands do. */
class IslandTheoryTest {
  private static final String POOL =
      """
      rounds: 6
      language: {kind: zipf, vocabulary: 30, exponent: 1, documentTokens: 5}
      humans: {people: {writers: 40}}
      curators: {desk: {human: 0.1, draw: random, documents: 8, pool: 0.5}}
      models:
        north: {curator: desk, documents: 20}
        south: {curator: desk, documents: 20}
        west: {curator: desk, documents: 20}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [diversity, between_diversity]}
      """;

  /**
   * Columns: documents of a corpus, tokens of a document, human fraction, pool, documents that each
   * model writes, prior.
   */
  @ParameterizedTest
  @CsvSource({"8, 5, 0.1, 0.5, 20, 0", "10, 10, 0.05, 0.2, 10, 0", "10, 1, 0.3, 0.8, 10, 2"})
  void diversityWithinAndBetweenIsThatOfIslands(
      int documents, int length, double share, double pool, int written, double prior) {
    islands(60, documents, length, share, pool, written, prior);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({
    "8, 5, 0.1, 0.5, 20, 0",
    "8, 5, 0, 0.1, 20, 0",
    "20, 1, 0.02, 1, 20, 0",
    "10, 10, 0.3, 0, 20, 0",
    "10, 5, 0, 1, 10, 0",
    "10, 1, 0.3, 0.8, 10, 2",
  })
  void diversityWithinAndBetweenIsThatOfIslandsAtAnyExchange(
      int documents, int length, double share, double pool, int written, double prior) {
    islands(1000, documents, length, share, pool, written, prior);
  }

  private static void islands(
      int count, int documents, int length, double share, double pool, int written, double prior) {
    String model = "={documents:%d,learner:{prior:%s}}".formatted(written, prior);
    Replicas replicas =
        Replicas.of(
            POOL,
            count,
            "language.documentTokens=" + length,
            "curators.desk={documents:%d,human:%s,pool:%s}".formatted(documents, share, pool),
            "models.north" + model,
            "models.south" + model,
            "models.west" + model);
    replicas.assertPredicted("north", List.of(DIVERSITY, BETWEEN_DIVERSITY));
    replicas.assertPredicted("west", List.of(DIVERSITY, BETWEEN_DIVERSITY));
  }

  @Test
  void diversityWithinAndBetweenIsThatOfOneNaturalPool() {
    natural(60, new Seed(17).stream("natural", "islands", 0));
  }

  @Tag("theory")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void diversityWithinAndBetweenIsThatOfOneNaturalPoolOfAnySize(int draw) {
    natural(1_000, new Seed(17).stream("natural", "islands", draw));
  }

  /** At parameters that are drawn. */
  private static void natural(int count, UniformRandomProvider random) {
    int people = 6 + random.nextInt(30);
    String model = "={documents:%d,learner:{prior:0}}".formatted(1 + random.nextInt(30));
    Replicas replicas =
        Replicas.of(
            POOL,
            count,
            "language.documentTokens=" + (1 + random.nextInt(6)),
            "humans.people.writers=" + people,
            "curators.desk={documents:%d,human:natural,draw:exact,pool:0}"
                .formatted(2 + random.nextInt(people - 1)),
            "models.north" + model,
            "models.south" + model,
            "models.west" + model);
    replicas.assertPredicted("north", List.of(DIVERSITY, BETWEEN_DIVERSITY));
    replicas.assertPredicted("west", List.of(DIVERSITY, BETWEEN_DIVERSITY));
  }

  private static final String UNEQUAL =
      """
      rounds: 6
      language: {kind: zipf, vocabulary: 30, exponent: 1, documentTokens: 5}
      humans: {people: {writers: 40}}
      curators:
        small: {human: 0.1, draw: random, documents: 4, pool: 0.5}
        large: {human: {linear: {from: 0, to: 0.4, rounds: 5}}, draw: random, documents: 16, pool: 0.2}
        loner: {human: 0, draw: random, documents: 8, pool: 0}
      models:
        north: {curator: small, documents: 16}
        south: {curator: large, documents: 30}
        west: {curator: loner, documents: 16}
        isle: {curator: small, documents: 20}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [diversity, between_diversity]}
      """;

  /** Columns: tokens of a document, pool of the small ones, of the large one, prior. */
  @ParameterizedTest
  @CsvSource({"5, 0.5, 0.2, 0"})
  void islandsMayDifferInSizeAndShares(int length, double small, double large, double prior) {
    unequal(60, length, small, large, prior);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"5, 0.5, 0.2, 0", "1, 1, 0.7, 0", "2, 0.3, 1, 3", "10, 0, 0.5, 0.5"})
  void islandsMayDifferInSizeAndSharesAtAnyExchange(
      int length, double small, double large, double prior) {
    unequal(1000, length, small, large, prior);
  }

  private static void unequal(int count, int length, double small, double large, double prior) {
    Replicas replicas =
        Replicas.of(
            UNEQUAL,
            count,
            "language.documentTokens=" + length,
            "curators.small.pool=" + small,
            "curators.large.pool=" + large,
            "models.north.learner.prior=" + prior,
            "models.south.learner.prior=" + prior,
            "models.west.learner.prior=" + prior,
            "models.isle.learner.prior=" + prior);
    for (String model : List.of("north", "south", "west", "isle")) {
      replicas.assertPredicted(model, List.of(DIVERSITY, BETWEEN_DIVERSITY));
    }
  }

  /** Where everybody writes much more than is read, hardly two corpora share a document. */
  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"20, 0.05, 0.2"})
  void anEndlessPoolIsThePublishedIslandModel(int tokens, double share, double pool) {
    Replicas replicas =
        Replicas.of(
            POOL,
            800,
            "language.documentTokens=1",
            "curators.desk.documents=" + tokens,
            "curators.desk.human=" + share,
            "curators.desk.pool=" + pool,
            "humans.people.writers=4000",
            "models.north.documents=2000",
            "models.south.documents=2000",
            "models.west.documents=2000");
    double[] frequencies = new ZipfLanguage(30, 1, 1).tokenFrequencies();
    double human = 1 - TokenDrift.Humans.of(frequencies).match();
    ClosedForms.Islands expected =
        ClosedForms.sharing(human, tokens, Share.of(share), 3, Share.of(pool), 6);

    assertThat(replicas.predicted("north", DIVERSITY, 6).orElseThrow())
        .isCloseTo(expected.within(), Assertions.within(5e-4));
    replicas.assertMean("north", DIVERSITY, 6, expected.within());
    replicas.assertMean("north", BETWEEN_DIVERSITY, 6, expected.between());
  }
}
