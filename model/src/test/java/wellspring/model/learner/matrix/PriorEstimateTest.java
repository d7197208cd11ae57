package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static wellspring.model.learner.Checkpoints.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.ListSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.matrix.Worlds.World;
import wellspring.model.text.DocumentEnd;

class PriorEstimateTest {
  /** Tokens that depend on the one before, so that no weight is at its limit. */
  private static final World WORLD = new World(2, 0, 12, new DocumentEnd.EndSymbol(9), 3);

  private static final List<String> TEXTS = WORLD.texts(dependent(300));

  static Stream<World> worlds() {
    return Worlds.all().filter(world -> world.prior() == 0);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void predictsByTheFormulaWithItsWeights(World world) {
    List<int[]> documents = world.tokens("learn", 25);
    MatrixModel model = fit(world, world.texts(documents));
    CountedByHand oracle =
        new CountedByHand(world.order(), model.prior(), world.vocabularySize(), world.end())
            .learn(documents);
    List<int[]> judged = world.tokens("judge", 30);
    double[] likelihoods = model.logLikelihoods(world.texts(judged));
    for (int i = 0; i < likelihoods.length; i++) {
      assertThat(likelihoods[i]).isCloseTo(oracle.logLikelihood(judged.get(i)), within(1e-9));
      double[] row = model.nextToken().orElseThrow().after(judged.get(i));
      assertThat(row[0]).isCloseTo(oracle.probability(judged.get(i), 0), within(1e-12));
    }
  }

  /**
   * Counted with the oracle: a little more or less of any weight makes the left-out less likely.
   */
  @Test
  void makesTheLeftOutDocumentsLikeliest() {
    PriorWeights weights = fit(WORLD, TEXTS).prior();
    LeftOutDocuments documents = LeftOutDocuments.of(TEXTS);
    for (int order = 0; order <= 2; order++) {
      double best = likelihood(documents, order, weights, 1);
      assertThat(best).isGreaterThan(likelihood(documents, order, weights, 0.98));
      assertThat(best).isGreaterThan(likelihood(documents, order, weights, 1.02));
    }
  }

  private static double likelihood(
      LeftOutDocuments documents, int order, PriorWeights weights, double factor) {
    double[] changed = Arrays.copyOf(weights.byLength(), order + 1);
    changed[order] *= factor;
    CountedByHand oracle =
        new CountedByHand(order, PriorWeights.of(changed), WORLD.vocabularySize(), WORLD.end());
    oracle.learn(encoded(documents.counted()));
    return encoded(documents.leftOut()).stream().mapToDouble(oracle::logLikelihood).sum();
  }

  private static List<int[]> encoded(List<String> texts) {
    return texts.stream().map(WORLD.tokenizer()::encode).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 10})
  void copiesOfACorpusAreNoEvidence(int copies) {
    MatrixModel one = fit(WORLD, TEXTS);
    MatrixModel many =
        fit(WORLD, Collections.nCopies(copies, TEXTS).stream().flatMap(List::stream).toList());
    for (int length = 0; length <= 2; length++) {
      double expected = copies * one.prior().at(length);
      assertThat(many.prior().at(length)).isCloseTo(expected, within(1e-5 * expected));
    }
    List<String> judged = WORLD.texts(dependent(400)).subList(300, 400);
    assertThat(many.logLikelihoods(judged))
        .containsExactly(one.logLikelihoods(judged), within(1e-5));
  }

  /** Where the floating point has nothing to round, the models are the same to the last bit. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 16})
  void powersOfTwoOfACorpusGiveTheVerySameModel(int copies) {
    MatrixModel one = fit(WORLD, TEXTS);
    MatrixModel many =
        fit(WORLD, Collections.nCopies(copies, TEXTS).stream().flatMap(List::stream).toList());
    assertThat(many.prior().byLength())
        .isEqualTo(Arrays.stream(one.prior().byLength()).map(w -> copies * w).toArray());
    List<String> judged = WORLD.texts(dependent(400)).subList(300, 400);
    assertThat(many.logLikelihoods(judged)).isEqualTo(one.logLikelihoods(judged));
  }

  @Test
  void theOrderOfDocumentsIsNoEvidence() {
    List<String> shuffled = new ArrayList<>(TEXTS);
    ListSampler.shuffle(WORLD.random("shuffle"), shuffled);
    assertThat(bytes(fit(WORLD, shuffled))).isEqualTo(bytes(fit(WORLD, TEXTS)));
  }

  @Test
  void dependenceIsFoundAndIndependenceToo() {
    PriorWeights dependent = fit(WORLD, TEXTS).prior();
    PriorWeights independent = fit(WORLD, WORLD.texts(WORLD.tokens("learn", 300))).prior();
    assertThat(dependent.at(1)).isLessThan(20);
    assertThat(independent.at(1)).isGreaterThan(100);
  }

  @Test
  void aTextAloneHasOneCountForEachCopy() {
    MatrixModel model = fit(WORLD, Collections.nCopies(3, "w1 w2 w3"));
    assertThat(model.prior().byLength()).containsExactly(3, 3, 3);
  }

  @Test
  void fewTextsAreLeftOutByHalves() {
    assertThat(LeftOutDocuments.of(List.of("b", "a", "b", "c")))
        .isEqualTo(
            new LeftOutDocuments(List.of("a", "c"), List.of("b"), List.of("b", "b"), 4 / 3.));
  }

  @Test
  void aTenthOfTheTextsIsLeftOutWithAllCopies() {
    List<String> texts = IntStream.range(0, 60).mapToObj(i -> "w" + i % 20).toList();
    LeftOutDocuments documents = LeftOutDocuments.of(texts);
    assertThat(documents.leftOut()).hasSize(2).doesNotHaveDuplicates();
    assertThat(documents.leftOutCopies()).hasSize(6).hasSameElementsAs(documents.leftOut());
    assertThat(documents.counted()).hasSize(54).doesNotContainAnyElementsOf(documents.leftOut());
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void comesBackFromItsCheckpoint(World world) throws IOException {
    MatrixModel model = fit(world, world.texts(world.tokens("learn", 25)));
    MatrixModel loaded = world.estimating().load(new ByteArrayInputStream(bytes(model)));
    assertThat(bytes(loaded)).isEqualTo(bytes(model));
    assertThat(loaded.prior().byLength()).isEqualTo(model.prior().byLength());
    assertThat(loaded.write(40, world.random("write")))
        .isEqualTo(model.write(40, world.random("write")));
  }

  @Test
  void takesDocumentsAndNotTheirCounts() {
    Optional<LanguageModel> previous = Optional.of(fit(WORLD, TEXTS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WORLD.estimating().fit(TEXTS, previous))
        .withMessageContaining("estimated from all documents");
  }

  private static MatrixModel fit(World world, List<String> texts) {
    return world.estimating().fit(texts, Optional.empty());
  }

  /** Each token is near the one before, more often than not. */
  private static List<int[]> dependent(int documents) {
    var random = WORLD.random("dependent");
    List<int[]> all = new ArrayList<>();
    for (int document = 0; document < documents; document++) {
      int[] tokens = WORLD.tokens(5 + random.nextInt(4), random);
      for (int i = 1; i < tokens.length; i++) {
        if (random.nextInt(3) > 0) {
          tokens[i] = (tokens[i - 1] * 5 + random.nextInt(2)) % WORLD.vocabularySize();
        }
      }
      all.add(tokens);
    }
    return all;
  }
}
