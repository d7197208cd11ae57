package wellspring.infra.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.RunVerdict;

/**
 * Which models count as collapsed, by which definition, and since when.
 *
 * <p>To judge takes the longer the more rounds there are. So a long run is not judged after each
 * round, but whenever it has become longer by one part in {@value #PARTS}, and when somebody looks.
 */
final class CollapseWatch {
  private static final int PARTS = 64;

  private final Instruments instruments;
  private final RunVerdict verdict;
  private final Map<Case, Integer> since = new HashMap<>();

  private Set<Case> shown = Set.of();
  private int newest = -1;
  private int judgedTo = -1;

  private record Case(String model, CollapseDefinition definition) {
    String[] labels() {
      return new String[] {model, definition.key()};
    }
  }

  CollapseWatch(Instruments instruments, RunVerdict verdict) {
    this.instruments = instruments;
    this.verdict = verdict;
  }

  /** A round was closed. */
  synchronized void roundClosed(int round) {
    newest = round;
    if (newest - judgedTo > judgedTo / PARTS) {
      judge();
    }
  }

  /** Somebody looks. */
  synchronized void look() {
    if (newest > judgedTo) {
      judge();
    }
  }

  private void judge() {
    judgedTo = newest;
    Set<Case> judged = new HashSet<>();
    for (ModelVerdict model : verdict.now().models()) {
      for (Judgement judgement : model.judgements()) {
        if (judgement.outcome() != Judgement.Outcome.NOT_JUDGED) {
          Case key = new Case(model.model(), judgement.definition());
          judged.add(key);
          show(newest, key, judgement);
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
}
