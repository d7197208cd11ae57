package wellspring.infra.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wellspring.agents.event.Measured;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.verdict.History;
import wellspring.dashboards.verdict.Judge;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.infra.run.ClosedRound;
import wellspring.model.measure.Measure;

/** Which models count as collapsed, by which definition, and since when. */
final class CollapseWatch {
  private final Instruments instruments;
  private final Judge judge;
  private final Set<String> measures;
  private final History history = new History();
  private final Map<Case, Integer> since = new HashMap<>();

  private Set<Case> shown = Set.of();

  private record Case(String model, CollapseDefinition definition) {
    String[] labels() {
      return new String[] {model, definition.key()};
    }
  }

  CollapseWatch(Instruments instruments, CollapseSpec limits, Judge judge) {
    this.instruments = instruments;
    this.judge = judge;
    this.measures =
        Stream.concat(
                limits.limits().keySet().stream().flatMap(one -> one.measures().stream()),
                Judge.MEASURES.stream())
            .map(Measure::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  void roundClosed(ClosedRound round) {
    history.add(round.measurements().stream().filter(this::tells).toList());
    Set<Case> judged = new HashSet<>();
    for (ModelVerdict verdict : judge.of(history).models()) {
      for (Judgement judgement : verdict.judgements()) {
        if (judgement.outcome() != Judgement.Outcome.NOT_JUDGED) {
          Case key = new Case(verdict.model(), judgement.definition());
          judged.add(key);
          show(round.round(), key, judgement);
        }
      }
    }
    shown.stream().filter(key -> !judged.contains(key)).forEach(this::hide);
    shown = judged;
  }

  private void show(int round, Case key, Judgement judgement) {
    String[] labels = key.labels();
    instruments.set(RunMetric.MODEL_COLLAPSED, judgement.collapsed() ? 1 : 0, labels);
    instruments.set(RunMetric.MODEL_COLLAPSE_PROGRESS_RATIO, judgement.progress(), labels);
    if (judgement.collapsed()) {
      int begun = since.computeIfAbsent(key, first -> round);
      instruments.set(RunMetric.MODEL_COLLAPSED_SINCE_ROUND, begun, labels);
    } else if (since.remove(key) != null) {
      instruments.remove(RunMetric.MODEL_COLLAPSED_SINCE_ROUND, labels);
    }
  }

  /** The round had no figure by which to judge. */
  private void hide(Case key) {
    since.remove(key);
    instruments.remove(RunMetric.MODEL_COLLAPSED, key.labels());
    instruments.remove(RunMetric.MODEL_COLLAPSE_PROGRESS_RATIO, key.labels());
    instruments.remove(RunMetric.MODEL_COLLAPSED_SINCE_ROUND, key.labels());
  }

  /** Of all that is measured only this is kept, round after round. */
  private boolean tells(Measured event) {
    return measures.contains(event.measure());
  }
}
