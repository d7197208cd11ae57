package wellspring.agents.theory;

import java.util.List;
import java.util.stream.DoubleStream;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.model.measure.Measure;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;
import wellspring.model.prediction.EffectiveSample;
import wellspring.model.prediction.UnmixDrift;

/** What it is worth to know who wrote a document. */
final class UnmixResults {
  /** So often the rarest token must be expected, or its estimated frequency may be negative. */
  private static final int COUNT_MIN = 25;

  static final List<TheoryResult> ALL = List.of(provenance());

  private UnmixResults() {}

  private static TheoryResult provenance() {
    return new TheoryResult(
        new ResultStatement(
            "provenance",
            "Who knows, or guesses, who wrote a document frees people's frequencies of the rest",
            "E‖p − q‖² about H_q/n_eff, n_eff = n + Σ nα² blind, Σ nα labelled, with a detector of"
                + " error ε Σ nα² {(1 − ε)²/[α(1 − ε) + (1 − α)ε] + ε²/[αε + (1 − α)(1 − ε)]}",
            "Kanabar & Gastpar 2025"),
        UnmixResults::about,
        List.of(
            AssumptionChecks::independentTokens,
            AssumptionChecks::everyRound,
            AssumptionChecks::planned,
            UnmixResults::drawnAsTheDetectorNeeds,
            UnmixResults::nothingNegative),
        TokenResults.TOKENS.and("model.start"),
        UnmixResults::forecast);
  }

  private static Forecast forecast(TheorySubject subject) {
    UnmixDrift drift =
        new UnmixDrift(subject.tokenUse(), subject.corpus(), knowledge(subject), subject::human);
    return Forecast.NOTHING
        .with(Measure.FREQUENCY_ERROR, () -> drift.error(subject.generations()))
        .remarking(
            "A token of generation 2 is worth %s human ones."
                .formatted(NumberFormatting.rounded(worth(subject))));
  }

  private static UnmixDrift.Knowledge knowledge(TheorySubject subject) {
    return subject
        .curator()
        .labels()
        .match(
            new LabelPolicy.Cases<>() {
              @Override
              public UnmixDrift.Knowledge none() {
                throw new IllegalStateException("a model that unmixes is told something");
              }

              @Override
              public UnmixDrift.Knowledge blind() {
                return new UnmixDrift.Blind();
              }

              @Override
              public UnmixDrift.Knowledge claims() {
                return new UnmixDrift.Labelled();
              }

              @Override
              public UnmixDrift.Knowledge detector(Share error) {
                return new UnmixDrift.Detected(error);
              }
            });
  }

  private static double worth(TheorySubject subject) {
    Share human = subject.humanShare();
    return subject
        .curator()
        .labels()
        .match(
            new LabelPolicy.Cases<>() {
              @Override
              public Double none() {
                throw new IllegalStateException("a model that unmixes is told something");
              }

              @Override
              public Double blind() {
                return EffectiveSample.blind(human);
              }

              @Override
              public Double claims() {
                return EffectiveSample.labelled(human);
              }

              @Override
              public Double detector(Share error) {
                return EffectiveSample.detected(human, error);
              }
            });
  }

  private static Assumption about(TheorySubject subject) {
    return AssumptionChecks.about("models that unmix", LearnerKind.UNMIX, subject);
  }

  private static Assumption drawnAsTheDetectorNeeds(TheorySubject subject) {
    DrawMode draw = subject.curator().draw();
    boolean detects = subject.curator().labels() instanceof LabelPolicy.Detector;
    return new Assumption(
        "with a detector each document must be human or not on its own",
        subject.curatorKey("draw"),
        AssumptionChecks.lower(draw),
        !detects || draw == DrawMode.RANDOM,
        "random");
  }

  private static Assumption nothingNegative(TheorySubject subject) {
    double rarest =
        DoubleStream.of(subject.words().tokenFrequencies()).filter(q -> q > 0).min().orElse(0);
    double count = rarest * subject.tokens();
    return new Assumption(
        "the rarest token must be expected %d times in a corpus, so that no estimate is negative"
            .formatted(COUNT_MIN),
        subject.curatorKey("documents"),
        "%d, and the rarest token expected %s times"
            .formatted(subject.curator().documents(), NumberFormatting.rounded(count)),
        count >= COUNT_MIN,
        "more");
  }
}
