package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import wellspring.model.random.Seed;

class RarefactionTest {
  private static final Offset<Double> EXACTLY = within(1e-12);

  /** The spiders of the girdled canopies (Ellison et al. 2010): the example of Chao and Jost. */
  private static final int[] SPIDERS = {
    46, 22, 17, 15, 15, 9, 8, 6, 6, 4, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
  };

  @Test
  void aSampleIsAsRichAndAsCompleteAsTheLiteratureSays() {
    SampleRarefaction spiders = new SampleRarefaction(SPIDERS);

    assertThat(spiders.richness(168)).isEqualTo(26);
    assertThat(spiders.coverage(168)).isCloseTo(0.9289, within(5e-5)); // table 2
    assertThat(spiders.richness(1e9) - 26).isCloseTo(167 / 168.0 * 18, within(1e-9)); // Chao 1984
  }

  @Test
  void lessOfASampleIsWhatItsPartsHaveOnAverage() {
    int[] counts = {4, 2, 1, 1};
    int[] tokens = {0, 0, 0, 0, 1, 1, 2, 3};
    SampleRarefaction sample = new SampleRarefaction(counts);
    for (int size = 1; size < tokens.length; size++) {
      int wanted = size;
      double mean =
          IntStream.range(0, 1 << tokens.length)
              .filter(part -> Integer.bitCount(part) == wanted)
              .mapToLong(part -> different(part, tokens))
              .average()
              .orElseThrow();
      assertThat(sample.richness(size)).isCloseTo(mean, EXACTLY);
    }
  }

  private static long different(int part, int[] tokens) {
    return IntStream.range(0, tokens.length)
        .filter(i -> (part >> i & 1) == 1)
        .map(i -> tokens[i])
        .distinct()
        .count();
  }

  @Test
  void whatACoverageLacksIsTheChanceThatTheNextTokenIsNew() {
    SampleRarefaction spiders = new SampleRarefaction(SPIDERS);
    for (int size = 0; size < 167; size++) {
      assertThat(1 - spiders.coverage(size))
          .isCloseTo(spiders.richness(size + 1) - spiders.richness(size), EXACTLY);
    }
  }

  @Test
  void neitherEverFallsAndNoSampleIsStretchedBeyondTwice() {
    SampleRarefaction spiders = new SampleRarefaction(SPIDERS);
    for (double size = 0; size < 336; size += 0.25) {
      assertThat(spiders.richness(size + 0.25)).isGreaterThanOrEqualTo(spiders.richness(size));
      assertThat(spiders.coverage(size + 0.25)).isGreaterThanOrEqualTo(spiders.coverage(size));
    }
    double twice = spiders.coverage(336);
    assertThat(spiders.richnessAt(twice - 1e-9))
        .hasValueCloseTo(spiders.richness(336), within(1e-3));
    assertThat(spiders.richnessAt(twice + 1e-9)).isEmpty();
  }

  @Test
  void exactFiguresAreTheMeanOfSamples() {
    double[] probabilities = {0.5, 0.3, 0.15, 0.05, 0};
    ExactRarefaction exact = new ExactRarefaction(probabilities);

    assertThat(exact.richness(1)).isCloseTo(1, EXACTLY);
    assertThat(exact.coverage(1))
        .isCloseTo(Arrays.stream(probabilities).map(p -> p * p).sum(), EXACTLY);
    assertThat(exact.coverage(7) + (exact.richness(8) - exact.richness(7))).isCloseTo(1, EXACTLY);
    assertThat(exact.richnessAt(exact.coverage(12.5)))
        .hasValueCloseTo(exact.richness(12.5), within(1e-9));
    assertThat(new ExactRarefaction(new double[] {0, 1}).richnessAt(0.9)).hasValue(1);
  }

  @Test
  void underChanceAloneTheTailThinsWhileItsMassStays() {
    double[] people = LetterLanguage.uniform(40);
    for (int token = 0; token < people.length; token++) {
      people[token] = token < 8 ? 0.9 / 8 : 0.1 / 32;
    }
    HumanVocabulary vocabulary = new HumanVocabulary(people);
    double half = new ExactRarefaction(people).coverage(200);
    double[] mass = new double[4];
    double[] richness = new double[4];
    double[] kept = new double[4];
    for (int replica = 0; replica < 400; replica++) {
      double[] shares = people;
      for (int generation = 0; generation < 4; generation++) {
        shares = Drift.next(shares, 100, new Seed(replica).stream("drift", "", generation));
        mass[generation] += vocabulary.tailMass(shares).orElseThrow() / 400;
        richness[generation] += new ExactRarefaction(shares).richnessAt(half).orElseThrow() / 400;
        kept[generation] += vocabulary.tailKept(shares, 400).orElseThrow() / 400;
      }
    }
    assertThat(mass).containsExactly(new double[] {0.1, 0.1, 0.1, 0.1}, within(0.01));
    for (int generation = 1; generation < 4; generation++) {
      assertThat(richness[generation]).isLessThan(0.96 * richness[generation - 1]);
      assertThat(kept[generation]).isLessThan(0.96 * kept[generation - 1]);
    }
  }

  /** To the last bit, so that no result depends on where the search began. */
  @Test
  void aQuickSearchFindsWhatAPlainOneFinds() {
    UniformRandomProvider random = new Seed(1).stream("rarefaction", "", 0);
    for (int trial = 0; trial < 300; trial++) {
      double[] weights = new double[1 + random.nextInt(200)];
      double steepness = 4 * random.nextDouble();
      Arrays.setAll(weights, token -> Math.pow(token + random.nextDouble(), -steepness));
      double sum = Arrays.stream(weights).sum();
      Rarefaction quick =
          new ExactRarefaction(Arrays.stream(weights).map(weight -> weight / sum).toArray());
      double coverage = trial % 10 == 0 ? 0.99 : 0.01 + 0.98 * random.nextDouble();

      assertThat(quick.richnessAt(coverage)).isEqualTo(plain(quick).richnessAt(coverage));
    }
  }

  /** The same, without a search of its own. */
  private static Rarefaction plain(Rarefaction rarefaction) {
    return new Rarefaction() {
      @Override
      public double richness(double tokens) {
        return rarefaction.richness(tokens);
      }

      @Override
      public double coverage(double tokens) {
        return rarefaction.coverage(tokens);
      }

      @Override
      public double tokensMax() {
        return rarefaction.tokensMax();
      }
    };
  }

  @Test
  void tokensThatAreEquallyLikelyAreEachAToken() {
    double[] probabilities = {0.3, 0.1, 0.1, 0.3, 0.1, 0, 0.0001, 0.0002, 0.1 - 0.0003};
    ExactRarefaction source = new ExactRarefaction(probabilities);
    for (double size : new double[] {0, 0.5, 1, 7, 100}) {
      double richness = 0;
      double coverage = 0;
      for (double p : probabilities) {
        richness += 1 - StrictMath.pow(1 - p, size);
        coverage += p * (1 - StrictMath.pow(1 - p, size));
      }
      assertThat(source.richness(size)).isCloseTo(richness, EXACTLY);
      assertThat(source.coverage(size)).isCloseTo(coverage, EXACTLY);
      if (coverage > 0) {
        assertThat(source.richnessAt(coverage).orElseThrow()).isCloseTo(richness, within(1e-6));
      }
    }
  }
}
