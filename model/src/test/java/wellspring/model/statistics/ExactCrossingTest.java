package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ExactCrossingTest {

  @Test
  void findsTheRootOfAFunctionAndNotOfACurveThroughItsPoints() {
    ExactCrossing found = find(x -> 100 * x / (1 + 100 * x) - 0.5, 0, 0.002, 0.1).orElseThrow();

    assertThat(found.between().low()).isCloseTo(0.01, within(1e-12));
    assertThat(found.between().high()).isEqualTo(found.between().low());
    assertThat(found.jumps()).isFalse();
  }

  @Test
  void findsWhereARoundedShareJumps() {
    ExactCrossing found = find(x -> Math.rint(50 * x) - 0.5, 0, 0.002, 0.05).orElseThrow();

    assertThat(found.between().low()).isCloseTo(0.01, within(1e-12));
    assertThat(found.jumps()).isTrue();
  }

  @Test
  void aFunctionOfWholeNumbersCrossesBetweenTwoOfThem() {
    Optional<ExactCrossing> found =
        ExactCrossing.of(
            points(x -> x - 56.5, 10, 1_000),
            x -> x == Math.rint(x) ? OptionalDouble.of(x - 56.5) : OptionalDouble.empty());

    assertThat(found).contains(new ExactCrossing(new Interval(56, 57), false));
  }

  @Test
  void whatIsKnownAtItsPointsAloneCrossesBetweenThem() {
    assertThat(ExactCrossing.of(points(x -> x - 3, 1, 2, 4), x -> OptionalDouble.empty()))
        .contains(new ExactCrossing(new Interval(2, 4), false));
    assertThat(find(x -> x + 1, 1, 2, 4)).isEmpty();
  }

  @Test
  void ofSeveralCrossingsTheFirstAndTheLastAreTold() {
    ExactCrossing found = find(x -> (x - 1) * (x - 2) * (x - 3), 0.5, 1.5, 2.5, 5).orElseThrow();

    assertThat(found.between().low()).isCloseTo(1, within(1e-9));
    assertThat(found.between().high()).isCloseTo(3, within(1e-9));
  }

  private static Optional<ExactCrossing> find(DoubleUnaryOperator function, double... x) {
    return ExactCrossing.of(
        points(function, x), place -> OptionalDouble.of(function.applyAsDouble(place)));
  }

  private static List<ExactCrossing.FunctionPoint> points(
      DoubleUnaryOperator function, double... x) {
    return Arrays.stream(x)
        .mapToObj(place -> new ExactCrossing.FunctionPoint(place, function.applyAsDouble(place)))
        .toList();
  }
}
