package wellspring.dashboards.report;

import java.util.List;
import java.util.Locale;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

/**
 * What became of a model, as a line of a table.
 *
 * @param human the share of human text in its corpora
 * @param learned the share of it in all that its newest generation was trained on
 * @param sentence the verdict with its figures
 */
record ModelRow(String name, String fate, String human, String learned, String sentence) {

  /** The models of a run. */
  static List<ModelRow> of(RunStory run) {
    return run.verdicts().stream().map(verdict -> of(run, verdict)).toList();
  }

  private static ModelRow of(RunStory run, ModelVerdict verdict) {
    return new ModelRow(
        verdict.model(),
        verdict.fate().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        human(run, verdict.model()),
        learned(run, verdict.model()),
        verdict.sentence());
  }

  /** Of the corpora after the first round, which is all human for everybody. */
  static String human(RunStory run, String model) {
    return run.measurements().stream()
        .filter(each -> each.agent().equals(model) && each.round() > 0)
        .filter(each -> each.measure().equals(Measure.HUMAN_FRACTION.id()))
        .mapToDouble(ModelMeasured::value)
        .average()
        .stream()
        .mapToObj(ReportWording::percent)
        .findFirst()
        .orElse("");
  }

  /** Of all that the newest generation was trained on, what it keeps of earlier rounds included. */
  static String learned(RunStory run, String model) {
    List<Double> shares = RunFigure.course(run, model, Measure.TRAINING_HUMAN_FRACTION);
    return shares.isEmpty() ? "" : ReportWording.percent(shares.get(shares.size() - 1));
  }
}
