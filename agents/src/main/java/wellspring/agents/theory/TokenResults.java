package wellspring.agents.theory;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.prediction.TokenDrift;

/** How token frequencies drift: the closed forms, then the recursion that covers them all. */
final class TokenResults {
  private static final List<AssumptionCheck> CHAIN =
      AssumptionChecks.all(
          List.of(
              AssumptionChecks::independentTokens,
              AssumptionChecks::frequenciesAlone,
              AssumptionChecks::writesWithAllTokens),
          AssumptionChecks.OWN_CHAIN);

  static final List<AssumptionCheck> DRIFT =
      AssumptionChecks.and(CHAIN, AssumptionChecks::givenPrior, TokenResults::followedMemory);

  /** Those of the language of tokens, and the mix; the kind of language is a requirement. */
  static final AccountedKeys TOKENS =
      AccountedKeys.UNLABELLED_MIX.and(
          "language.vocabulary", "language.exponent", "language.documentTokens");

  /** For whatever memory {@link TokenDrift} follows. */
  static final AccountedKeys DRIFT_KEYS = TOKENS.and("model.memory.**");

  /** The same where people may be helped; whether they are alike is a requirement. */
  static final AccountedKeys HELPED_KEYS = DRIFT_KEYS.and("humans.*.assistance.**");

  static final List<TheoryResult> ALL =
      List.of(
          replacing(),
          accumulating(),
          replacingWithHumans(),
          replacingWithExactHumans(),
          replacingFromAll(),
          assisted(),
          accumulatingWithHumans(),
          anchored(),
          recursion());

  private TokenResults() {}

  private static TheoryResult replacing() {
    return closed(
        new ResultStatement(
            "replace",
            "Each generation trains on its predecessor's text alone",
            "E H_t = (1 − 1/n)^t · H_q, for H = 1 − Σ p² and n tokens a generation",
            "Wright 1931; Seddik et al. 2024"),
        List.of(
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::nobodyWritesAlong),
        TOKENS,
        byGeneration((human, tokens, humans, t) -> ClosedForms.replacing(human, tokens, t)),
        subject -> 0);
  }

  private static TheoryResult accumulating() {
    return closed(
        new ResultStatement(
            "accumulate",
            "Each generation trains on everything so far; people write only in the first round",
            "E H_t = H_q · Π (1 − 1/(n k²)) over k = 1 … t; limit H_q · sin(π/√n)/(π/√n)",
            "Gerstgrasser et al. 2024"),
        List.of(
            AssumptionChecks.memory(MemoryRegime.Accumulate.class),
            AssumptionChecks::nobodyWritesAlong),
        TOKENS,
        byGeneration((human, tokens, humans, t) -> ClosedForms.accumulating(human, tokens, t)),
        subject -> ClosedForms.accumulatingForEver(diversity(subject), subject.tokens()));
  }

  private static TheoryResult replacingWithHumans() {
    return closed(
        new ResultStatement(
            "replace-human",
            "Fresh text alone, each token of it human with probability α",
            "H' = (1 − 1/n)[α(2 − α) H_q + (1 − α)² H]; limit about H_q · 2nα/(1 + 2nα), with its knee at"
                + " α = 1/(2n)",
            "Wright 1931 (drift with immigration)"),
        List.of(
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::somebodyWritesAlong,
            AssumptionChecks::drawnAtRandom,
            AssumptionChecks::documentsOfOneToken),
        TOKENS,
        byGeneration(ClosedForms::replacingWithHumans),
        subject ->
            ClosedForms.replacingWithHumansForEver(
                diversity(subject), subject.tokens(), subject.humanShare()));
  }

  private static TheoryResult replacingWithExactHumans() {
    return closed(
        new ResultStatement(
            "replace-exact",
            "Fresh text alone, exactly αn of its n tokens human",
            "limit H_q [α(2 − α) − α/n] / [α(2 − α) + (1 − α)/n]",
            "Wright 1931 (drift with immigration)"),
        List.of(
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::somebodyWritesAlong,
            AssumptionChecks::drawnExactly),
        TOKENS,
        TokenResults::recursionOf,
        subject ->
            ClosedForms.replacingWithExactHumansForEver(
                diversity(subject), subject.tokens(), subject.humanShare()));
  }

  private static TheoryResult replacingFromAll() {
    return closed(
        new ResultStatement(
            "replace-natural",
            "Fresh text alone, drawn from all that P documents of people and D of the model are",
            "H' = (1 − 1/n)[(1 − s) H_q + s H], s = D(D − 1)/[(P + D)(P + D − 1)]; limit"
                + " H_q (1 − 1/n)(1 − s)/[1 − (1 − 1/n) s]",
            "Wright 1931 (drift with immigration), drawn without replacement"),
        List.of(
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::natural,
            AssumptionChecks::documentsOfOneToken),
        TOKENS,
        subject ->
            subject.byGeneration(
                t ->
                    ClosedForms.replacingFromAll(
                        diversity(subject),
                        subject.tokens(),
                        subject.humanDocuments(),
                        subject.model().documents(),
                        t)),
        subject ->
            ClosedForms.replacingFromAllForEver(
                diversity(subject),
                subject.tokens(),
                subject.humanDocuments(),
                subject.model().documents()));
  }

  private static TheoryResult assisted() {
    return new TheoryResult(
        new ResultStatement(
            "assisted",
            "Fresh text alone; a share a of people's documents is rewritten by the model, to a share s",
            "effective human fraction α' = α(1 − as); H' = (1 − 1/n)[α'(2 − α') H_q + (1 − α')² H];"
                + " limit about H_q · 2nα'/(1 + 2nα')",
            "Wright 1931 (drift with immigration)"),
        AssumptionChecks::aboutTokens,
        AssumptionChecks.all(
            AssumptionChecks.and(CHAIN, AssumptionChecks::noSmoothing),
            List.of(
                AssumptionChecks.memory(MemoryRegime.Replace.class),
                AssumptionChecks::somebodyWritesAlong,
                AssumptionChecks::drawnAtRandom,
                AssumptionChecks::documentsOfOneToken,
                AssumptionChecks::helpedAlike,
                TokenResults::somebodyIsHelped)),
        TOKENS.and("humans.*.assistance.**"),
        subject ->
            forecast(
                    subject,
                    byGeneration(ClosedForms::replacingWithHumans),
                    ClosedForms.replacingWithHumansForEver(
                        diversity(subject), subject.tokens(), subject.humanShare()))
                .with(
                    Measure.HUMAN_FRACTION,
                    () -> subject.byGeneration(t -> t == 1 ? 1 : subject.humanShare(t).value())));
  }

  private static Assumption somebodyIsHelped(TheorySubject subject) {
    boolean helped = subject.commonAssistance().isPresent();
    return new Assumption(
        "a model must help people",
        "humans",
        helped ? "helped" : "not helped",
        helped,
        "assistance");
  }

  private static TheoryResult accumulatingWithHumans() {
    return closed(
        new ResultStatement(
            "accumulate-human",
            "Everything so far; each new token is human with probability α, and it is unknown which",
            "e' = {[t² + 2t(1 − α) + (1 − 1/n)(1 − α)²] e + H_q/n}/(t + 1)² for e = E‖p − q‖²,"
                + " from H_q/n; falls as t^(−2α) for α < ½, as 1/t above",
            "after Gerstgrasser et al. 2024"),
        List.of(
            AssumptionChecks.memory(MemoryRegime.Accumulate.class),
            AssumptionChecks::somebodyWritesAlong,
            AssumptionChecks::drawnAtRandom,
            AssumptionChecks::documentsOfOneToken),
        TOKENS,
        byGeneration(ClosedForms::accumulatingWithHumans),
        TokenResults::diversity);
  }

  private static TheoryResult anchored() {
    return closed(
        new ResultStatement(
            "anchor",
            "N human tokens are kept permanently, beside n that the last generation wrote",
            "limit E‖p − q‖² = V + H_q/N, V = s² H(q̂)/n / [1 − s²(1 − 1/n)], s = n/(N + n)",
            "fixed-anchor recursion of a pooled sample"),
        List.of(
            AssumptionChecks.memory(MemoryRegime.Anchor.class),
            AssumptionChecks::nobodyWritesAlong),
        TOKENS.and("model.memory.anchor"),
        TokenResults::recursionOf,
        subject ->
            diversity(subject)
                - ClosedForms.anchoredErrorForEver(
                    diversity(subject),
                    ((MemoryRegime.Anchor) subject.model().memory()).documents()
                        * subject.corpus().documentTokens(),
                    subject.tokens()));
  }

  private static Assumption followedMemory(TheorySubject subject) {
    MemoryRegime memory = subject.model().memory();
    return new Assumption(
        "memory must be one that theory can follow",
        subject.modelKey("memory"),
        memory.kind().name(),
        TokenDrift.covers(memory),
        AssumptionChecks.memories(TokenDrift::covers));
  }

  private static TheoryResult recursion() {
    return new TheoryResult(
        new ResultStatement(
            "drift",
            "The exact recursion, for any schedule, draw and prior, and any memory that theory can follow",
            "E⟨f, f'⟩ of all kept texts, E⟨f, q⟩ and E⟨f, p⟩ are linear in those of the last"
                + " generation",
            "Wright 1931, with documents, memory and a prior"),
        AssumptionChecks::aboutTokens,
        AssumptionChecks.and(DRIFT, AssumptionChecks::helpedAlike, ClaimResults::followed),
        HELPED_KEYS.and("model.disclosure.**", "humans.*.disclosure.**"),
        subject ->
            Forecast.NOTHING
                .with(Measure.DIVERSITY, () -> drift(subject).diversity(subject.generations()))
                .with(
                    Measure.FREQUENCY_ERROR,
                    () -> drift(subject).squaredError(subject.generations())));
  }

  /**
   * A line for the mean diversity without smoothing. Then the mean of p is q, so that the mean
   * squared error is what the diversity lacks.
   *
   * @param further what it assumes beside what all of them do
   * @param accounted the keys that it has accounted for
   * @param course the mean diversity by generation
   * @param limit where it goes
   */
  private static TheoryResult closed(
      ResultStatement statement,
      List<AssumptionCheck> further,
      AccountedKeys accounted,
      Function<TheorySubject, double[]> course,
      ToDoubleFunction<TheorySubject> limit) {
    return new TheoryResult(
        statement,
        AssumptionChecks::aboutTokens,
        AssumptionChecks.all(AssumptionChecks.and(CHAIN, AssumptionChecks::noSmoothing), further),
        accounted,
        subject -> forecast(subject, course, limit.applyAsDouble(subject)));
  }

  private static Forecast forecast(
      TheorySubject subject, Function<TheorySubject, double[]> course, double limit) {
    double human = diversity(subject);
    return Forecast.NOTHING
        .with(Measure.DIVERSITY, () -> course.apply(subject), limit)
        .with(
            Measure.FREQUENCY_ERROR,
            () -> DoubleStream.of(course.apply(subject)).map(kept -> human - kept).toArray(),
            human - limit);
  }

  private static Function<TheorySubject, double[]> byGeneration(Formula formula) {
    return subject ->
        subject.byGeneration(
            t -> formula.diversity(diversity(subject), subject.tokens(), subject.humanShare(), t));
  }

  private static double[] recursionOf(TheorySubject subject) {
    return drift(subject).diversity(subject.generations());
  }

  static TokenDrift drift(TheorySubject subject) {
    return new TokenDrift(
        subject.tokenUse(),
        subject.corpus(),
        subject::human,
        subject.model().memory(),
        subject.prior());
  }

  /** That of people, H_q. */
  private static double diversity(TheorySubject subject) {
    return 1 - subject.tokenUse().match();
  }

  /** A closed form of the mean diversity. */
  @FunctionalInterface
  private interface Formula {
    double diversity(double human, int tokens, Share humans, int generation);
  }
}
