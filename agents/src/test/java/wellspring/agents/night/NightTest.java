package wellspring.agents.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

/**
 * Simulated nights: runs by the real conductor and agents, to which everything happens that can.
 * The properties {@code wellspring.night.first} and {@code wellspring.night.schedules} say which.
 */
class NightTest {
  private static final long FIRST = Long.getLong("wellspring.night.first", 0);
  private static final int SCHEDULES = Integer.getInteger("wellspring.night.schedules", 500);

  /** And so many more where there is time. */
  private static final int FURTHER = 1_500;

  @Test
  void whateverHappensARunComesToTheSameAndNothingIsLost() {
    hold(FIRST, SCHEDULES);
  }

  @Test
  @Tag("trial")
  void soItDoesOnManyMore() {
    hold(FIRST + SCHEDULES, FURTHER);
  }

  private static void hold(long first, int schedules) {
    NightWatch.firstFailure(first, schedules)
        .ifPresent(
            failure -> {
              throw new AssertionError(
                  "%s%nschedule %d fails; see it again with%n%s"
                      .formatted(failure.trace(), failure.schedule(), failure.replay()),
                  failure.cause());
            });
  }

  @Test
  void aNumberIsAScheduleWhateverWasBefore() {
    List<Long> hashes = new ArrayList<>();
    for (long begun : new long[] {0, 7}) {
      try (NightSystem system = NightSystem.open()) {
        for (long schedule = begun; schedule < 12; schedule++) {
          Trace trace = new Trace();
          Night.run(system, schedule, trace);
          if (schedule >= 7) {
            hashes.add(trace.hash());
          }
        }
      }
    }

    assertThat(hashes.subList(0, 5)).isEqualTo(hashes.subList(5, 10)).doesNotHaveDuplicates();
  }

  @Test
  void itsScenariosAreSuchAsALoaderTakes() {
    for (long seed = 0; seed < 40; seed++) {
      Scenario scenario = NightScenario.drawn(new SplittableRandom(seed));

      assertThat(ScenarioLoader.change(scenario, List.of()).models())
          .as("seed %d", seed)
          .isEqualTo(scenario.models());
    }
  }
}
