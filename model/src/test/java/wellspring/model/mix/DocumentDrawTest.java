package wellspring.model.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with what comes out if every possible corpus is counted. */
class DocumentDrawTest {
  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @CsvSource({"3, 4, 2", "1, 5, 3", "6, 2, 5", "4, 4, 8", "2, 3, 1", "5, 0, 3"})
  void aDrawFromAllIsEveryCorpusAlike(int people, int models, int documents) {
    DocumentDraw draw = new DrawFromAll(people + models);
    Share share = Share.of((double) people / (people + models));

    assertThat(draw.human(share, documents))
        .isCloseTo(mean(people, models, documents, k -> (double) k / documents), within(EXACT));
    assertThat(draw.meanPower(0.3, share, documents))
        .isCloseTo(mean(people, models, documents, k -> StrictMath.pow(0.3, k)), within(EXACT));
    for (int length : new int[] {1, 3}) {
      if (documents * length > 1) {
        assertThat(draw.pairs(share, documents, length).human())
            .isCloseTo(
                mean(people, models, documents, k -> both(k * length, documents * length)),
                within(EXACT));
        assertThat(draw.pairs(share, documents, length).synthetic())
            .isCloseTo(
                mean(
                    people,
                    models,
                    documents,
                    k -> both((documents - k) * length, documents * length)),
                within(EXACT));
      }
    }
  }

  /** The share of pairs of tokens that are both of one origin. */
  private static double both(double ofOrigin, double all) {
    return ofOrigin * (ofOrigin - 1) / (all * (all - 1));
  }

  @Test
  void itsMeanPowerIsRightForManyDocuments() {
    DocumentDraw draw = new DrawFromAll(100_000);
    assertThat(draw.meanPower(1, Share.of(0.4), 5_000)).isCloseTo(1, within(EXACT));
    double base = 1 - 1e-4;
    assertThat(draw.meanPower(base, Share.of(0.4), 5_000))
        .isCloseTo(StrictMath.pow(1 - 0.4 * 1e-4, 5_000), within(1e-6));
  }

  @Test
  void aDrawOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DrawFromAll(0))
        .withMessageContaining("not 0");
  }

  @Test
  void exactAndRandomDrawsHaveTheirOwnPairs() {
    Share third = Share.of(1 / 3.0);
    assertThat(DrawMode.EXACT.human(third, 4)).isEqualTo(0.25);
    assertThat(DrawMode.EXACT.pairs(Share.of(0.5), 4, 1))
        .isEqualTo(new OriginPairs(2 / 12.0, 8 / 12.0, 2 / 12.0));
    assertThat(DrawMode.EXACT.meanPower(0.5, Share.of(0.5), 4)).isEqualTo(0.25);
    assertThat(DrawMode.RANDOM.human(third, 4)).isEqualTo(third.value());
    assertThat(DrawMode.RANDOM.pairs(third, 4, 1).human()).isCloseTo(1 / 9.0, within(EXACT));
    assertThat(DrawMode.RANDOM.meanPower(0, third, 2)).isCloseTo(4 / 9.0, within(EXACT));
  }

  /** What depends on the number of people's documents. */
  private interface Figure {
    double of(int human);
  }

  private static double mean(int people, int models, int documents, Figure figure) {
    int all = people + models;
    double sum = 0;
    int count = 0;
    for (int chosen = 0; chosen < 1 << all; chosen++) {
      if (Integer.bitCount(chosen) == documents) {
        sum += figure.of(Integer.bitCount(chosen & ((1 << people) - 1)));
        count++;
      }
    }
    return sum / count;
  }
}
