package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;

/**
 * A model of which a brief tells.
 *
 * @param story of its run
 * @param run the run's number
 * @param name the model's; with the run's letter if there are several runs
 * @param decision by what it was judged, if it was
 */
record BriefModel(
    RunStory story, int run, String name, ModelVerdict verdict, Optional<DecisionWords> decision) {

  static BriefModel of(List<RunStory> runs, int run, ModelVerdict verdict) {
    RunStory story = runs.get(run);
    String name = runs.size() == 1 ? verdict.model() : LetterNames.of(run) + " " + verdict.model();
    return new BriefModel(story, run, name, verdict, DecisionWords.of(story, verdict));
  }

  Fate fate() {
    return verdict.fate();
  }

  String model() {
    return verdict.model();
  }

  /** What was judged of it in an outcome; empty if nothing was. */
  Optional<DecisionWords> in(OutcomeMeasure outcome) {
    return decision
        .filter(each -> each.outcome().equals(outcome))
        .or(() -> DecisionWords.of(story, verdict, outcome));
  }

  /** How an outcome went, by round. */
  List<Double> course(OutcomeMeasure outcome) {
    return RunFigure.course(story, model(), outcome.measure());
  }
}
