package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.text.DocumentEnd;

/** Compares what is written with what the distributions after each prefix ask for. */
class DocumentSamplerTest {
  private static final GptShape SHAPE = new GptShape(8, 16, 2, 2);
  private static final int DOCUMENTS = 20;

  @ParameterizedTest
  @CsvSource({
    "1,   0, 1,   3",
    "1,   0, 1,   64",
    "0.7, 0, 1,   20",
    "2.5, 0, 1,   20",
    "1,   3, 1,   20",
    "1,   0, 0.6, 20",
    "1.5, 4, 0.7, 7",
  })
  void drawsByInvertingTheDistributionAfterEachPrefix(
      double temperature, int topK, double topP, int batch) {
    SamplingSettings sampling = new SamplingSettings(batch, temperature, topK, topP, 1, 0);
    for (DocumentEnd end :
        List.of(new DocumentEnd.EndSymbol(30), new DocumentEnd.FixedLength(30))) {
      GptModel model = Tiny.random(SHAPE, sampling, end);
      assertThat(model.write(DOCUMENTS, Tiny.random("write")))
          .isEqualTo(expected(model, sampling, 30));
    }
  }

  /** Documents that are cut off where a window ends, one before and one after. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 12, 13, 16, 17})
  void documentsOfEveryLengthAreDrawnFromTheSameDistributions(int length) {
    GptModel model = Tiny.random(SHAPE, Tiny.SAMPLING, new DocumentEnd.FixedLength(length));
    assertThat(model.write(DOCUMENTS, Tiny.random("write")))
        .allMatch(text -> text.length() == length)
        .isEqualTo(expected(model, Tiny.SAMPLING, length));
  }

  private static List<String> expected(GptModel model, SamplingSettings sampling, int tokensMax) {
    List<UniformRandomProvider> randoms = randoms();
    List<int[]> documents = new ArrayList<>(Collections.nCopies(DOCUMENTS, new int[0]));
    for (int length = 0; length < tokensMax; length++) {
      List<double[]> next = model.next(documents);
      for (int i = 0; i < DOCUMENTS; i++) {
        if (documents.get(i).length == length) { // else it has ended
          int symbol = drawn(weights(next.get(i), sampling), randoms.get(i).nextDouble());
          if (symbol != Tiny.LETTERS.boundary()) {
            int[] longer = Arrays.copyOf(documents.get(i), length + 1);
            longer[length] = symbol;
            documents.set(i, longer);
          }
        }
      }
    }
    return documents.stream().map(Tiny.LETTERS::decode).toList();
  }

  private static List<UniformRandomProvider> randoms() {
    UniformRandomProvider random = Tiny.random("write");
    List<UniformRandomProvider> randoms = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      long[] seed = new long[4];
      Arrays.setAll(seed, part -> random.nextLong());
      randoms.add(RandomSource.XO_SHI_RO_256_PP.create(seed));
    }
    return randoms;
  }

  private static int drawn(double[] weights, double lot) {
    double at = lot * Arrays.stream(weights).sum();
    int symbol = 0;
    for (double sum = weights[0]; sum <= at; sum += weights[symbol]) {
      symbol++;
    }
    return symbol;
  }

  private static double[] weights(double[] distribution, SamplingSettings sampling) {
    double[] weights =
        Arrays.stream(distribution)
            .map(p -> StrictMath.pow(p, 1 / sampling.temperature()))
            .toArray();
    int kept = sampling.topK() == 0 ? weights.length : sampling.topK();
    int[] order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted((a, b) -> Double.compare(weights[b], weights[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    double total = IntStream.of(order).limit(kept).mapToDouble(symbol -> weights[symbol]).sum();
    double before = 0;
    for (int rank = 0; rank < order.length; rank++) {
      double weight = weights[order[rank]];
      if (rank >= kept || before >= sampling.topP() * total) {
        weights[order[rank]] = 0;
      }
      before += weight;
    }
    return weights;
  }
}
