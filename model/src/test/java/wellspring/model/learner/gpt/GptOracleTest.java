package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.learner.gpt.Transformers.Row;

/** Compares what is computed in 32 bits with what transformers computes in 64. */
class GptOracleTest {
  private static final int SYMBOLS = TinyGpt.CONFIG.symbols();

  static List<Row> rows() {
    return Transformers.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void logitsAreThoseOfTransformers(Row row) {
    int length = row.symbols().length;
    float[] logits =
        work(
            workspace -> {
              GptNetwork network = tiny(workspace);
              long[] tokens = Arrays.stream(row.symbols()).asLongStream().toArray();
              return network.logits(workspace, workspace.longs(tokens, 1, length));
            });
    assertThat(logits).hasSize(length * SYMBOLS);
    double furthest = 0;
    for (int place = 0; place < length; place++) {
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        double difference = logits[place * SYMBOLS + symbol] - row.logits().get(place).get(symbol);
        furthest = Math.max(furthest, Math.abs(difference));
      }
    }
    assertThat(furthest).isLessThan(2e-5);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void distributionsAfterPrefixesAreThoseOfTransformers(Row row) {
    List<int[]> prefixes = prefixes(row.symbols());
    List<double[]> next =
        work(
            workspace ->
                new SequenceScorer(tiny(workspace), SYMBOLS, row.tokens().get(0))
                    .next(workspace, prefixes));
    for (int place = 0; place < prefixes.size(); place++) {
      assertThat(next.get(place)).containsExactly(softmax(row.logitsAfter(place)), within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void tokensReadOneByOneThroughTheCacheGiveTheSameDistributions(Row row) {
    List<double[]> distributions = work(workspace -> oneByOne(workspace, row.symbols()));
    for (int place = 0; place < distributions.size(); place++) {
      assertThat(distributions.get(place))
          .containsExactly(softmax(row.logitsAfter(place)), within(1e-5));
    }
  }

  /** A search with as many candidates as symbols answers the whole distribution, if in an order. */
  private static List<double[]> oneByOne(Workspace workspace, int[] tokens) {
    GptNetwork network = tiny(workspace);
    Tensor cache = network.cache(workspace, SYMBOLS);
    SamplingContext sampling =
        new SamplingContext(new SamplingSettings(SYMBOLS, 1, 0, 1, SYMBOLS, 0), SYMBOLS, 38, 16);
    return IntStream.range(0, tokens.length)
        .mapToObj(
            place -> {
              long[] column = new long[SYMBOLS];
              Arrays.fill(column, tokens[place]);
              List<double[]> found =
                  network.search(
                      workspace,
                      cache,
                      workspace.longs(column, SYMBOLS, 1),
                      place,
                      BeamSearch.SearchState.begin(1, SYMBOLS),
                      sampling);
              double[] distribution = new double[SYMBOLS];
              for (int i = 0; i < SYMBOLS; i++) {
                distribution[(int) found.get(1)[i]] = StrictMath.exp(found.get(2)[i]);
              }
              return distribution;
            })
        .toList();
  }

  @Test
  void likelihoodsAreThoseOfTransformers() {
    Row row = Transformers.rows().get(2);
    int[] sequence = Arrays.copyOfRange(row.symbols(), 1, row.symbols().length);
    double[] scores =
        work(workspace ->
                new SequenceScorer(tiny(workspace), SYMBOLS, row.tokens().get(0))
                    .score(workspace, List.of(sequence)))
            .get(0);
    for (int place = 0; place < sequence.length; place++) {
      double expected = StrictMath.log(softmax(row.logitsAfter(place))[sequence[place]]);
      assertThat(scores[place]).isCloseTo(expected, within(2e-5));
    }
  }

  private static List<int[]> prefixes(int[] tokens) {
    return IntStream.range(0, tokens.length)
        .mapToObj(place -> Arrays.copyOfRange(tokens, 1, place + 1))
        .toList();
  }

  private static double[] softmax(double[] logits) {
    double highest = Arrays.stream(logits).max().orElseThrow();
    double[] weights = Arrays.stream(logits).map(z -> StrictMath.exp(z - highest)).toArray();
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  private static GptNetwork tiny(Workspace workspace) {
    return GptNetwork.load(workspace, Transformers.TINY, Precision.FLOAT32);
  }

  private static <T> T work(Function<Workspace, T> work) {
    return Tiny.DEVICES.submit(work).join();
  }
}
