package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Offset;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.measure.SampleSize.EqualBlocks;
import wellspring.model.random.Seed;

/** Each figure beside one that is computed by hand, or by listing. */
class DiversityMeasuresTest {
  private static final Offset<Double> EXACTLY = within(1e-12);

  @Test
  void effectiveNumbersOfEquallyFrequentTokensAreTheirNumber() {
    int[] counts = {7, 7, 7, 7};

    assertThat(AbundanceCalculator.hill1(counts)).isCloseTo(4, EXACTLY);
    assertThat(AbundanceCalculator.hill2(counts)).isCloseTo(4, EXACTLY);
  }

  @Test
  void effectiveNumbersFallWithTheirOrder() {
    int[] counts = {4, 2, 1, 1};

    assertThat(AbundanceCalculator.hill1(counts)).isCloseTo(StrictMath.pow(2, 1.75), EXACTLY);
    assertThat(AbundanceCalculator.hill2(counts)).isCloseTo(64 / 22.0, EXACTLY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2})
  void theZipfSlopeIsTheExponentWhereTheLawHoldsExactly(double exponent) {
    int[] counts =
        IntStream.rangeClosed(1, 30)
            .map(rank -> (int) StrictMath.round(1e9 * StrictMath.pow(rank, -exponent)))
            .toArray();

    assertThat(AbundanceCalculator.zipfSlope(counts)).hasValueCloseTo(-exponent, within(1e-5));
    assertThat(AbundanceCalculator.zipfSlope(new int[] {5})).isEmpty();
  }

  @Test
  void lexicalDiversityCountsTheTokensOfAFactor() {
    assertThat(LexicalDiversity.mtld(new int[] {0, 0, 0, 0}, 1)).hasValue(2);
    // 0 1 2 0 | 1 2 0 1: three of four are different, so no factor ends before the fifth token.
    assertThat(LexicalDiversity.mtld(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0}, 3)).hasValue(5);
    assertThat(LexicalDiversity.mtld(new int[] {0, 1, 2}, 3)).isEmpty();
  }

  @Test
  void lexicalDiversityCountsARestInPart() {
    // Forwards a factor (0 0) and a rest (1 2) without a repetition; backwards the rest is 0:
    // 2 1 0 0 has three different of four, 0.25 of 0.28 of a factor.
    double forward = 4 / 1.0;
    double backward = 4 / (0.25 / 0.28);

    assertThat(LexicalDiversity.mtld(new int[] {0, 0, 1, 2}, 3))
        .hasValueCloseTo((forward + backward) / 2, EXACTLY);
  }

  @Test
  void documentsWithoutACommonTokenHaveAlmostNoBleu() {
    EqualBlocks strangers = blocks(new int[] {0, 1, 2, 3}, new int[] {4, 5, 6, 7});

    double smoothed = StrictMath.pow(0.1 / 4 * 0.1 / 3 * 0.1 / 2 * 0.1, 0.25);
    assertThat(SelfBleu.of(strangers)).hasValueCloseTo(smoothed, EXACTLY);
    assertThat(SelfBleu.of(blocks(new int[] {0, 1, 2, 3}, new int[] {0, 1, 2, 3})))
        .hasValueCloseTo(1.0, EXACTLY);
    assertThat(SelfBleu.of(blocks(new int[3], new int[3]))).isEmpty();
    assertThat(SelfBleu.of(blocks(new int[4]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bleuAgreesWithCountingEverySequence(long seed) {
    UniformRandomProvider random = new Seed(seed).stream("test", "", 0);
    int[][] list =
        IntStream.range(0, 7).mapToObj(d -> random.ints(9, 0, 3).toArray()).toArray(int[][]::new);

    double total = 0;
    for (int d = 0; d < list.length; d++) {
      total += bleuByListing(list, d) / list.length;
    }
    assertThat(SelfBleu.of(blocks(list))).hasValueCloseTo(total, EXACTLY);
  }

  private static double bleuByListing(int[][] list, int document) {
    double product = 1;
    for (int n = 1; n <= 4; n++) {
      Map<List<Integer>, Integer> own = counts(list[document], n);
      int matches = 0;
      for (Map.Entry<List<Integer>, Integer> entry : own.entrySet()) {
        int most = 0;
        for (int other = 0; other < list.length; other++) {
          if (other != document) {
            most = Math.max(most, counts(list[other], n).getOrDefault(entry.getKey(), 0));
          }
        }
        matches += Math.min(most, entry.getValue());
      }
      product *= (matches == 0 ? 0.1 : matches) / (list[document].length - n + 1.0);
    }
    return StrictMath.pow(product, 0.25);
  }

  private static Map<List<Integer>, Integer> counts(int[] document, int n) {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (int start = 0; start + n <= document.length; start++) {
      List<Integer> key = Arrays.stream(document, start, start + n).boxed().toList();
      counts.merge(key, 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void theVendiScoreCountsDifferentDocuments() {
    double[] east = {1, 0, 0};
    double[] north = {0, 1, 0};

    assertThat(VendiScore.of(List.of(east, east, east))).isCloseTo(1, within(1e-9));
    assertThat(VendiScore.of(List.of(east, north, east, north))).isCloseTo(2, within(1e-9));
    assertThat(VendiScore.of(Collections.nCopies(300, east))).isCloseTo(1, within(1e-9));
    // Two documents with similarity 0.6 have the eigenvalues 0.8 and 0.2.
    double entropy = -0.8 * StrictMath.log(0.8) - 0.2 * StrictMath.log(0.2);
    assertThat(VendiScore.of(List.of(east, new double[] {0.6, 0.8, 0})))
        .isCloseTo(StrictMath.exp(entropy), within(1e-9));
  }

  @Test
  void eigenvaluesAreThoseOfABetterKnownProgram() {
    UniformRandomProvider random = new Seed(5).stream("test", "", 0);
    int size = 12;
    double[][] symmetric = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        symmetric[i][j] = random.nextDouble() - 0.5;
        symmetric[j][i] = symmetric[i][j];
      }
    }
    double[] expected =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(symmetric, true)).getEigenvalues();
    double[] found = Eigenvalues.of(symmetric);

    Arrays.sort(expected);
    Arrays.sort(found);
    assertThat(found).containsExactly(expected, within(1e-10));
  }

  @Test
  void theFrontierEnclosesAllWhereBothSidesAreAlike() {
    assertThat(FrontierCalculator.area(new double[] {0.3, 0.7}, new double[] {0.3, 0.7}))
        .isCloseTo(1, EXACTLY);
  }

  @Test
  void theFrontierOfStrangersIsABetaFunction() {
    // KL(p‖λp + (1 − λ)q) = −ln λ, so that the area is ∫ (1 − λ)^5 d(λ^5) = 5!²/10!.
    assertThat(FrontierCalculator.area(new double[] {1, 0}, new double[] {0, 1}))
        .isCloseTo(14_400 / 3_628_800.0, within(1e-5));
  }

  @Test
  void theFrontierHardlyDependsOnWhereItsClustersStart() {
    UniformRandomProvider random = new Seed(5).stream("test", "", 0);
    EqualBlocks people = blocks(randomText(60, 30, random));
    EqualBlocks model = blocks(randomText(60, 20, random));
    TextFeatures features = new TextFeatures(people.list());
    double[] areas =
        IntStream.range(0, 12)
            .mapToDouble(seed -> new FrontierCalculator(features, people, new Seed(seed)).of(model))
            .toArray();

    double mean = SequentialSums.mean(areas).orElseThrow();
    double squares =
        SequentialSums.of(Arrays.stream(areas).map(x -> (x - mean) * (x - mean)).toArray());
    assertThat(StrictMath.sqrt(squares / 11)).isLessThan(0.05);
  }

  private static int[][] randomText(int blocks, int words, UniformRandomProvider random) {
    return IntStream.range(0, blocks)
        .mapToObj(block -> random.ints(12, 0, words).toArray())
        .toArray(int[][]::new);
  }

  @Test
  void clustersKeepApartWhatLiesApart() {
    UniformRandomProvider random = new Seed(1).stream("test", "", 0);
    List<double[]> points =
        IntStream.range(0, 60)
            .mapToObj(i -> new double[] {10 * (i % 3) + random.nextDouble(), random.nextDouble()})
            .toList();

    int[] clusters = KMeansClusters.of(points, 3, random);
    for (int i = 3; i < clusters.length; i++) {
      assertThat(clusters[i]).isEqualTo(clusters[i % 3]);
    }
    assertThat(Arrays.stream(clusters).distinct()).hasSize(3);
  }

  @Test
  void featuresOfADocumentHaveLengthOneAndIgnoreNothing() {
    TextFeatures features = new TextFeatures(List.of(new int[] {0, 1, 2}, new int[] {0, 3, 4}));
    double[] point = features.of(new int[] {0, 1, 2});

    assertThat(Arrays.stream(point).map(x -> x * x).sum()).isCloseTo(1, EXACTLY);
    assertThat(Arrays.stream(point).filter(x -> x > 0)).hasSize(5); // three words, two pairs
    assertThat(features.of(new int[] {2, 1, 0})).isNotEqualTo(point);
  }

  @Test
  void informationOfATokenAboutItsCopyIsItsEntropy() {
    List<int[]> copies = List.of(new int[] {0, 0}, new int[] {1, 1}, new int[] {2, 2});

    assertThat(CoherenceCalculator.information(copies, 1)).isCloseTo(StrictMath.log(3), EXACTLY);
    List<int[]> independent =
        List.of(new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 0}, new int[] {1, 1});
    assertThat(CoherenceCalculator.information(independent, 1)).isCloseTo(0, EXACTLY);
  }

  @Test
  void coherenceReachesAsFarAsTokensTellOfEachOther() {
    UniformRandomProvider random = new Seed(2).stream("test", "", 0);
    CoherenceCalculator coherence = new CoherenceCalculator(new Seed(3));
    // A token comes again after three others, and after no more.
    int[][] echoes =
        IntStream.range(0, 100)
            .mapToObj(
                d -> {
                  int[] document = random.ints(8, 0, 4).toArray();
                  document[1] = document[0];
                  document[2] = document[0];
                  document[3] = document[0];
                  return document;
                })
            .toArray(int[][]::new);

    assertThat(coherence.length(blocks(echoes))).isEqualTo(3);
    int[][] same = IntStream.range(0, 50).mapToObj(d -> fill(d % 5)).toArray(int[][]::new);
    assertThat(coherence.length(blocks(same))).isEqualTo(11);
    assertThat(coherence.length(blocks(new int[9], new int[9]))).isZero();
  }

  private static int[] fill(int token) {
    int[] document = new int[12];
    Arrays.fill(document, token);
    return document;
  }

  private static EqualBlocks blocks(int[]... list) {
    return new SampleSize(0, list.length, list[0].length, OptionalInt.empty())
        .blocks(new TokenSample(List.of(list)))
        .orElseThrow();
  }
}
