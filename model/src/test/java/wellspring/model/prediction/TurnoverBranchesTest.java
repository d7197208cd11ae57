package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.prediction.TurnoverBranches.Branch;

class TurnoverBranchesTest {
  private static final int ALL = 200;
  private static final WriterTurnover WRITERS = new WriterTurnover(ALL, 0.5, 2);

  private static final List<Double> PRESSURES =
      IntStream.rangeClosed(0, 300).mapToObj(i -> i / 100.0).toList();

  /** Less is gained with pressure, and more with company. */
  private static DoubleFunction<DoubleUnaryOperator> company(double company) {
    return pressure -> writers -> company * writers / ALL - pressure;
  }

  @Test
  void strongCompanyMakesTheWayBackAnother() {
    double strength = 2 * 3; // βc
    List<Branch> branches = TurnoverBranches.of(WRITERS, PRESSURES, company(3));
    double fewLast = fold(strength, -1);
    double manyLast = fold(strength, 1);

    assertThat(fewLast).isLessThan(manyLast);
    for (Branch branch : branches) {
      boolean inside = branch.pressure() > fewLast && branch.pressure() < manyLast;
      int least = 0;
      int most = branch.points().size() - 1;
      assertThat(branch.points()).as("%s", branch).hasSize(inside ? 3 : 1);
      assertThat(branch.rising()).isCloseTo(branch.points().get(most).writers(), within(1e-6));
      assertThat(branch.falling()).isCloseTo(branch.points().get(least).writers(), within(1e-6));
      assertThat(branch.gap() > 1).isEqualTo(inside);
    }
  }

  /** The pressure at a fold: {@code βp = βc x − ln(x/(1 − x))} with {@code x(1 − x) = 1/(βc)}. */
  private static double fold(double strength, double side) {
    double share = (1 + side * StrictMath.sqrt(1 - 4 / strength)) / 2;
    return (strength * share - StrictMath.log(share / (1 - share))) / WRITERS.sensitivity();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 1, 1.9})
  void withoutSuchCompanyTheWayBackIsTheSame(double company) {
    assertThat(TurnoverBranches.of(WRITERS, PRESSURES, company(company)))
        .hasSize(PRESSURES.size())
        .allSatisfy(
            branch -> {
              assertThat(branch.points()).hasSize(1);
              assertThat(branch.gap()).isLessThan(1e-6);
            });
  }

  @Test
  void whatNeverSettlesIsNoNumber() {
    WriterTurnover hasty = new WriterTurnover(ALL, 1, 10);
    List<Branch> branches =
        TurnoverBranches.of(hasty, List.of(-0.5), pressure -> n -> 0.5 - n / ALL);
    assertThat(branches).allSatisfy(branch -> assertThat(branch.rising()).isNaN());
  }

  @Test
  void pressuresThatDoNotRiseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TurnoverBranches.of(WRITERS, List.of(1.0, 1.0), company(1)))
        .withMessageContaining("must rise");
  }
}
