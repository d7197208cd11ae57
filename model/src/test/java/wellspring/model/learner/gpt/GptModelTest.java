package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.text.DocumentEnd;

class GptModelTest {
  private static final GptShape SHAPE = new GptShape(8, 16, 2, 2);
  private static final int BOUNDARY = Tiny.LETTERS.boundary();

  private final GptModel model = Tiny.random(SHAPE, Tiny.SAMPLING, Tiny.END);

  /** Of every length up to three contexts, with the end that is predicted too. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 24})
  void likelihoodIsTheProductOfTheNextTokenDistributions(int length) {
    String document = "aabbccddeeffaabbccddeeffa".substring(0, length);
    int[] tokens = Tiny.LETTERS.encode(document);
    double expected = 0;
    for (int place = 0; place <= tokens.length; place++) {
      double[] next = model.next(List.of(Arrays.copyOf(tokens, place))).get(0);
      expected += StrictMath.log(next[place < tokens.length ? tokens[place] : BOUNDARY]);
    }
    assertThat(model.logLikelihoods(List.of(document))[0]).isCloseTo(expected, within(1e-4));
  }

  @Test
  void likelihoodsDoNotDependOnWhatIsJudgedBeside() {
    List<String> documents = List.of("abc", "", "fedcbafedcbaf", "aaaaaaaaaaaaaaaaaaaaaaaa", "b");
    double[] together = model.logLikelihoods(documents);
    for (int i = 0; i < documents.size(); i++) {
      assertThat(model.logLikelihoods(List.of(documents.get(i)))[0])
          .isCloseTo(together[i], within(1e-4));
    }
  }

  @Test
  void nextTokenDistributionsSumToOne() {
    for (double[] next : model.next(List.of(new int[0], new int[] {3}, new int[20]))) {
      assertThat(next).hasSize(Tiny.LETTERS.symbols());
      assertThat(Arrays.stream(next).sum()).isCloseTo(1, within(1e-12));
    }
  }

  /** The 0.1 % point of chi squared: with 6 degrees of freedom 22.5. */
  @Test
  void writesWithTheProbabilitiesThatItAssigns() {
    int documents = 1_500;
    int[] counts = new int[Tiny.LETTERS.symbols()];
    for (String text : model.write(documents, Tiny.random("write"))) {
      counts[text.isEmpty() ? BOUNDARY : text.charAt(0) - 'a']++;
    }
    double[] expected = model.next(List.of(new int[0])).get(0);
    double chiSquared = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      double mean = documents * expected[symbol];
      chiSquared += (counts[symbol] - mean) * (counts[symbol] - mean) / mean;
    }
    assertThat(chiSquared).isLessThan(22.5);
  }

  /** A greedy document shows every step of the cache: each token is the likeliest one there. */
  @Test
  void theCacheAgreesWithReadingEverythingAnew() {
    SamplingSettings greedy = new SamplingSettings(8, 1, 1, 1, 1, 0);
    GptModel model = Tiny.random(SHAPE, greedy, new DocumentEnd.FixedLength(30));
    int[] tokens = Tiny.LETTERS.encode(model.write(3, Tiny.random("write")).get(1));
    assertThat(tokens).hasSize(30);
    for (int place = 0; place < tokens.length; place++) {
      double[] next = model.next(List.of(Arrays.copyOf(tokens, place))).get(0);
      assertThat(next[tokens[place]]).isCloseTo(Arrays.stream(next).max().orElse(0), within(1e-6));
    }
  }

  @Test
  void howManyAreWrittenSideBySideChangesNothing() {
    List<List<String>> written = new ArrayList<>();
    for (int batch : new int[] {1, 3, 64}) {
      GptModel model = Tiny.random(SHAPE, new SamplingSettings(batch, 1, 0, 1, 1, 0), Tiny.END);
      written.add(model.write(20, Tiny.random("write")));
    }
    assertThat(written.get(1)).isEqualTo(written.get(0));
    assertThat(written.get(2)).isEqualTo(written.get(0));
  }

  @Test
  void drawsFromTheLikeliestAlone() {
    double[] first = model.next(List.of(new int[0])).get(0);
    int[] order =
        IntStream.range(0, first.length)
            .boxed()
            .sorted((a, b) -> Double.compare(first[b], first[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(firstSymbols(new SamplingSettings(64, 1, 2, 1, 1, 0)))
        .containsOnly(order[0], order[1]);
    double three = first[order[0]] + first[order[1]] + first[order[2]] / 2;
    assertThat(firstSymbols(new SamplingSettings(64, 1, 0, three, 1, 0)))
        .containsOnly(order[0], order[1], order[2]);
    assertThat(firstSymbols(new SamplingSettings(64, 0.01, 0, 1, 1, 0))).containsOnly(order[0]);
  }

  private static List<Integer> firstSymbols(SamplingSettings sampling) {
    return Tiny.random(SHAPE, sampling, Tiny.END).write(400, Tiny.random("write")).stream()
        .map(text -> text.isEmpty() ? BOUNDARY : text.charAt(0) - 'a')
        .toList();
  }

  @Test
  void documentsOfAFixedLengthHaveItAndNoOtherIsPossible() {
    GptModel fixed = Tiny.random(SHAPE, Tiny.SAMPLING, new DocumentEnd.FixedLength(3));
    assertThat(fixed.write(30, Tiny.random("write"))).allMatch(text -> text.length() == 3);
    assertThat(fixed.logLikelihoods(List.of("ab"))[0]).isEqualTo(Double.NEGATIVE_INFINITY);
    double all = 0;
    List<String> everything = new ArrayList<>();
    for (int i = 0; i < 216; i++) {
      everything.add(Tiny.LETTERS.decode(new int[] {i / 36, i / 6 % 6, i % 6}));
    }
    for (double logLikelihood : fixed.logLikelihoods(everything)) {
      all += StrictMath.exp(logLikelihood);
    }
    assertThat(all).isCloseTo(1, within(1e-5));
  }

  @Test
  void noDocumentIsLongerThanTheLongest() {
    GptModel model = Tiny.random(SHAPE, Tiny.SAMPLING, new DocumentEnd.EndSymbol(5));
    assertThat(model.write(100, Tiny.random("write")))
        .allMatch(text -> text.length() <= 5)
        .anyMatch(text -> text.length() == 5);
  }

  @Test
  void aWideSearchFindsTheLikeliestDocument() {
    int length = 3;
    GptModel model =
        Tiny.random(
            SHAPE, new SamplingSettings(400, 1, 0, 1, 400, 0), new DocumentEnd.FixedLength(length));
    List<String> everything = new ArrayList<>();
    for (int i = 0; i < 216; i++) {
      everything.add(Tiny.LETTERS.decode(new int[] {i / 36, i / 6 % 6, i % 6}));
    }
    double best = Arrays.stream(model.logLikelihoods(everything)).max().orElseThrow();
    List<String> found = model.write(2, Tiny.random("write"));
    assertThat(model.logLikelihoods(found)[0]).isCloseTo(best, within(1e-5));
    assertThat(found.get(1)).isEqualTo(found.get(0));
  }

  @Test
  void aSearchAfterALeadGivesDocumentsThatDiffer() {
    GptModel model =
        Tiny.random(
            SHAPE, new SamplingSettings(20, 1, 0, 1, 5, 4), new DocumentEnd.FixedLength(12));
    assertThat(model.write(30, Tiny.random("write")).stream().distinct().count()).isGreaterThan(10);
  }
}
