package wellspring.model.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wellspring.model.random.Seed;

class DrawByClaimTest {
  private static final Share AIM = Share.of(0.4);
  private static final int DOCUMENTS = 20;

  @ParameterizedTest
  @EnumSource
  void whereAllSayTheTruthItIsTheUsualDraw(DrawMode base) {
    DrawByClaim honest = new DrawByClaim(base, 30, 1, 50, 0);
    assertThat(honest.human(AIM, DOCUMENTS)).isCloseTo(base.human(AIM, DOCUMENTS), within(1e-12));
    assertAlike(honest.pairs(AIM, DOCUMENTS, 3), base.pairs(AIM, DOCUMENTS, 3));
    assertThat(honest.meanPower(0.7, AIM, DOCUMENTS))
        .isCloseTo(base.meanPower(0.7, AIM, DOCUMENTS), within(1e-12));
  }

  /** Then all that is written passes, whatever is aimed at. */
  @ParameterizedTest
  @EnumSource
  void whereNothingIsLabelledAllIsDrawnFrom(DrawMode base) {
    DrawByClaim silent = new DrawByClaim(base, 30, 1, 50, 1);
    DrawFromAll all = new DrawFromAll(80);
    Share human = Share.of(30 / 80.0);
    assertThat(silent.human(AIM, DOCUMENTS)).isCloseTo(all.human(human, DOCUMENTS), within(1e-12));
    assertAlike(silent.pairs(AIM, DOCUMENTS, 3), all.pairs(human, DOCUMENTS, 3));
    assertThat(silent.meanPower(0.7, AIM, DOCUMENTS))
        .isCloseTo(all.meanPower(0.7, human, DOCUMENTS), within(1e-12));
  }

  private static void assertAlike(OriginPairs pairs, OriginPairs expected) {
    assertThat(pairs.human()).isCloseTo(expected.human(), within(1e-12));
    assertThat(pairs.mixed()).isCloseTo(expected.mixed(), within(1e-12));
    assertThat(pairs.synthetic()).isCloseTo(expected.synthetic(), within(1e-12));
  }

  /** Counted: the mean number, that of pairs, and a mean power, by drawing. */
  @ParameterizedTest
  @EnumSource
  void isWhatDrawingComesTo(DrawMode base) {
    DrawByClaim draw = new DrawByClaim(base, 40, 0.8, 60, 0.3);
    UniformRandomProvider random = new Seed(5).stream("draw", base.name(), 0);
    int draws = 40_000;
    double[] counts =
        IntStream.range(0, draws).mapToDouble(i -> draw.count(AIM, DOCUMENTS, random)).toArray();
    double all = DOCUMENTS * (DOCUMENTS - 1.0);
    assertMean(counts, count -> count / DOCUMENTS, draw.human(AIM, DOCUMENTS));
    OriginPairs pairs = draw.pairs(AIM, DOCUMENTS, 1);
    assertMean(counts, count -> count * (count - 1) / all, pairs.human());
    assertMean(counts, count -> 2 * count * (DOCUMENTS - count) / all, pairs.mixed());
    assertMean(counts, count -> Math.pow(0.6, count), draw.meanPower(0.6, AIM, DOCUMENTS));
  }

  private static void assertMean(double[] values, DoubleUnaryOperator figure, double expected) {
    double[] figures = Arrays.stream(values).map(figure).toArray();
    double mean = Arrays.stream(figures).average().orElseThrow();
    double variance =
        Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(variance / values.length)));
  }

  @Test
  void ofManyDocumentsTheShareIsThatOfTheMeans() {
    double share = new DrawByClaim(DrawMode.EXACT, 2_000, 0.9, 3_000, 0.2).humanOfPassing();
    assertThat(share).isCloseTo(1_800.0 / 2_400, within(1e-3));
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DrawByClaim(DrawMode.EXACT, 1, 1.5, 1, 0))
        .withMessageContaining("from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DrawByClaim(DrawMode.EXACT, 0, 1, 0, 0))
        .withMessageContaining("documents to draw from");
  }
}
