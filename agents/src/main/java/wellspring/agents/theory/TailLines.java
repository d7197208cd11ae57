package wellspring.agents.theory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;
import wellspring.model.prediction.RareTokens;
import wellspring.model.prediction.Tail;
import wellspring.model.prediction.TokenCoverage;
import wellspring.model.prediction.TokenSurvival;

/** Which tokens a model loses, and how much of human text they make up. */
final class TailLines {
  /** The most training tokens for which the chain of a token's count is followed. */
  private static final int CHAIN_TOKENS_MAX = 256;

  /** The most chains times generations. */
  private static final long CHAIN_STEPS_MAX = 20_000;

  /** How improbable it must be that the likeliest tokens of a model are others than people's. */
  private static final double SWAP_MAX = 0.01;

  private static final List<Requirement> SAMPLE =
      List.of(
          Requirements::independentTokens,
          Requirements::frequenciesAlone,
          Requirements::noSmoothing);

  private static final List<Requirement> OWN_CHAIN =
      Requirements.all(SAMPLE, Requirements.OWN_CHAIN);

  /**
   * Every model first trains in round 0, before any has written: on people alone, from nothing.
   * What it keeps counts, as a subsample keeps less; all that comes later does not matter, nor what
   * other models do.
   */
  private static final AccountedKeys FIRST_SAMPLE_KEYS =
      TokenLines.DRIFT_KEYS.and(
          "model.learner.topK",
          "model.start",
          "model.cadence",
          "model.latency",
          "curator.pool",
          "other.**");

  static final List<Line> ALL =
      List.of(survival(), survivalBound(), coverage(), cutTail(), firstSample());

  private TailLines() {}

  private static Line survival() {
    return new Line(
        new Statement(
            "survival",
            "Whether a token is still alive, each generation on fresh text alone",
            "the Markov chain of its count: X' ~ Bin(n, X/n), people's draws with q instead",
            "Wright 1931"),
        Requirements::aboutTokens,
        Requirements.and(
            OWN_CHAIN,
            Requirements::writesWithAllTokens,
            Requirements.memory(MemoryRegime.Replace.class),
            TailLines::simpleOrigins,
            TailLines::affordable),
        TokenLines.TOKENS,
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

  private static Line survivalBound() {
    return new Line(
        new Statement(
            "survival-bound",
            "A rare token of expected first count c is alive after k generations",
            "P ≥ 1 − e^(−c g_k), g_1 = 1, g_(k+1) = 1 − e^(−g_k)",
            "Suresh et al. 2024"),
        Requirements::aboutTokens,
        Requirements.and(
            OWN_CHAIN,
            Requirements::writesWithAllTokens,
            Requirements.memory(MemoryRegime.Replace.class),
            Requirements::nobodyWritesAlong),
        TokenLines.TOKENS,
        subject ->
            Forecast.NOTHING.remarking(
                "At least %s of the vocabulary is alive in generation %d, on average; a token expected once in the first corpus with a probability of at least %s."
                    .formatted(
                        Figures.rounded(
                            RareTokens.survivingAtLeast(
                                subject.words().tokenFrequencies(),
                                subject.tokens(),
                                subject.generations())),
                        subject.generations(),
                        Figures.rounded(RareTokens.aliveAtLeast(1, subject.generations())))));
  }

  private static Line coverage() {
    return new Line(
        new Statement(
            "coverage",
            "A model that keeps everything misses what is in no human document so far",
            "E Σ q over the unseen = Σ q (1 − q)^T for T human tokens; ~ T^(−(1 − 1/β)) for q ∝ i^(−β)",
            "Good 1953; Dohmatob et al. 2024 (A Tale of Tails)"),
        Requirements::aboutTokens,
        Requirements.and(OWN_CHAIN, Requirements.memory(MemoryRegime.Accumulate.class)),
        TokenLines.TOKENS.and("model.learner.topK"),
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

  private static Line cutTail() {
    return new Line(
        new Statement(
            "cut-tail",
            "Generation 2 learns from a writer cut to its k likeliest tokens",
            "E Σ q over the unseen = Σ_(i>k) q + Σ_(i≤k) q (1 − q/Q_k)^T; floor ~ k^(−(β − 1)) for q ∝ i^(−β)",
            "Dohmatob et al. 2024 (A Tale of Tails)"),
        Requirements::aboutTokens,
        Requirements.and(
            OWN_CHAIN,
            Requirements.memory(MemoryRegime.Replace.class),
            Requirements::nobodyWritesAlong,
            TailLines::cuts,
            TailLines::ranksHold),
        TokenLines.TOKENS,
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
                          Tail.missingMass(sorted, tokens),
                          Tail.missingMassAfterCut(sorted, kept, tokens)))
              .with(
                  Measure.SURVIVING_VOCABULARY,
                  () ->
                      firstGenerations(
                          subject,
                          Tail.seen(sorted, tokens) / used(subject),
                          Tail.seenAfterCut(sorted, kept, tokens) / used(subject)))
              .remarking(
                  "Ranks around %d are swapped in a first corpus with a probability of at most %s."
                      .formatted(kept, Figures.rounded(swap(subject))));
        });
  }

  private static double[] firstGenerations(Subject subject, double... values) {
    return Arrays.copyOf(values, Math.min(values.length, subject.generations()));
  }

  private static Line firstSample() {
    return new Line(
        new Statement(
            "sample",
            "Generation 1 misses what is not in its T human tokens",
            "E Σ q over the unseen = Σ q (1 − q)^T; ~ T^(−(1 − 1/β)) for q ∝ i^(−β)",
            "Good 1953; Dohmatob et al. 2024 (A Tale of Tails)"),
        Requirements::aboutTokens,
        SAMPLE,
        FIRST_SAMPLE_KEYS,
        subject -> {
          double[] frequencies = subject.words().tokenFrequencies();
          int tokens =
              subject.model().memory().rule().firstTraining(subject.curator().documents())
                  * subject.corpus().documentTokens();
          return Forecast.NOTHING
              .with(
                  Measure.MISSING_MASS, () -> new double[] {Tail.missingMass(frequencies, tokens)})
              .with(
                  Measure.SURVIVING_VOCABULARY,
                  () -> new double[] {Tail.seen(frequencies, tokens) / used(subject)});
        });
  }

  private static Assumption simpleOrigins(Subject subject) {
    boolean simple =
        subject.laterShares().allMatch(share -> TokenSurvival.covers(subject.corpus(), share));
    return new Assumption(
        "the human tokens of a corpus must be a fixed number, or each human on its own",
        subject.curatorKey("draw"),
        simple ? "simple enough" : "random, for documents of several tokens",
        simple,
        "exact");
  }

  private static Assumption affordable(Subject subject) {
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

  private static Assumption cuts(Subject subject) {
    int kept = subject.matrix().topK();
    return new Assumption(
        "the writer must be cut to fewer tokens than there are",
        subject.modelKey("learner.topK"),
        Integer.toString(kept),
        kept > 0 && kept < used(subject),
        "a number from 1 on and below the vocabulary");
  }

  private static Assumption ranksHold(Subject subject) {
    double swap = cuts(subject).holds() ? swap(subject) : 1;
    return new Assumption(
        "ranks around k must be swapped with a probability of at most " + SWAP_MAX,
        subject.curatorKey("documents"),
        "%,d, and the bound of that is %s"
            .formatted(subject.curator().documents(), Figures.rounded(swap)),
        swap <= SWAP_MAX,
        "more, or a smaller k");
  }

  private static double swap(Subject subject) {
    return Tail.swapBound(sorted(subject), subject.matrix().topK(), subject.tokens());
  }

  private static TokenSurvival survivalOf(Subject subject) {
    return new TokenSurvival(subject.words().tokenFrequencies(), subject.corpus(), subject::human);
  }

  private static long distinct(Subject subject) {
    return DoubleStream.of(subject.words().tokenFrequencies())
        .filter(q -> q > 0)
        .distinct()
        .count();
  }

  /** How many tokens people use. */
  private static long used(Subject subject) {
    return DoubleStream.of(subject.words().tokenFrequencies()).filter(q -> q > 0).count();
  }

  /** Most frequent first. */
  private static double[] sorted(Subject subject) {
    return DoubleStream.of(subject.words().tokenFrequencies())
        .map(q -> -q)
        .sorted()
        .map(q -> -q)
        .toArray();
  }
}
