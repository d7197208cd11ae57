package wellspring.agents.theory;

import java.util.List;
import wellspring.agents.scenario.language.RegressionLanguageSpec;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;
import wellspring.model.prediction.RegressionDrift;
import wellspring.model.prediction.RegressionForms;

/** How the error of linear regression grows where models learn from each other. */
final class RegressionResults {
  private static final List<AssumptionCheck> CHAIN =
      AssumptionChecks.and(
          AssumptionChecks.OWN_CHAIN, AssumptionChecks::planned, RegressionResults::enoughExamples);

  /** The kind of learner decides which kind of language there is. */
  private static final AccountedKeys KEYS =
      AccountedKeys.UNLABELLED_MIX.and("language.kind", "language.dimension", "language.noise");

  static final List<TheoryResult> ALL = List.of(replacing(), accumulating(), recursion());

  private RegressionResults() {}

  private static TheoryResult replacing() {
    return new TheoryResult(
        new ResultStatement(
            "regression-replace",
            "Each generation learns from its predecessor's examples alone",
            "E‖ŵ − w‖² = b·t, b = σ² d/(T − d − 1), for T examples of d inputs",
            "Dohmatob et al. 2024; Gerstgrasser et al. 2024"),
        AssumptionChecks::aboutRegression,
        AssumptionChecks.and(
            CHAIN,
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::nobodyWritesAlong),
        KEYS.and("language.inputs"),
        subject ->
            Forecast.NOTHING.with(
                Measure.TEST_ERROR,
                () ->
                    subject.byGeneration(
                        t ->
                            RegressionForms.replacing(
                                language(subject).dimension(),
                                language(subject).noise(),
                                examples(subject),
                                t)),
                Double.POSITIVE_INFINITY));
  }

  private static TheoryResult accumulating() {
    return new TheoryResult(
        new ResultStatement(
            "regression-accumulate",
            "Each generation learns from everything so far, at the same inputs every time",
            "E‖ŵ − w‖² = b·Σ 1/i² over i = 1 … t, at most b π²/6, b = σ² d/(T − d − 1)",
            "Gerstgrasser et al. 2024"),
        AssumptionChecks::aboutRegression,
        AssumptionChecks.and(
            CHAIN,
            AssumptionChecks.memory(MemoryRegime.Accumulate.class),
            AssumptionChecks::nobodyWritesAlong,
            inputs(RegressionInputs.InputKind.SAME),
            RegressionResults::everyExample),
        KEYS,
        subject ->
            Forecast.NOTHING.with(
                Measure.TEST_ERROR,
                () ->
                    subject.byGeneration(
                        t ->
                            RegressionForms.accumulating(
                                language(subject).dimension(),
                                language(subject).noise(),
                                examples(subject),
                                t)),
                clean(subject) * StrictMath.PI * StrictMath.PI / 6));
  }

  private static TheoryResult recursion() {
    return new TheoryResult(
        new ResultStatement(
            "regression-human",
            "Fresh examples alone, some of them human: the synthetic ones share a bias δ",
            "E‖ŵ − w‖² = σ² d/(T − d − 1) + κ E‖δ‖², about σ² d/T + p² C² + p(1 − p) C² d/T for a"
                + " synthetic part p and C² = ‖δ‖²",
            "Dohmatob et al. 2024 (Strong Model Collapse)"),
        AssumptionChecks::aboutRegression,
        AssumptionChecks.and(
            CHAIN,
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            inputs(RegressionInputs.InputKind.FRESH)),
        KEYS,
        RegressionResults::mixed);
  }

  private static Forecast mixed(TheorySubject subject) {
    RegressionDrift drift =
        new RegressionDrift(
            language(subject).dimension(),
            language(subject).noise(),
            examples(subject),
            subject.curator().draw(),
            subject::human);
    Forecast forecast =
        Forecast.NOTHING.with(Measure.TEST_ERROR, () -> drift.testError(subject.generations()));
    return subject.isMixed() ? forecast.remarking(leadingOrder(subject)) : forecast;
  }

  private static String leadingOrder(TheorySubject subject) {
    double error =
        RegressionForms.mixed(
            language(subject).dimension(),
            language(subject).noise(),
            examples(subject),
            Share.of(1 - subject.humanShare().value()),
            clean(subject));
    return "Of generation 2 the leading order is " + NumberFormatting.rounded(error) + ".";
  }

  private static double clean(TheorySubject subject) {
    return RegressionForms.clean(
        language(subject).dimension(), language(subject).noise(), examples(subject));
  }

  private static RegressionLanguageSpec language(TheorySubject subject) {
    return (RegressionLanguageSpec) subject.scenario().language();
  }

  private static int examples(TheorySubject subject) {
    return subject.curator().documents();
  }

  private static Assumption enoughExamples(TheorySubject subject) {
    int least = language(subject).dimension() + 2;
    return new Assumption(
        "there must be two examples more than inputs, or the mean error is infinite",
        subject.curatorKey("documents"),
        Integer.toString(examples(subject)),
        examples(subject) >= least,
        "at least " + least);
  }

  private static AssumptionCheck inputs(RegressionInputs.InputKind wanted) {
    return subject -> {
      RegressionInputs.InputKind inputs = language(subject).inputs();
      return new Assumption(
          wanted == RegressionInputs.InputKind.SAME
              ? "inputs must be the same in every generation"
              : "each example must draw its own inputs",
          "language.inputs",
          AssumptionChecks.lower(inputs),
          inputs == wanted,
          AssumptionChecks.lower(wanted));
    };
  }

  /** Only then is the corpus at the same inputs every time. */
  private static Assumption everyExample(TheorySubject subject) {
    long human = subject.humanDocuments();
    int cohorts = subject.scenario().humans().size();
    boolean every =
        cohorts == 1
            && human == examples(subject)
            && subject.model().documents() == examples(subject);
    return new Assumption(
        "one cohort and the model must each write exactly what the curator takes",
        subject.curatorKey("documents"),
        "%d, while %s of people write%s %d and the model %d"
            .formatted(
                examples(subject),
                cohorts == 1 ? "one cohort" : cohorts + " cohorts",
                cohorts == 1 ? "s" : "",
                human,
                subject.model().documents()),
        every,
        "the same number");
  }
}
