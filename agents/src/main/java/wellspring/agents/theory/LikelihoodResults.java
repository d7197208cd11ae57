package wellspring.agents.theory;

import java.util.List;
import java.util.stream.DoubleStream;
import wellspring.model.measure.Measure;

/** What becomes of errors and of likelihood as a model of token frequencies writes on. */
final class LikelihoodResults {
  static final List<TheoryResult> ALL = List.of(likelihood(), compounding());

  private LikelihoodResults() {}

  private static TheoryResult compounding() {
    return new TheoryResult(
        new ResultStatement(
            "compounding",
            "Who errs at each token on its own is right up to token n ever more seldom",
            "P(no error up to n) = (1 − ε)^n, with E ε = (1 − λ) · share of the vocabulary that people"
                + " never use, for E p = λq + (1 − λ)/V",
            "LeCun 2023"),
        LikelihoodResults::aboutErrors,
        TokenResults.DRIFT,
        TokenResults.DRIFT_KEYS,
        subject -> Forecast.NOTHING.with(Measure.ERROR_RATE, () -> errors(subject)));
  }

  /** Where people use every token, there is nothing to err by. */
  private static Assumption aboutErrors(TheorySubject subject) {
    Assumption tokens = AssumptionChecks.aboutTokens(subject);
    if (!tokens.holds() || !AssumptionChecks.independentTokens(subject).holds()) {
      return tokens;
    }
    return new Assumption(
        "it is about languages in which a token can be wrong",
        "language.kind",
        subject.scenario().language().kind().id(),
        unused(subject) > 0,
        "one with tokens that people never use");
  }

  private static double unused(TheorySubject subject) {
    double[] frequencies = subject.words().tokenFrequencies();
    return (double) DoubleStream.of(frequencies).filter(q -> q == 0).count() / frequencies.length;
  }

  /** The mean of errors per symbol at risk, but for terms that fall with the size of the probe. */
  private static double[] errors(TheorySubject subject) {
    double unused = unused(subject);
    return DoubleStream.of(TokenResults.drift(subject).humanPart(subject.generations()))
        .map(human -> (1 - human) * unused)
        .toArray();
  }

  private static TheoryResult likelihood() {
    return new TheoryResult(
        new ResultStatement(
            "likelihood",
            "Text of a model Q is less likely under people's P than their own",
            "by H(Q) + KL(Q‖P) − H(P) nats a token, whose mean is (1 − λ) Σ (1/V − q)(−ln q) for E p"
                + " = λq + (1 − λ)/V; 0 without prior",
            "Shannon 1951; Kullback and Leibler 1951"),
        AssumptionChecks::aboutTokens,
        TokenResults.DRIFT,
        TokenResults.DRIFT_KEYS,
        subject ->
            Forecast.NOTHING
                .with(Measure.LIKELIHOOD_DECAY, () -> decay(subject))
                .with(Measure.LIKELIHOOD_DECAY_EXPECTED, () -> decay(subject)));
  }

  private static double[] decay(TheorySubject subject) {
    double[] frequencies = subject.words().tokenFrequencies();
    double whole = 0;
    for (double q : frequencies) {
      whole += q > 0 ? (q - 1.0 / frequencies.length) * StrictMath.log(q) : 0;
    }
    double atChance = whole;
    return DoubleStream.of(TokenResults.drift(subject).humanPart(subject.generations()))
        .map(human -> (1 - human) * atChance)
        .toArray();
  }
}
