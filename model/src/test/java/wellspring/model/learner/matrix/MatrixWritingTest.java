package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.model.learner.matrix.MatrixProbabilityTest.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.learner.matrix.Worlds.World;
import wellspring.model.text.DocumentEnd;

class MatrixWritingTest {
  /**
   * What the chi-square of a right sampler exceeds with a probability of e^-20 at most (Laurent and
   * Massart, 2000, lemma 1).
   */
  private static double bound(int degrees) {
    return degrees + 2 * Math.sqrt(20.0 * degrees) + 40;
  }

  @ParameterizedTest
  @MethodSource("wellspring.model.learner.matrix.Worlds#all")
  void writesEachSymbolAsOftenAsTheFormulaSays(World world) {
    compareWithTheFormula(world, 1000);
  }

  /** Enough documents to notice that the prior weighs a tenth too much. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void holdsToTheFormulaInLargeSamples(int order) {
    compareWithTheFormula(new World(order, 3, 3, new DocumentEnd.FixedLength(4), order), 200_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void holdsToTheFormulaWithAnEstimatedPrior(int order) {
    World world = new World(order, 0, 3, new DocumentEnd.EndSymbol(5), order);
    List<int[]> learned = world.tokens("learn", 30);
    MatrixModel model = world.estimating().fit(world.texts(learned), Optional.empty());
    CountedByHand oracle =
        new CountedByHand(order, model.prior(), world.vocabularySize(), world.end());
    compareWithTheFormula(world, 50_000, model, oracle.learn(learned));
  }

  private static void compareWithTheFormula(World world, int samples) {
    List<int[]> learned = world.tokens("learn", 6);
    compareWithTheFormula(world, samples, fit(world, learned), world.byHand().learn(learned));
  }

  private static void compareWithTheFormula(
      World world, int samples, MatrixModel model, CountedByHand oracle) {
    Map<List<Integer>, int[]> rows = new HashMap<>();
    for (String text : model.write(samples, world.random("write"))) {
      count(world, world.tokenizer().encode(text), oracle.symbols(), rows);
    }
    compare(rows, oracle);
  }

  private static void compare(Map<List<Integer>, int[]> rows, CountedByHand oracle) {
    double chiSquare = 0;
    int degrees = 0;
    for (Map.Entry<List<Integer>, int[]> row : rows.entrySet()) {
      int[] prefix = row.getKey().stream().mapToInt(Integer::intValue).toArray();
      int total = Arrays.stream(row.getValue()).sum();
      for (int symbol = 0; symbol < oracle.symbols(); symbol++) {
        double expected = total * oracle.probability(prefix, symbol);
        int seen = row.getValue()[symbol];
        assertThat(seen > 0 && expected == 0).as("%d after %s", symbol, row.getKey()).isFalse();
        if (expected >= 5) {
          chiSquare += (seen - expected) * (seen - expected) / expected;
          degrees++;
        }
      }
    }
    assertThat(degrees).isPositive();
    assertThat(chiSquare).isLessThan(bound(degrees));
  }

  private static void count(
      World world, int[] tokens, int symbols, Map<List<Integer>, int[]> rows) {
    List<Integer> prefix = new ArrayList<>();
    for (int token : tokens) {
      rows.computeIfAbsent(List.copyOf(prefix), p -> new int[symbols])[token]++;
      prefix.add(token);
    }
    if (tokens.length < world.end().tokensMax()) {
      rows.computeIfAbsent(List.copyOf(prefix), p -> new int[symbols])[world.vocabularySize()]++;
    }
  }

  @ParameterizedTest
  @MethodSource("wellspring.model.learner.matrix.Worlds#all")
  void canWriteWhateverItHasWritten(World world) {
    MatrixModel model = fit(world, world.tokens("learn", 6));
    List<String> texts = model.write(200, world.random("write"));
    assertThat(model.logLikelihoods(texts)).doesNotContain(Double.NEGATIVE_INFINITY);
  }

  @Test
  void theSameChanceGivesTheSameDocuments() {
    World world = new World(2, 0.5, 6, new DocumentEnd.EndSymbol(12), 3);
    MatrixModel model = fit(world, world.tokens("learn", 20));
    assertThat(model.write(50, world.random("write")))
        .isEqualTo(model.write(50, world.random("write")))
        .isNotEqualTo(model.write(50, world.random("write again")));
  }

  @Test
  void withoutPriorItsSequencesAreThoseItLearned() {
    World world = new World(5, 0, 9, new DocumentEnd.FixedLength(6), 3);
    List<int[]> learned = List.of(new int[] {0, 1, 2, 3, 4, 5}, new int[] {5, 6, 7, 8, 0, 0});
    assertThat(fit(world, learned).write(100, world.random("write")))
        .containsOnly("w0 w1 w2 w3 w4 w5", "w5 w6 w7 w8 w0 w0");
  }

  @Test
  void writesTheEmptyDocumentWhereItLearnedIt() {
    World world = new World(1, 0, 2, new DocumentEnd.EndSymbol(3), 3);
    MatrixModel model = fit(world, List.of(new int[0], new int[] {1}));
    assertThat(model.write(100, world.random("write"))).containsOnly("", "w1");
    assertThat(model.logLikelihoods(List.of("", "w1")))
        .containsExactly(StrictMath.log(0.5), StrictMath.log(0.5));
  }
}
