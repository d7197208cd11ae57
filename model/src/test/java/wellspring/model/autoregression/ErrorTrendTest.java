package wellspring.model.autoregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.random.Seed;

/** What is said of errors along a document stands before the data that it is said of. */
class ErrorTrendTest {
  private static final double[] SENTENCE = {0, .011, .031, .002, .042, .065, .012};
  private static final int LENGTH_MAX = 60;

  @Test
  void hardAndEasyPlacesAreNoCompounding() {
    FirstErrors errors = HazardTables.expected(2000, 33, ErrorTrendTest::inSentences);
    HazardConstancy constancy = errors.constancy().orElseThrow();

    assertThat(errors.course()).isEqualTo(ErrorTrend.NEITHER);
    assertThat(errors.slope().orElseThrow().covers(0)).isTrue();
    assertThat(constancy.chiSquare()).isGreaterThan(10 * constancy.degreesOfFreedom());
    assertThat(constancy.pValue()).isLessThan(1e-6);
    assertThat(constancy.variation()).isCloseTo(variation(SENTENCE), within(0.1));
    assertThat(constancy.highest().hazard()).isCloseTo(0.065, within(0.01));
  }

  /** Columns: the hazard at the first five tokens, and after them. */
  @ParameterizedTest
  @CsvSource({"0.06, 0.01", "0.06, 0", "0.001, 0.02", "0, 0.02", "0.02, 0.01"})
  void startAloneIsNoTrend(double start, double after) {
    FirstErrors errors = HazardTables.expected(2000, 30, place -> place <= 5 ? start : after);

    assertThat(errors.slope().orElseThrow().covers(0)).isFalse();
    assertThat(errors.course()).isEqualTo(ErrorTrend.NEITHER);
  }

  @ParameterizedTest
  @CsvSource({"-0.08, SELF_CORRECTING", "0, COMPOUNDING", "0.06, DERAILING"})
  void trendThatGoesOnIsNamed(double slope, ErrorTrend course) {
    assertThat(HazardTables.expected(2000, 30, place -> line(-4, slope, place)).course())
        .isEqualTo(course);
  }

  /** By hand: 30 errors at 300 symbols, so 10, 10 and 10 are expected. */
  @Test
  void constancyIsPearsonsTest() {
    HazardConstancy found =
        FirstErrors.of(new int[] {100, 100, 100}, new int[] {4, 10, 16}).constancy().orElseThrow();

    assertThat(found.chiSquare()).isCloseTo((36 + 36) / (10 * 0.9), within(1e-12));
    assertThat(found.degreesOfFreedom()).isEqualTo(2);
    assertThat(found.pValue()).isCloseTo(StrictMath.exp(-found.chiSquare() / 2), within(1e-12));
    assertThat(found.variation()).isCloseTo(StrictMath.sqrt(6 * 0.9 / 30), within(1e-12));
    assertThat(found.lowest()).isEqualTo(new PooledPlaces(1, 1, 100, 4));
    assertThat(found.highest()).isEqualTo(new PooledPlaces(3, 3, 100, 16));
  }

  /** A place expects three: two of them are a group, and the last one joins the group before. */
  @Test
  void neighboursArePooledUntilEachGroupExpectsFive() {
    FirstErrors errors =
        FirstErrors.of(new int[] {300, 300, 300, 300, 300}, new int[] {3, 3, 3, 3, 3});

    assertThat(errors.constancy().orElseThrow())
        .isEqualTo(
            new HazardConstancy(
                0, 1, 1, 0, new PooledPlaces(1, 2, 600, 6), new PooledPlaces(1, 2, 600, 6)));
  }

  @Test
  void secondHalfHasHalfOfTheSymbols() {
    assertThat(positions(new int[] {200, 200, 200, 200})).containsExactly(3, 4);
    assertThat(positions(new int[] {400, 200, 100, 50})).containsExactly(2, 3, 4);
    assertThat(positions(new int[] {100})).isEmpty();
  }

  private static List<Integer> positions(int[] atRisk) {
    return FirstErrors.of(atRisk, new int[atRisk.length]).secondHalf().places().stream()
        .map(FirstErrors.PositionErrors::position)
        .toList();
  }

  @Test
  void constantHazardIsSeldomTakenForSomethingElse() {
    assertThat(falseAlarms(400)).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / 400));
  }

  /** 4.0 % of 20,000 were measured: the trend's interval is a little too wide. */
  @Tag("theory")
  @Test
  void constantHazardIsTakenForSomethingElseAtMostOneTimeInTwenty() {
    assertThat(falseAlarms(20_000)).isBetween(0.03, 0.05);
  }

  /** Hazards from 0.25 % to 22 %. */
  private static double falseAlarms(int trials) {
    Map<ErrorTrend, Double> shares =
        shares(
            trials,
            random -> {
              double hazard = StrictMath.exp(uniform(random, -6, -1.5));
              return draw(random, place -> hazard);
            });
    double decided = 1 - shares.getOrDefault(ErrorTrend.UNDECIDED, 0.0);
    return 1 - shares.get(ErrorTrend.COMPOUNDING) / decided;
  }

  /** Columns: log-odds at position 0, their change with each, what is found, at least how often. */
  @Tag("theory")
  @ParameterizedTest
  @CsvSource({
    "-4, -0.03, SELF_CORRECTING, 0.35",
    "-3, -0.1,  SELF_CORRECTING, 0.7",
    "-4, 0.03,  DERAILING,       0.6",
    "-4, 0.1,   DERAILING,       0.9",
  })
  void trendIsFound(double level, double slope, ErrorTrend course, double atLeast) {
    Map<ErrorTrend, Double> shares =
        shares(2000, random -> draw(random, place -> line(level, slope, place)));
    ErrorTrend opposite =
        course == ErrorTrend.DERAILING ? ErrorTrend.SELF_CORRECTING : ErrorTrend.DERAILING;

    assertThat(shares.get(course)).isGreaterThan(atLeast);
    assertThat(shares.getOrDefault(opposite, 0.0)).isLessThan(0.005);
  }

  /** Columns: the hazard at the first five tokens, and after them. */
  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"0.06, 0.02", "0.002, 0.02"})
  void startAloneIsSeldomTakenForATrend(double start, double after) {
    Map<ErrorTrend, Double> shares =
        shares(2000, random -> draw(random, place -> place <= 5 ? start : after));

    assertThat(shares.get(ErrorTrend.NEITHER)).isGreaterThan(0.95);
    assertThat(trends(shares)).isLessThan(0.03);
  }

  /** Hazards that differ by a factor of up to 20, without order. */
  @Tag("theory")
  @Test
  void hardPlacesAreSeldomTakenForATrend() {
    Map<ErrorTrend, Double> shares =
        shares(
            5000,
            random -> {
              double[] hazards =
                  random.doubles(LENGTH_MAX).map(u -> StrictMath.exp(-5.5 + 3 * u)).toArray();
              return draw(random, place -> hazards[place - 1]);
            });

    assertThat(shares.get(ErrorTrend.NEITHER)).isGreaterThan(0.97);
    assertThat(trends(shares)).isLessThan(0.015);
  }

  private static double trends(Map<ErrorTrend, Double> shares) {
    return shares.getOrDefault(ErrorTrend.SELF_CORRECTING, 0.0)
        + shares.getOrDefault(ErrorTrend.DERAILING, 0.0);
  }

  /** 300 to 5,000 documents of one length or of many, of at most 10 to 60 symbols. */
  private static FirstErrors draw(UniformRandomProvider random, IntToDoubleFunction hazard) {
    int documents =
        (int) StrictMath.exp(uniform(random, StrictMath.log(300), StrictMath.log(5000)));
    int length = 10 + random.nextInt(LENGTH_MAX - 9);
    double ends = random.nextBoolean() ? 0 : uniform(random, 0, 0.1);
    return HazardTables.drawn(documents, length, ends, hazard, random);
  }

  private static Map<ErrorTrend, Double> shares(
      int trials, Function<UniformRandomProvider, FirstErrors> draw) {
    UniformRandomProvider random = new Seed(1).stream("test", "course", 0);
    Map<ErrorTrend, Double> shares = new EnumMap<>(ErrorTrend.class);
    for (int trial = 0; trial < trials; trial++) {
      shares.merge(draw.apply(random).course(), 1.0 / trials, Double::sum);
    }
    return shares;
  }

  private static double uniform(UniformRandomProvider random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static double inSentences(int place) {
    return SENTENCE[(place - 1) % SENTENCE.length];
  }

  private static double line(double level, double slope, int place) {
    return 1 / (1 + StrictMath.exp(-level - slope * place));
  }

  private static double variation(double[] hazards) {
    double mean = 0;
    double squares = 0;
    for (double hazard : hazards) {
      mean += hazard / hazards.length;
      squares += hazard * hazard / hazards.length;
    }
    return StrictMath.sqrt(squares / (mean * mean) - 1);
  }
}
