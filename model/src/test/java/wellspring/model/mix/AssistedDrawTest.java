package wellspring.model.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.random.Seed;

/** Compared with what comes out if every possible corpus is counted. */
class AssistedDrawTest {
  private static final double EXACT = 1e-14;
  private static final Share PEOPLE = Share.of(0.6);

  /** Of five documents people wrote three. */
  private static final List<DocumentDraw> BASES =
      List.of(DrawMode.EXACT, DrawMode.RANDOM, new DrawFromAll(5));

  @ParameterizedTest
  @CsvSource({
    "5, 1, 0.5, 0.5",
    "1, 2, 0.4, 0.3",
    "2, 3, 0.7, 0.2",
    "3, 2, 1, 0.6",
    "3, 3, 0.1, 1",
    "4, 2, 1, 1",
    "2, 1, 0.9, 0.9"
  })
  void itsPairsAreThoseOfEveryCorpus(int documents, int length, double assisted, double strength) {
    for (DocumentDraw base : BASES) {
      AssistedDraw draw = new AssistedDraw(base, assisted, strength);
      OriginPairs expected = new Corpora(draw, documents, length).pairs();
      OriginPairs pairs = draw.pairs(PEOPLE, documents, length);
      assertThat(pairs.human()).as("%s", base).isCloseTo(expected.human(), within(EXACT));
      assertThat(pairs.mixed()).as("%s", base).isCloseTo(expected.mixed(), within(EXACT));
      assertThat(pairs.synthetic()).as("%s", base).isCloseTo(expected.synthetic(), within(EXACT));
      assertThat(draw.human(PEOPLE, documents))
          .isCloseTo(pairs.human() + pairs.mixed() / 2, within(EXACT));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.5, 0", "0, 0"})
  void withoutAssistanceItIsItsBaseToTheLastBit(double assisted, double strength) {
    for (DocumentDraw base : BASES) {
      DocumentDraw draw = new AssistedDraw(base, assisted, strength);
      for (int documents = 1; documents < 6; documents++) {
        assertThat(draw.human(PEOPLE, documents)).isEqualTo(base.human(PEOPLE, documents));
        assertThat(draw.pairs(PEOPLE, documents, 7)).isEqualTo(base.pairs(PEOPLE, documents, 7));
      }
    }
  }

  @Test
  void pairsAddToOneWhateverIsDrawn() {
    var random = new Seed(5).stream("assisted", "", 0);
    for (int i = 0; i < 1_000; i++) {
      int documents = 2 + random.nextInt(500);
      int length = 1 + random.nextInt(50);
      Share people = Share.of((double) random.nextInt(1001) / 1000);
      for (DocumentDraw base : List.of(DrawMode.EXACT, DrawMode.RANDOM, new DrawFromAll(1000))) {
        OriginPairs pairs =
            new AssistedDraw(base, random.nextDouble(), random.nextDouble())
                .pairs(people, documents, length);
        assertThat(pairs.human() + pairs.mixed() + pairs.synthetic()).isCloseTo(1, within(1e-12));
        assertThat(List.of(pairs.human(), pairs.mixed(), pairs.synthetic()))
            .allSatisfy(part -> assertThat(part).isNotNegative());
      }
    }
  }

  @Test
  void documentsAreChosenAsTheBaseChoosesThem() {
    AssistedDraw draw = new AssistedDraw(DrawMode.RANDOM, 0.3, 0.3);
    assertThat(draw.count(PEOPLE, 100, new Seed(1).stream("draw", "", 0)))
        .isEqualTo(DrawMode.RANDOM.count(PEOPLE, 100, new Seed(1).stream("draw", "", 0)));
    assertThat(draw.meanPower(0.9, PEOPLE, 100))
        .isEqualTo(DrawMode.RANDOM.meanPower(0.9, PEOPLE, 100));
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.5", "0.5, 1.1", "NaN, 0.5", "0.5, NaN"})
  void whatIsNoProbabilityIsRefused(double assisted, double strength) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AssistedDraw(DrawMode.EXACT, assisted, strength))
        .withMessageContaining("probabilities from 0 to 1");
  }

  @Test
  void assistanceToAssistedTextIsRefused() {
    DocumentDraw once = new AssistedDraw(DrawMode.EXACT, 0.1, 0.1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AssistedDraw(once, 0.1, 0.1))
        .withMessageContaining("not twice");
  }

  /** All corpora: which documents are people's, which of them assisted, which tokens whose. */
  private record Corpora(AssistedDraw draw, int documents, int length) {
    OriginPairs pairs() {
      double[] sums = new double[3];
      for (int people = 0; people <= documents; people++) {
        for (int assisted = 0; assisted < 1 << people; assisted++) {
          int helped = Integer.bitCount(assisted);
          double weight = chance(people) * power(draw.assisted(), helped, people - helped);
          addTokens(weight, people, assisted, sums);
        }
      }
      return new OriginPairs(sums[2], sums[1], sums[0]);
    }

    private void addTokens(double weight, int people, int assisted, double[] sums) {
      int changeable = Integer.bitCount(assisted) * length;
      for (int changed = 0; changed < 1 << changeable; changed++) {
        int lost = Integer.bitCount(changed);
        double tokens = documents * length;
        double human = people * length - lost;
        double probability = weight * power(draw.strength(), lost, changeable - lost);
        double all = Math.max(1, tokens * (tokens - 1));
        sums[2] += probability * human * (human - 1) / all;
        sums[1] += probability * 2 * human * (tokens - human) / all;
        sums[0] += probability * (tokens - human) * (tokens - human - 1) / all;
      }
    }

    private static double power(double probability, int yes, int no) {
      return StrictMath.pow(probability, yes) * StrictMath.pow(1 - probability, no);
    }

    /** The probability of so many documents of people. */
    private double chance(int people) {
      if (draw.base() == DrawMode.EXACT) {
        return people == PEOPLE.partOf(documents) ? 1 : 0;
      }
      double ways = ways(documents, people);
      return draw.base() == DrawMode.RANDOM
          ? ways * power(PEOPLE.value(), people, documents - people)
          : ways(3, people) * ways(2, documents - people) / ways(5, documents);
    }

    private static double ways(int all, int chosen) {
      double ways = 1;
      for (int i = 0; i < chosen; i++) {
        ways = ways * (all - i) / (i + 1);
      }
      return ways;
    }
  }
}
