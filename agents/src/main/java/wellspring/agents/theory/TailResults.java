package wellspring.agents.theory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;
import wellspring.model.prediction.MissingMass;
import wellspring.model.prediction.RareTokens;
import wellspring.model.prediction.TokenCoverage;
import wellspring.model.prediction.TokenSurvival;

/** Which tokens a model loses, and how much of human text they make up. */
final class TailResults {
  /** The most training tokens for which the chain of a token's count is followed. */
  private static final int CHAIN_TOKENS_MAX = 256;

  /** The most chains times generations. */
  private static final long CHAIN_STEPS_MAX = 20_000;

  /** How improbable it must be that the likeliest tokens of a model are others than people's. */
  private static final double SWAP_MAX = 0.01;

  private static final List<AssumptionCheck> SAMPLE =
      List.of(
          AssumptionChecks::independentTokens,
          AssumptionChecks::frequenciesAlone,
          AssumptionChecks::noSmoothing);

  private static final List<AssumptionCheck> OWN_CHAIN =
      AssumptionChecks.all(SAMPLE, AssumptionChecks.OWN_CHAIN);

  /**
   * Every model first trains in round 0, before any has written: on people alone, from nothing.
   * What it keeps counts, as a subsample keeps less; all that comes later does not matter, nor what
   * other models do.
   */
  private static final AccountedKeys FIRST_SAMPLE_KEYS =
      TokenResults.DRIFT_KEYS.and(
          "model.learner.topK",
          "model.start",
          "model.cadence",
          "model.latency",
          "curator.pool",
          "other.**");

  static final List<TheoryResult> ALL =
      List.of(survival(), survivalBound(), coverage(), cutTail(), firstSample());

  private TailResults() {}

  private static TheoryResult survival() {
    return new TheoryResult(
        new ResultStatement(
            "survival",
            "Whether a token is still alive, each generation on fresh text alone",
            "the Markov chain of its count: X' ~ Bin(n, X/n), people's draws with q instead",
            "Wright 1931"),
        AssumptionChecks::aboutTokens,
        AssumptionChecks.and(
            OWN_CHAIN,
            AssumptionChecks::writesWithAllTokens,
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            TailResults::simpleOrigins,
            TailResults::affordable),
        TokenResults.TOKENS,
        subject -> {
          TokenSurvival survival = survivalOf(subject);
          int generations = subject.generations();
          if (!subject.isAlways(Share.NONE)) {
            return Forecast.NOTHING
                .with(Measure.SURVIVING_VOCABULARY, () -> survival.survivingVocabulary(generations))
                .with(Measure.MISSING_MASS, () -> survival.missingMass(generations));
          }
          // In the end one token is left, each as often as people use it.
          return Forecast.NOTHING
              .with(
                  Measure.SURVIVING_VOCABULARY,
                  () -> survival.survivingVocabulary(generations),
                  1.0 / used(subject))
              .with(
                  Measure.MISSING_MASS,
                  () -> survival.missingMass(generations),
                  1 - subject.tokenUse().match());
        });
  }

  private static TheoryResult survivalBound() {
    return new TheoryResult(
        new ResultStatement(
            "survival-bound",
            "A rare token of expected first count c is alive after k generations",
            "P ≥ 1 − e^(−c g_k), g_1 = 1, g_(k+1) = 1 − e^(−g_k)",
            "Suresh et al. 2024"),
        AssumptionChecks::aboutTokens,
        AssumptionChecks.and(
            OWN_CHAIN,
            AssumptionChecks::writesWithAllTokens,
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::nobodyWritesAlong),
        TokenResults.TOKENS,
        subject ->
            Forecast.NOTHING.remarking(
                "At least %s of the vocabulary is alive in generation %d, on average; a token expected once in the first corpus with a probability of at least %s."
                    .formatted(
                        NumberFormatting.rounded(
                            RareTokens.survivingAtLeast(
                                subject.words().tokenFrequencies(),
                                subject.tokens(),
                                subject.generations())),
                        subject.generations(),
                        NumberFormatting.rounded(
                            RareTokens.aliveAtLeast(1, subject.generations())))));
  }

  private static TheoryResult coverage() {
    return new TheoryResult(
        new ResultStatement(
            "coverage",
            "A model that keeps everything misses what is in no human document so far",
            "E Σ q over the unseen = Σ q (1 − q)^T for T human tokens; ~ T^(−(1 − 1/β)) for q ∝ i^(−β)",
            "Good 1953; Dohmatob et al. 2024 (A Tale of Tails)"),
        AssumptionChecks::aboutTokens,
        AssumptionChecks.and(
            OWN_CHAIN,
            AssumptionChecks.memory(MemoryRegime.Accumulate.class),
            AssumptionChecks::helpedAlike),
        TokenResults.TOKENS.and("model.learner.topK", "humans.*.assistance.**"),
        subject -> {
          TokenCoverage coverage =
              new TokenCoverage(
                  subject.words().tokenFrequencies(), subject.corpus(), subject::human);
          int generations = subject.generations();
          return Forecast.NOTHING
              .with(Measure.MISSING_MASS, () -> coverage.missingMass(generations))
              .with(Measure.SURVIVING_VOCABULARY, () -> coverage.survivingVocabulary(generations));
        });
  }

  private static TheoryResult cutTail() {
    return new TheoryResult(
        new ResultStatement(
            "cut-tail",
            "Generation 2 learns from a writer cut to its k likeliest tokens",
            "E Σ q over the unseen = Σ_(i>k) q + Σ_(i≤k) q (1 − q/Q_k)^T; floor ~ k^(−(β − 1)) for q ∝ i^(−β)",
            "Dohmatob et al. 2024 (A Tale of Tails)"),
        AssumptionChecks::aboutTokens,
        AssumptionChecks.and(
            OWN_CHAIN,
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::nobodyWritesAlong,
            TailResults::cuts,
            TailResults::ranksHold),
        TokenResults.TOKENS,
        subject -> {
          double[] sorted = sorted(subject);
          int kept = subject.matrix().topK();
          int tokens = subject.tokens();
          return Forecast.NOTHING
              .with(
                  Measure.MISSING_MASS,
                  () ->
                      firstGenerations(
                          subject,
                          MissingMass.missingMass(sorted, tokens),
                          MissingMass.missingMassAfterCut(sorted, kept, tokens)))
              .with(
                  Measure.SURVIVING_VOCABULARY,
                  () ->
                      firstGenerations(
                          subject,
                          MissingMass.seen(sorted, tokens) / used(subject),
                          MissingMass.seenAfterCut(sorted, kept, tokens) / used(subject)))
              .remarking(
                  "Ranks around %d are swapped in a first corpus with a probability of at most %s."
                      .formatted(kept, NumberFormatting.rounded(swap(subject))));
        });
  }

  private static double[] firstGenerations(TheorySubject subject, double... values) {
    return Arrays.copyOf(values, Math.min(values.length, subject.generations()));
  }

  private static TheoryResult firstSample() {
    return new TheoryResult(
        new ResultStatement(
            "sample",
            "Generation 1 misses what is not in its T human tokens",
            "E Σ q over the unseen = Σ q (1 − q)^T; ~ T^(−(1 − 1/β)) for q ∝ i^(−β)",
            "Good 1953; Dohmatob et al. 2024 (A Tale of Tails)"),
        AssumptionChecks::aboutTokens,
        SAMPLE,
        FIRST_SAMPLE_KEYS,
        subject -> {
          double[] frequencies = subject.words().tokenFrequencies();
          int tokens =
              subject.model().memory().rule().firstTraining(subject.curator().documents())
                  * subject.corpus().documentTokens();
          return Forecast.NOTHING
              .with(
                  Measure.MISSING_MASS,
                  () -> new double[] {MissingMass.missingMass(frequencies, tokens)})
              .with(
                  Measure.SURVIVING_VOCABULARY,
                  () -> new double[] {MissingMass.seen(frequencies, tokens) / used(subject)});
        });
  }

  private static Assumption simpleOrigins(TheorySubject subject) {
    if (subject.isNatural()) {
      return AssumptionChecks.planned(subject);
    }
    boolean simple =
        subject.laterShares().allMatch(share -> TokenSurvival.covers(subject.corpus(), share));
    return new Assumption(
        "the human tokens of a corpus must be a fixed number, or each human on its own",
        subject.curatorKey("draw"),
        simple ? "simple enough" : "random, for documents of several tokens",
        simple,
        "exact");
  }

  private static Assumption affordable(TheorySubject subject) {
    long steps = distinct(subject) * subject.generations();
    boolean affordable = subject.tokens() <= CHAIN_TOKENS_MAX && steps <= CHAIN_STEPS_MAX;
    return new Assumption(
        "at most %d tokens a generation, and %,d generations times different frequencies"
            .formatted(CHAIN_TOKENS_MAX, CHAIN_STEPS_MAX),
        subject.curatorKey("documents"),
        "%,d with %,d tokens and %,d such steps"
            .formatted(subject.curator().documents(), subject.tokens(), steps),
        affordable,
        "fewer");
  }

  private static Assumption cuts(TheorySubject subject) {
    int kept = subject.matrix().topK();
    return new Assumption(
        "the writer must be cut to fewer tokens than there are",
        subject.modelKey("learner.topK"),
        Integer.toString(kept),
        kept > 0 && kept < used(subject),
        "a number from 1 on and below the vocabulary");
  }

  private static Assumption ranksHold(TheorySubject subject) {
    double swap = cuts(subject).holds() ? swap(subject) : 1;
    return new Assumption(
        "ranks around k must be swapped with a probability of at most " + SWAP_MAX,
        subject.curatorKey("documents"),
        "%,d, and the bound of that is %s"
            .formatted(subject.curator().documents(), NumberFormatting.rounded(swap)),
        swap <= SWAP_MAX,
        "more, or a smaller k");
  }

  private static double swap(TheorySubject subject) {
    return MissingMass.swapBound(sorted(subject), subject.matrix().topK(), subject.tokens());
  }

  private static TokenSurvival survivalOf(TheorySubject subject) {
    return new TokenSurvival(subject.words().tokenFrequencies(), subject.corpus(), subject::human);
  }

  private static long distinct(TheorySubject subject) {
    return DoubleStream.of(subject.words().tokenFrequencies())
        .filter(q -> q > 0)
        .distinct()
        .count();
  }

  /** How many tokens people use. */
  private static long used(TheorySubject subject) {
    return DoubleStream.of(subject.words().tokenFrequencies()).filter(q -> q > 0).count();
  }

  /** Most frequent first. */
  private static double[] sorted(TheorySubject subject) {
    return DoubleStream.of(subject.words().tokenFrequencies())
        .map(q -> -q)
        .sorted()
        .map(q -> -q)
        .toArray();
  }
}
