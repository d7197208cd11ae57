package wellspring.agents.theory;

import java.util.List;
import java.util.stream.DoubleStream;
import wellspring.agents.scenario.learner.Labels;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.model.measure.Measure;
import wellspring.model.mix.Draw;
import wellspring.model.mix.Share;
import wellspring.model.prediction.EffectiveSample;
import wellspring.model.prediction.UnmixDrift;

/** What it is worth to know who wrote a document. */
final class UnmixLines {
  /** So often the rarest token must be expected, or its estimated frequency may be negative. */
  private static final int COUNT_MIN = 25;

  static final List<Line> ALL = List.of(provenance());

  private UnmixLines() {}

  private static Line provenance() {
    return new Line(
        new Statement(
            "provenance",
            "Who knows, or guesses, who wrote a document frees people's frequencies of the rest",
            "E‖p − q‖² about H_q/n_eff, n_eff = n + Σ nα² blind, Σ nα labelled, with a detector of"
                + " error ε Σ nα² {(1 − ε)²/[α(1 − ε) + (1 − α)ε] + ε²/[αε + (1 − α)(1 − ε)]}",
            "Kanabar & Gastpar 2025"),
        UnmixLines::about,
        List.of(
            Requirements::independentTokens,
            Requirements::everyRound,
            UnmixLines::drawnAsTheDetectorNeeds,
            UnmixLines::nothingNegative),
        TokenLines.TOKENS.and("model.start"),
        UnmixLines::forecast);
  }

  private static Forecast forecast(Subject subject) {
    UnmixDrift drift =
        new UnmixDrift(subject.tokenUse(), subject.corpus(), knowledge(subject), subject::human);
    return Forecast.NOTHING
        .with(Measure.FREQUENCY_ERROR, () -> drift.error(subject.generations()))
        .remarking(
            "A token of generation 2 is worth %s human ones."
                .formatted(Figures.rounded(worth(subject))));
  }

  private static UnmixDrift.Knowledge knowledge(Subject subject) {
    return subject
        .curator()
        .labels()
        .match(
            new Labels.Cases<>() {
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

  private static double worth(Subject subject) {
    Share human = subject.humanShare();
    return subject
        .curator()
        .labels()
        .match(
            new Labels.Cases<>() {
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

  private static Assumption about(Subject subject) {
    return Requirements.about("models that unmix", LearnerKind.UNMIX, subject);
  }

  private static Assumption drawnAsTheDetectorNeeds(Subject subject) {
    Draw draw = subject.curator().draw();
    boolean detects = subject.curator().labels() instanceof Labels.Detector;
    return new Assumption(
        "with a detector each document must be human or not on its own",
        subject.curatorKey("draw"),
        Requirements.lower(draw),
        !detects || draw == Draw.RANDOM,
        "random");
  }

  private static Assumption nothingNegative(Subject subject) {
    double rarest =
        DoubleStream.of(subject.words().tokenFrequencies()).filter(q -> q > 0).min().orElse(0);
    double count = rarest * subject.tokens();
    return new Assumption(
        "the rarest token must be expected %d times in a corpus, so that no estimate is negative"
            .formatted(COUNT_MIN),
        subject.curatorKey("documents"),
        "%d, and the rarest token expected %s times"
            .formatted(subject.curator().documents(), Figures.rounded(count)),
        count >= COUNT_MIN,
        "more");
  }
}
