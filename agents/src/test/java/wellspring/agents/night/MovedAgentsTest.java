package wellspring.agents.night;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Simulated nights in which agents, and now and then the conductor, move from place to place in the
 * middle of rounds: nobody can tell from the run. The properties {@code wellspring.night.first} and
 * {@code wellspring.night.schedules} say which.
 */
class MovedAgentsTest {
  private static final long FIRST = Long.getLong("wellspring.night.first", 0);
  private static final int SCHEDULES = Integer.getInteger("wellspring.night.schedules", 100);

  @Test
  void aRunWhoseAgentsMoveComesToTheSame() {
    int moves = 0;
    try (NightSystem system = NightSystem.open()) {
      for (long schedule = FIRST; schedule < FIRST + SCHEDULES; schedule++) {
        try {
          moves += MovedNight.run(system, schedule);
        } catch (RuntimeException | LinkageError | AssertionError e) {
          throw new AssertionError("schedule %d fails".formatted(schedule), e);
        }
      }
    }

    assertThat(moves).isGreaterThan(10 * SCHEDULES);
  }
}
