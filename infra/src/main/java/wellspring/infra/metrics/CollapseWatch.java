package wellspring.infra.metrics;

import java.util.HashMap;
import java.util.Map;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.verdict.History;
import wellspring.dashboards.verdict.Judgement;
import wellspring.infra.run.ClosedRound;

/** Which models count as collapsed, by which definition, and since when. */
final class CollapseWatch {
  private final Instruments instruments;
  private final CollapseSpec limits;
  private final boolean truthIsKnown;
  private final History history = new History();
  private final Map<Case, Integer> since = new HashMap<>();

  private record Case(String model, CollapseDefinition definition) {}

  CollapseWatch(Instruments instruments, CollapseSpec limits, boolean truthIsKnown) {
    this.instruments = instruments;
    this.limits = limits;
    this.truthIsKnown = truthIsKnown;
  }

  void roundClosed(ClosedRound round) {
    history.add(round.measurements());
    Judgement.of(history, limits, truthIsKnown)
        .forEach((model, found) -> found.forEach(one -> show(round.round(), model, one)));
  }

  private void show(int round, String model, Judgement judgement) {
    Case key = new Case(model, judgement.definition());
    String[] labels = {model, judgement.definition().key()};
    instruments.set(RunMetric.MODEL_COLLAPSED, judgement.collapsed() ? 1 : 0, labels);
    instruments.set(RunMetric.MODEL_COLLAPSE_PROGRESS_RATIO, judgement.progress(), labels);
    if (judgement.collapsed()) {
      int begun = since.computeIfAbsent(key, first -> round);
      instruments.set(RunMetric.MODEL_COLLAPSED_SINCE_ROUND, begun, labels);
    } else if (since.remove(key) != null) {
      instruments.remove(RunMetric.MODEL_COLLAPSED_SINCE_ROUND, labels);
    }
  }
}
