package wellspring.model.autoregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.autoregression.FirstErrors.PositionErrors;
import wellspring.model.language.TokenDistribution;
import wellspring.model.text.DocumentEnd;

class AutoregressionProfileTest {
  private static final int DOCUMENTS = 3000;

  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.03, 0.2})
  void errorsOfConstantChanceCompound(double chance) {
    FirstErrors errors = errors(40, place -> chance, 1);
    IntervalEstimate rate = errors.rate().orElseThrow();

    assertThat(errors.course()).isEqualTo(ErrorTrend.COMPOUNDING);
    double standardError = StrictMath.sqrt(chance * (1 - chance) / errors.symbols());
    assertThat(rate.value()).isCloseTo(chance, within(3 * standardError));
    assertThat(rate.high() - rate.low()).isCloseTo(2 * 1.96 * standardError, within(0.001));
    for (SurvivalCurve.SurvivalPoint point : errors.curve().points()) {
      double law = StrictMath.pow(1 - chance, point.position());
      double bound = 3 * StrictMath.sqrt(law * (1 - law) / DOCUMENTS);
      assertThat(point.survival()).isCloseTo(law, within(bound));
    }
  }

  /** Columns: the log-odds at the first place, their change with each place, and what that is. */
  @ParameterizedTest
  @CsvSource({"-2, -0.1, SELF_CORRECTING", "-4, 0.05, DERAILING", "-1, -2, NEITHER"})
  void theSlopeOfTheHazardIsFoundAndNamed(double level, double slope, ErrorTrend course) {
    FirstErrors errors =
        errors(30, place -> 1 / (1 + StrictMath.exp(-level - slope * (place - 1))), 2);
    IntervalEstimate found = errors.slope().orElseThrow();

    double standardError = (found.high() - found.value()) / IntervalEstimate.STANDARD_ERRORS;
    assertThat(found.value()).isCloseTo(slope, within(3 * standardError));
    assertThat(errors.course()).isEqualTo(course);
  }

  @Test
  void theSlopeIsThatOfOrdinaryLogisticRegressionWhereErrorsAreMany() {
    FirstErrors errors =
        FirstErrors.of(new int[] {10_000, 9_000, 7_000}, new int[] {1_000, 2_000, 3_000});
    double[] best = {0, 0};
    double top = Double.NEGATIVE_INFINITY;
    for (double level = -4; level < 0; level += 0.002) {
      for (double slope = 0; slope < 2; slope += 0.002) {
        double likelihood = logLikelihood(errors.places(), level, slope);
        if (likelihood > top) {
          top = likelihood;
          best = new double[] {level, slope};
        }
      }
    }
    assertThat(errors.slope().orElseThrow().value()).isCloseTo(best[1], within(0.003));
  }

  private static double logLikelihood(List<PositionErrors> places, double level, double slope) {
    double total = 0;
    for (PositionErrors place : places) {
      double h = 1 / (1 + StrictMath.exp(-level - slope * place.position()));
      total +=
          place.errors() * StrictMath.log(h)
              + (place.atRisk() - place.errors()) * StrictMath.log(1 - h);
    }
    return total;
  }

  @Test
  void errorsThatAllStandAtOneEndHaveASlopeToo() {
    FirstErrors late = FirstErrors.of(new int[] {200, 200, 200, 200}, new int[] {0, 0, 0, 50});
    assertThat(late.slope().orElseThrow().low()).isPositive();
    assertThat(late.course()).isEqualTo(ErrorTrend.DERAILING);

    FirstErrors early = FirstErrors.of(new int[] {200, 150, 150, 150}, new int[] {50, 0, 0, 0});
    assertThat(early.slope().orElseThrow().high()).isNegative();
    assertThat(early.course()).as("the start alone").isEqualTo(ErrorTrend.NEITHER);
  }

  @Test
  void fewErrorsDecideNothing() {
    assertThat(FirstErrors.of(new int[] {100, 91}, new int[] {9, 0}).course())
        .isEqualTo(ErrorTrend.UNDECIDED);
    assertThat(FirstErrors.of(new int[] {100, 100}, new int[] {0, 0}).course())
        .isEqualTo(ErrorTrend.UNDECIDED);
    assertThat(FirstErrors.of(new int[] {100}, new int[] {50}).course())
        .isEqualTo(ErrorTrend.UNDECIDED);
    assertThat(new FirstErrors(List.of()).rate()).isEmpty();
  }

  @Test
  void anIntervalOfNoErrorReachesAsFarAsTheScoreTestAllows() {
    IntervalEstimate none = IntervalEstimate.ofShare(0, 1000);

    double z2 = 1.959963984540054 * 1.959963984540054;
    assertThat(none.value()).isZero();
    assertThat(none.low()).isCloseTo(0, within(1e-15));
    assertThat(none.high()).isCloseTo(z2 / (1000 + z2), within(1e-15));
  }

  @Test
  void theCurveCountsWhoLeavesWithoutAnError() {
    // Kaplan and Meier by hand: 10 at risk, 2 err, 3 end; 5 at risk, 1 errs.
    List<SurvivalCurve.SurvivalPoint> points =
        FirstErrors.of(new int[] {10, 5}, new int[] {2, 1}).curve().points();

    assertThat(points.get(0).survival()).isCloseTo(0.8, within(1e-15));
    assertThat(points.get(1).survival()).isCloseTo(0.64, within(1e-15));
    double greenwood = 0.64 * StrictMath.sqrt(2 / (10.0 * 8) + 1 / (5.0 * 4));
    double documents = 0.64 * 0.36 / (greenwood * greenwood);
    for (double end : new double[] {points.get(1).low(), points.get(1).high()}) {
      double z = (0.64 - end) / Math.sqrt(end * (1 - end) / documents);
      assertThat(Math.abs(z)).isCloseTo(1.959963984540054, within(1e-9));
    }
  }

  @Test
  void aCurveWithoutErrorsIsNotCertain() {
    SurvivalCurve.SurvivalPoint last =
        FirstErrors.of(new int[] {1000, 500}, new int[] {0, 0}).curve().points().get(1);

    assertThat(last.survival()).isEqualTo(1);
    assertThat(last.high()).isEqualTo(1);
    assertThat(1 - last.low()).isCloseTo(IntervalEstimate.ofShare(0, 500).high(), within(1e-12));
  }

  @Test
  void anEndIsASymbolThatCanBeWrong() {
    // After an a comes a b, after a b the end; an a alone must not end.
    TokenDistribution next = new Bigrams(new double[][] {{0, 1, 0}, {0, 0, 1}}, 1, 0, 0);
    TrueDistribution truth = new TrueDistribution(next, new DocumentEnd.EndSymbol(2));

    assertThat(places(truth, new int[] {0, 1})).containsExactly(place(1, 1, 0), place(2, 1, 0));
    assertThat(places(truth, new int[] {0})).containsExactly(place(1, 1, 0), place(2, 1, 1));
    assertThat(places(truth, new int[] {1})).containsExactly(place(1, 1, 1));
    assertThat(places(truth, new int[] {})).containsExactly(place(1, 1, 1));
    assertThat(places(truth, new int[] {0, 0})).containsExactly(place(1, 1, 0), place(2, 1, 1));
  }

  @Test
  void aDocumentOfAnotherLengthThanAllHaveIsWrongWhereItDiffers() {
    TrueDistribution truth = new Faulty(2, place -> 0).truth();

    assertThat(places(truth, new int[] {0})).containsExactly(place(1, 1, 0), place(2, 1, 1));
    assertThat(places(truth, new int[] {0, 0})).containsExactly(place(1, 1, 0), place(2, 1, 0));
    assertThat(places(truth, new int[] {0, 0, 0}))
        .containsExactly(place(1, 1, 0), place(2, 1, 0), place(3, 1, 1));
  }

  @Test
  void likelihoodFallsByTheDivergenceFromTheTruth() {
    double entropy = -(0.75 * StrictMath.log(0.75) + 0.25 * StrictMath.log(0.25));
    double exact = -(StrictMath.log(0.75) + StrictMath.log(0.25)) / 2 - entropy;
    Faulty writer = new Faulty(20, place -> 0.02);
    LikelihoodDecay decay =
        AutoregressionProfile.of(
                writer.truth(),
                writer.truth().entropyRate(List.of(new int[20])),
                Optional.of(writer),
                writer.write(DOCUMENTS, 3))
            .decay()
            .orElseThrow();

    assertThat(writer.truth().entropyRate(List.of(new int[20]))).isCloseTo(entropy, within(1e-12));
    assertThat(decay.expected()).isCloseTo(exact, within(1e-12));
    assertThat(decay.measured()).isCloseTo(exact, within(3 * decay.standardError()));
    // The surprise is ln 4 or ln 4/3, at even odds: its deviation is half the difference.
    double deviation = StrictMath.log(3) / 2;
    assertThat(decay.standardError())
        .isCloseTo(deviation / StrictMath.sqrt((double) decay.symbols()), within(2e-4));
  }

  @Test
  void peopleThemselvesLoseNothing() {
    Bigrams people = new Bigrams(new double[][] {{0.2, 0.8}, {0.6, 0.4}}, 0.5, 0.5);
    TrueDistribution truth = new TrueDistribution(people, new DocumentEnd.FixedLength(12));
    LikelihoodDecay decay =
        AutoregressionProfile.of(
                truth,
                truth.entropyRate(people.write(4000, 12, 5)),
                Optional.of(people),
                people.write(DOCUMENTS, 12, 6))
            .decay()
            .orElseThrow();

    assertThat(decay.measured()).isCloseTo(0, within(4 * decay.standardError()));
    assertThat(decay.expected()).isCloseTo(0, within(3 * decay.standardError()));
  }

  private static FirstErrors errors(int tokens, IntToDoubleFunction hazard, long seed) {
    Faulty writer = new Faulty(tokens, hazard);
    return AutoregressionProfile.of(
            writer.truth(), 0, Optional.empty(), writer.write(DOCUMENTS, seed))
        .errors();
  }

  private static List<PositionErrors> places(TrueDistribution truth, int[]... documents) {
    return AutoregressionProfile.of(truth, 0, Optional.empty(), Arrays.asList(documents))
        .errors()
        .places();
  }

  private static PositionErrors place(int position, int atRisk, int errors) {
    return new PositionErrors(position, atRisk, errors);
  }
}
