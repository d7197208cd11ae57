package wellspring.infra.page;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.page.RunCard;
import wellspring.dashboards.page.RunFeed;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.RunVerdict;

/** A run for a page to show, of which nothing is really run. */
final class SmallRun {
  static final String NAME = "small-1";

  private SmallRun() {}

  static Scenario scenario() {
    return new ScenarioLoader(Path.of("")).load("collapse", List.of());
  }

  static LiveRun on(LivePage page) {
    return page.show(
        scenario(),
        new RunCard.RunDetails(NAME, "2026-01-01T00:00:00Z", "run it", OptionalInt.of(100)),
        new RunFeed.PaceMessage(false, null, 0),
        new RunVerdict(new CollapseJudge(scenario(), OptionalInt.of(100))));
  }

  /** A round in which nothing was measured. */
  static ClosedRound round(int number) {
    return new ClosedRound(number, List.of(), List.of());
  }
}
