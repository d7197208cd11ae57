package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.lab.SmallRuns;

class SilentCohortsTest {
  @TempDir private Path scratch;
  private SilentCohorts cohorts;

  @BeforeEach
  void begin() throws IOException {
    cohorts = of();
  }

  private SilentCohorts of(String... overrides) throws IOException {
    String file = SmallRuns.society(scratch).toString();
    return new SilentCohorts(new ScenarioLoader(scratch).load(file, List.of(overrides)));
  }

  @Test
  void theLastWriterWhoLeavesIsToldOnceAndSoIsTheFirstWhoComesBack() {
    assertThat(after(0, 5)).isEmpty();
    assertThat(after(1, 0)).containsExactly("After round 1 nobody of people writes any more.");
    assertThat(after(2, 0)).isEmpty();
    assertThat(after(3, 2)).containsExactly("After round 3 somebody of people writes again.");
    assertThat(after(4, 3)).isEmpty();
    assertThat(after(5, 0)).containsExactly("After round 5 nobody of people writes any more.");
  }

  @Test
  void aCohortThatNobodyWasInDoesNotDieOut() throws IOException {
    cohorts = of("humans.people.work.active=0");
    assertThat(after(0, 0)).isEmpty();
    assertThat(after(1, 2)).isEmpty();
    assertThat(after(2, 0)).hasSize(1);
  }

  private List<String> after(int round, int writers) {
    CohortChanged change = new CohortChanged("c", "people", round, writers, 0, 0, 1, 0, 0);
    return cohorts.after(
        new ClosedRound(
            round,
            List.of(),
            List.of(),
            RoundFlows.NONE,
            new SocietyReader(List.of(), List.of(), Optional.empty(), List.of(change)),
            List.of()));
  }
}
