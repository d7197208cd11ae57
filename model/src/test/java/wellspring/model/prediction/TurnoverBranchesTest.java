package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.prediction.TurnoverBranches.Stay;

class TurnoverBranchesTest {
  private static final int ALL = 200;
  private static final WriterTurnover WRITERS = new WriterTurnover(ALL, 0.5, 6);

  /** Something of one's own, and something for company. */
  private static DoubleUnaryOperator worth(double own, double company) {
    return writers -> own + company * writers / ALL;
  }

  private static TurnoverBranches branches(DoubleUnaryOperator worth) {
    return TurnoverBranches.of(WRITERS, worth).orElseThrow();
  }

  private static TurnoverMap map(DoubleUnaryOperator worth, double pay) {
    return new TurnoverMap(WRITERS, writers -> worth.applyAsDouble(writers) / pay - 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 0.4, 2})
  void eachNumberStaysAsItIs(double company) {
    DoubleUnaryOperator worth = worth(0.6, company);
    TurnoverBranches branches = branches(worth);
    assertThat(Stream.of(branches.many(), branches.between(), branches.few()).flatMap(List::stream))
        .hasSizeGreaterThan(1_000)
        .allSatisfy(
            stay ->
                assertThat(map(worth, stay.pay()).next(stay.writers()))
                    .isCloseTo(stay.writers(), within(1e-9 * ALL)));
  }

  @Test
  void strongCompanyMakesTheWayBackAnother() {
    DoubleUnaryOperator worth = worth(0.3, 0.9);
    TurnoverBranches branches = branches(worth);
    TurnoverBranches.Undecided undecided = branches.undecided().orElseThrow();

    assertThat(undecided.back()).isLessThan(undecided.away());
    assertThat(branches.many().subList(0, branches.many().size() - 1)).allMatch(Stay::stable);
    assertThat(branches.between()).isNotEmpty().noneMatch(Stay::stable);
    assertThat(branches.few().subList(1, branches.few().size())).allMatch(Stay::stable);
    double fold = branches.many().get(branches.many().size() - 1).writers();
    double lower = branches.few().get(0).writers();

    assertThat(map(worth, undecided.away() * 0.999).follow(ALL)).isGreaterThan(fold);
    assertThat(map(worth, undecided.away() * 1.001).follow(ALL)).isLessThan(lower);
    assertThat(map(worth, undecided.back() * 1.001).follow(0)).isLessThan(lower);
    assertThat(map(worth, undecided.back() * 0.999).follow(0)).isGreaterThan(fold);
  }

  @Test
  void thereAndBackAreFollowedInTheOrderOfThePay() {
    TurnoverBranches branches = branches(worth(0.3, 0.9));
    TurnoverBranches.Undecided undecided = branches.undecided().orElseThrow();
    assertThat(branches.rising()).isSortedAccordingTo(Comparator.comparing(Stay::pay));
    assertThat(branches.falling()).isSortedAccordingTo(Comparator.comparing(Stay::pay));

    double middle = (undecided.back() + undecided.away()) / 2;
    assertThat(at(branches.rising(), middle)).isGreaterThan(2 * at(branches.falling(), middle));
    for (double outside : List.of(undecided.back() / 2, undecided.away() * 2)) {
      assertThat(at(branches.rising(), outside)).isEqualTo(at(branches.falling(), outside));
    }
  }

  private static double at(List<Stay> way, double pay) {
    return way.stream().filter(stay -> stay.pay() >= pay).findFirst().orElseThrow().writers();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.2, 0, 0.2})
  void withoutSuchCompanyTheWayBackIsTheSame(double company) {
    TurnoverBranches branches = branches(worth(0.6, company));
    assertThat(branches.undecided()).isEmpty();
    assertThat(branches.between()).isEmpty();
    assertThat(branches.rising()).isEqualTo(branches.falling()).allMatch(Stay::stable);
  }

  @Test
  void whatSwingsIsNotStable() {
    WriterTurnover hasty = new WriterTurnover(ALL, 1, 10);
    TurnoverBranches branches =
        TurnoverBranches.of(hasty, writers -> 2 - 1.9 * writers / ALL).orElseThrow();
    assertThat(branches.many()).anyMatch(stay -> !stay.stable());
    assertThat(branches.undecided()).isEmpty();
  }

  @Test
  void whereWritingIsWorthNothingThereIsNoAnswer() {
    assertThat(TurnoverBranches.of(WRITERS, writers -> 1 - 2 * writers / ALL)).isEmpty();
  }
}
