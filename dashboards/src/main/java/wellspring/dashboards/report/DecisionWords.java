package wellspring.dashboards.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wellspring.agents.control.HumanControl;
import wellspring.agents.control.HumanControls;
import wellspring.agents.scenario.CollapseDefinition.LimitKind;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

/**
 * The definition by which a model collapsed most clearly, or came nearest to it, in words for
 * people who never read a log.
 *
 * @param outcome what it is about
 * @param hasControl whether there is a model that reads people alone to compare with
 * @param ofControl whether the limit counts from that model; else from the model's own beginning
 */
record DecisionWords(
    Judgement judgement, OutcomeMeasure outcome, boolean hasControl, boolean ofControl) {

  /** What decided on a model; empty if nothing did that has a plain name. */
  static Optional<DecisionWords> of(RunStory run, ModelVerdict verdict) {
    return verdict.judgements().stream()
        .filter(each -> each.outcome() != Judgement.Outcome.NOT_JUDGED)
        .filter(each -> each.definition().reading() != LimitKind.STILL_RISES)
        .filter(each -> OutcomeMeasure.of(each.measure()).isPresent())
        .max(
            Comparator.comparing(Judgement::collapsed)
                .thenComparing(each -> each.outcome() == Judgement.Outcome.UNDECIDED)
                .thenComparing(Judgement::progress))
        .map(each -> of(run, verdict.model(), each));
  }

  /** What the models of a run did in the same measure. */
  static Optional<DecisionWords> of(RunStory run, ModelVerdict verdict, OutcomeMeasure outcome) {
    return verdict.judgements().stream()
        .filter(each -> each.measure() == outcome.measure())
        .filter(each -> each.outcome() != Judgement.Outcome.NOT_JUDGED)
        .filter(each -> each.definition().reading() != LimitKind.STILL_RISES)
        .findFirst()
        .map(each -> of(run, verdict.model(), each));
  }

  private static DecisionWords of(RunStory run, String model, Judgement judgement) {
    boolean absent = HumanControls.of(run.scenario()).get(model) instanceof HumanControl.Absent;
    OutcomeMeasure outcome = OutcomeMeasure.of(judgement.measure()).orElseThrow();
    double way = outcome.times(judgement.reference(), start(judgement));
    boolean ofControl = !absent && (isShare(judgement) || Math.abs(way - 1) < 1e-6);
    return new DecisionWords(judgement, outcome, !absent, ofControl);
  }

  /** Whether the limit is a level, and no multiple of anything. */
  private static boolean isShare(Judgement judgement) {
    return judgement.definition().reading() == LimitKind.REACHES;
  }

  boolean isLevel() {
    return isShare(judgement);
  }

  /** The figure from which the limit counts. */
  double start() {
    return start(judgement);
  }

  private static double start(Judgement judgement) {
    double factor = factor(judgement);
    return judgement.measure().unit() == Measure.Unit.NATS
        ? judgement.limitValue() - Math.log(factor)
        : judgement.limitValue() / factor;
  }

  /** The limit: a multiple of the start, or a level. */
  double limit() {
    return isLevel() ? judgement.limit() : factor(judgement);
  }

  private static double factor(Judgement judgement) {
    return judgement.definition().reading() == LimitKind.GROWS_BY
        ? 1 + judgement.limit()
        : judgement.limit();
  }

  /** {@code its surprise at real text came to 13 times that of …; the limit is 3 times}. */
  String words() {
    if (Double.isInfinite(judgement.end())) {
      return "it considers some of what people write impossible";
    }
    FigureAndLimit told = told();
    if (isLevel()) {
      return "its %s came to %s; the limit is %s"
          .formatted(outcome.quality(), told.figure(), told.limit());
    }
    return "its %s came to %s %s; the limit is %s"
        .formatted(
            outcome.quality(),
            isSame() ? "about" : told.figure() + (isPart() ? " of" : ""),
            ofControl ? "that of a model that reads people alone" : "what it was at the beginning",
            told.limit());
  }

  /** What was judged, in a cell: {@code 13 times the yardstick}. */
  String cell() {
    String start = ofControl ? "the yardstick" : "its beginning";
    if (isLevel()) {
      return told().figure();
    } else if (!Double.isFinite(times()) || times() <= 0) {
      return outcome.words(judgement.end(), start());
    }
    return isSame() ? "the same as " + start : told().figure() + (isPart() ? " of " : " ") + start;
  }

  /** The limit in words. */
  String limitWords() {
    return told().limit();
  }

  /** How many times the figure is that from which the limit counts. */
  private double times() {
    return outcome.times(judgement.end(), start());
  }

  private FigureAndLimit told() {
    return isLevel()
        ? FigureAndLimit.shares(judgement.end(), judgement.limit())
        : FigureAndLimit.multiples(times(), limit());
  }

  /** Where the limit itself lies so near, the figure is told exactly. */
  private boolean isSame() {
    return OutcomeMeasure.isSame(times()) && !OutcomeMeasure.isSame(limit());
  }

  private boolean isPart() {
    return times() < OutcomeMeasure.SAME_MAX;
  }

  /** The most telling of some, those of collapsed models before the others. */
  static Optional<DecisionWords> most(List<DecisionWords> decisions) {
    return decisions.stream()
        .max(
            Comparator.comparing((DecisionWords each) -> each.judgement().collapsed())
                .thenComparing(each -> each.judgement().progress()));
  }
}
