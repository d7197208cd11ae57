package wellspring.agents.theory;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import wellspring.agents.scenario.learner.GaussianLearnerSpec;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.learner.number.VarianceEstimator;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.prediction.NumberDrift;
import wellspring.model.prediction.NumberDrift.Moments;
import wellspring.model.prediction.NumberForms;
import wellspring.model.prediction.WeightedNumberDrift;

/** How normal distributions drift: the closed forms, then the recursions that cover them. */
final class NumberResults {
  private static final List<AssumptionCheck> UNWEIGHTED =
      AssumptionChecks.and(AssumptionChecks.OWN_CHAIN, NumberResults::weighsAllAlike);

  private static final AssumptionCheck REPLACE =
      AssumptionChecks.memory(MemoryRegime.Replace.class);

  /** The kind of learner decides which kind of language there is. */
  private static final AccountedKeys KEYS =
      AccountedKeys.UNLABELLED_MIX.and("language.kind", "language.dimension");

  static final List<TheoryResult> ALL =
      List.of(
          replacing(),
          accumulating(),
          unbiased(),
          deviation(),
          replacingWithHumans(),
          recursion(),
          weighted());

  private NumberResults() {}

  private static TheoryResult replacing() {
    return closed(
        new ResultStatement(
            "gaussian-replace",
            "Each generation is fitted to its predecessor's points alone, by maximum likelihood",
            "E σ²_t = (1 − 1/n)^t, E μ²_t = 1 − E σ²_t, for n points a generation",
            "Shumailov et al. 2024"),
        List.of(REPLACE, AssumptionChecks::nobodyWritesAlong, maximumLikelihood()),
        (subject, t) -> NumberForms.replacing(documents(subject), t),
        subject -> new Moments(0, 1));
  }

  private static TheoryResult accumulating() {
    return closed(
        new ResultStatement(
            "gaussian-accumulate",
            "Each generation is fitted to everything so far; people write only in the first round",
            "E σ²_t = Π (1 − 1/(n k²)) over k = 1 … t, E μ²_t = 1 − E σ²_t",
            "Kazdan et al. 2024"),
        List.of(
            AssumptionChecks.memory(MemoryRegime.Accumulate.class),
            AssumptionChecks::nobodyWritesAlong,
            maximumLikelihood()),
        (subject, t) -> NumberForms.accumulating(documents(subject), t),
        subject -> {
          double variance = ClosedForms.accumulatingForEver(1, documents(subject));
          return new Moments(variance, 1 - variance);
        });
  }

  private static TheoryResult unbiased() {
    return new TheoryResult(
        new ResultStatement(
            "gaussian-unbiased",
            "Without bias the mean variance stays, while almost every variance goes to 0",
            "E σ²_t = 1, E μ²_t = t/n; report medians, never a mean alone",
            "Shumailov et al. 2024, theorem 3.1"),
        AssumptionChecks::aboutNumbers,
        AssumptionChecks.and(
            UNWEIGHTED,
            REPLACE,
            AssumptionChecks::nobodyWritesAlong,
            variance(VarianceEstimator.UNBIASED)),
        KEYS,
        subject ->
            moments(
                    subject,
                    t -> NumberForms.replacingUnbiased(documents(subject), t),
                    new Moments(1, Double.POSITIVE_INFINITY))
                .remarking(
                    "A typical variance in generation %d is %s: the mean of its logarithm."
                        .formatted(
                            subject.generations(),
                            NumberFormatting.rounded(
                                NumberForms.replacingTypicalVariance(
                                    documents(subject),
                                    VarianceEstimator.UNBIASED,
                                    subject.generations())))));
  }

  private static TheoryResult deviation() {
    return new TheoryResult(
        new ResultStatement(
            "gaussian-deviation",
            "The mean standard deviation falls, with or without bias of the variance",
            "E σ_t = a^t, a = √(2/(n − 1)) Γ(n/2)/Γ((n − 1)/2), times √((n − 1)/n) if by maximum"
                + " likelihood",
            "mean of a chi distribution; Shumailov et al. 2024"),
        AssumptionChecks::aboutNumbers,
        AssumptionChecks.and(UNWEIGHTED, REPLACE, AssumptionChecks::nobodyWritesAlong),
        KEYS.and("model.learner.variance"),
        subject ->
            Forecast.NOTHING.with(
                Measure.DEVIATION,
                () ->
                    subject.byGeneration(
                        t ->
                            NumberForms.replacingDeviation(
                                documents(subject), learner(subject).variance(), t)),
                0));
  }

  private static TheoryResult replacingWithHumans() {
    return closed(
        new ResultStatement(
            "gaussian-human",
            "Fresh points alone, exactly αn of the n human, by maximum likelihood",
            "S' = α(1 − 1/n) + (1 − α)(1 − 1/n) S + α(1 − α) M, M' = (1 − α)² M + [α + (1 − α) S]/n"
                + " for S = E σ², M = E μ²",
            "law of total variance"),
        List.of(
            REPLACE,
            AssumptionChecks::somebodyWritesAlong,
            AssumptionChecks::drawnExactly,
            maximumLikelihood()),
        (subject, t) ->
            NumberForms.replacingWithHumans(documents(subject), subject.humanShare(), t),
        subject ->
            NumberForms.replacingWithHumansForEver(documents(subject), subject.humanShare()));
  }

  private static TheoryResult recursion() {
    return new TheoryResult(
        new ResultStatement(
            "gaussian-drift",
            "The exact recursion, for any schedule and draw, and any memory that draws no subsample",
            "E x² and E x y of all kept points are linear in those of the last generation",
            "after Shumailov et al. 2024, Kazdan et al. 2024"),
        AssumptionChecks::aboutNumbers,
        AssumptionChecks.and(UNWEIGHTED, NumberResults::noSubsample),
        KEYS.and("model.learner.variance", "model.memory.**"),
        subject -> {
          NumberDrift drift =
              new NumberDrift(
                  documents(subject),
                  subject.draw(),
                  subject::human,
                  subject.model().memory(),
                  learner(subject).variance());
          return Forecast.NOTHING
              .with(Measure.VARIANCE, () -> drift.variance(subject.generations()))
              .with(Measure.MEAN_ERROR, () -> drift.meanError(subject.generations()));
        });
  }

  private static TheoryResult weighted() {
    return new TheoryResult(
        new ResultStatement(
            "gaussian-weighted",
            "Fresh points alone, of which the human ones have the weight w together",
            "M' = w²/h + (1 − w)² (M + S/s), S' = w + (1 − w)(S + M) − M'; best w = (√(1 + 4k) − 1)/(2k)"
                + " for k = s/h",
            "He et al. 2025"),
        AssumptionChecks::aboutNumbers,
        AssumptionChecks.and(
            AssumptionChecks.OWN_CHAIN,
            REPLACE,
            AssumptionChecks::drawnExactly,
            NumberResults::hasWeight,
            NumberResults::knows),
        KEYS.and("model.learner.variance"),
        subject -> {
          WeightedNumberDrift drift =
              new WeightedNumberDrift(
                  documents(subject),
                  subject::human,
                  learner(subject).humanWeight().orElseThrow(),
                  learner(subject).variance());
          Forecast forecast =
              Forecast.NOTHING
                  .with(Measure.VARIANCE, () -> drift.variance(subject.generations()))
                  .with(Measure.MEAN_ERROR, () -> drift.meanError(subject.generations()));
          return subject.isMixed() ? forecast.remarking(best(subject)) : forecast;
        });
  }

  private static String best(TheorySubject subject) {
    double human = subject.humanShare().value();
    return "The best weight of the human points is %s, as n grows."
        .formatted(NumberFormatting.rounded(NumberForms.bestHumanWeight((1 - human) / human)));
  }

  /** A closed form for maximum likelihood. */
  private static TheoryResult closed(
      ResultStatement statement,
      List<AssumptionCheck> further,
      ClosedForm form,
      Function<TheorySubject, Moments> limit) {
    return new TheoryResult(
        statement,
        AssumptionChecks::aboutNumbers,
        AssumptionChecks.all(UNWEIGHTED, further),
        KEYS,
        subject -> moments(subject, t -> form.at(subject, t), limit.apply(subject)));
  }

  private static Forecast moments(
      TheorySubject subject, IntFunction<Moments> course, Moments limit) {
    return Forecast.NOTHING
        .with(
            Measure.VARIANCE,
            () -> subject.byGeneration(t -> course.apply(t).variance()),
            limit.variance())
        .with(
            Measure.MEAN_ERROR,
            () -> subject.byGeneration(t -> course.apply(t).meanError()),
            limit.meanError());
  }

  private static int documents(TheorySubject subject) {
    return subject.curator().documents();
  }

  private static GaussianLearnerSpec learner(TheorySubject subject) {
    return (GaussianLearnerSpec) subject.model().learner();
  }

  private static AssumptionCheck maximumLikelihood() {
    return variance(VarianceEstimator.ML);
  }

  private static AssumptionCheck variance(VarianceEstimator wanted) {
    return subject -> {
      VarianceEstimator variance = learner(subject).variance();
      return new Assumption(
          "the variance must be fitted "
              + (wanted == VarianceEstimator.ML ? "with" : "without")
              + " bias",
          subject.modelKey("learner.variance"),
          AssumptionChecks.lower(variance),
          variance == wanted,
          AssumptionChecks.lower(wanted));
    };
  }

  /** Without labels, or a weight, all points weigh the same. */
  private static Assumption weighsAllAlike(TheorySubject subject) {
    boolean labelled = !(subject.curator().labels() instanceof LabelPolicy.None);
    boolean weighted = learner(subject).humanWeight().isPresent();
    return new Assumption(
        "all points must weigh the same",
        subject.modelKey("learner.humanWeight"),
        weight(subject),
        !weighted || !labelled,
        "none");
  }

  private static Assumption hasWeight(TheorySubject subject) {
    return new Assumption(
        "human points must have a weight of their own",
        subject.modelKey("learner.humanWeight"),
        weight(subject),
        learner(subject).humanWeight().isPresent(),
        "a number from 0 to 1");
  }

  private static String weight(TheorySubject subject) {
    return learner(subject).humanWeight().stream()
        .mapToObj(NumberFormatting::text)
        .findFirst()
        .orElse("none");
  }

  private static Assumption knows(TheorySubject subject) {
    LabelPolicy labels = subject.curator().labels();
    return new Assumption(
        "the curator must say which points are human",
        subject.curatorKey("labels"),
        LabelPolicy.CODEC.name(labels),
        labels instanceof LabelPolicy.Claims,
        "claims");
  }

  private static Assumption noSubsample(TheorySubject subject) {
    MemoryRegime memory = subject.model().memory();
    return new Assumption(
        "memory must draw no subsample, and be one that theory can follow",
        subject.modelKey("memory"),
        memory.kind().name(),
        NumberDrift.covers(memory),
        AssumptionChecks.memories(NumberDrift::covers));
  }

  /** A closed form by generation. */
  @FunctionalInterface
  private interface ClosedForm {
    Moments at(TheorySubject subject, int generation);
  }
}
