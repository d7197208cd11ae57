package wellspring.model.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  @Test
  void constantNeverChanges() {
    Schedule schedule = new Schedule.Constant(Share.of(0.3));
    assertThat(schedule.at(0)).isEqualTo(schedule.at(1_000)).contains(Share.of(0.3));
  }

  @Test
  void linearReachesItsEndAndStaysThere() {
    Schedule schedule = new Schedule.Linear(Share.of(1), Share.of(0.2), 4);
    assertThat(aim(schedule, 0)).isEqualTo(1);
    assertThat(aim(schedule, 1)).isEqualTo(0.8, within(1e-12));
    assertThat(aim(schedule, 4)).isEqualTo(0.2, within(1e-12));
    assertThat(aim(schedule, 400)).isEqualTo(0.2, within(1e-12));
  }

  @Test
  void exponentialHalvesEachHalfLife() {
    Schedule schedule = new Schedule.Exponential(Share.of(0.8), 3);
    assertThat(aim(schedule, 3)).isEqualTo(0.4, within(1e-12));
    assertThat(aim(schedule, 6)).isEqualTo(0.2, within(1e-12));
  }

  @Test
  void harmonicFallsAsOneOverTheRound() {
    Schedule schedule = new Schedule.Harmonic(Share.of(0.5));
    assertThat(aim(schedule, 0)).isEqualTo(0.5);
    assertThat(aim(schedule, 4)).isEqualTo(0.1, within(1e-12));
  }

  @Test
  void stepsHoldUntilTheNextOne() {
    Schedule schedule = Schedule.Steps.of(Map.of(0, Share.ALL, 5, Share.of(0.1), 7, Share.NONE));
    assertThat(schedule.at(4)).contains(Share.ALL);
    assertThat(schedule.at(5)).contains(Share.of(0.1));
    assertThat(schedule.at(6)).contains(Share.of(0.1));
    assertThat(schedule.at(99)).contains(Share.NONE);
  }

  @Test
  void naturalAimsAtNothing() {
    assertThat(Schedule.Natural.FRACTION.at(3)).isEmpty();
    assertThat(Schedule.Natural.FRACTION.mayBeNatural()).isTrue();
    assertThat(new Schedule.Constant(Share.ALL).mayBeNatural()).isFalse();
  }

  @Test
  void stepsMayBeNaturalForAWhile() {
    Schedule schedule =
        new Schedule.Steps(
            new TreeMap<>(
                Map.of(0, Schedule.Natural.FRACTION, 5, new Schedule.Constant(Share.of(0.1)))));
    assertThat(schedule.at(4)).isEmpty();
    assertThat(schedule.at(5)).contains(Share.of(0.1));
    assertThat(schedule.mayBeNatural()).isTrue();
  }

  private static double aim(Schedule schedule, int round) {
    return schedule.at(round).orElseThrow().value();
  }

  @Test
  void stepsThatDoNotBeginAtRoundZeroAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.Steps.of(Map.of(1, Share.ALL)))
        .withMessageContaining("round 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
  void sharesOutsideZeroToOneAreRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Share.of(value))
        .withMessageContaining(Double.toString(value));
  }

  @Test
  void partsAreRoundedToTheNearestWhole() {
    assertThat(Share.of(0.1).partOf(14)).isEqualTo(1);
    assertThat(Share.of(0.1).partOf(16)).isEqualTo(2);
    assertThat(Share.ALL.partOf(7)).isEqualTo(7);
  }
}
