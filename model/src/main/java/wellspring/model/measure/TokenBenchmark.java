package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

/**
 * What models are held against: held-out human text, a human reference, and the truth where it is
 * known. Built once for a run. Immutable, and safe to share between threads.
 */
public final class TokenBenchmark implements ModelBenchmark {
  private static final int[] NO_PREFIX = {};

  private final TokenLanguage language;
  private final HumanText human;
  private final Set<Measure> wanted;
  private final List<MeasureCalculator> gauges;

  /**
   * A yardstick for the standard measures.
   *
   * @param seed the run's root
   * @param heldOutDocuments how many human documents models are scored on, at most; at least 1
   * @param probeDocuments how many documents each model writes to be measured, at least 1
   * @throws IllegalArgumentException if a number is less than 1, or the human text has no tokens
   */
  public TokenBenchmark(
      TokenLanguage language, Seed seed, int heldOutDocuments, int probeDocuments) {
    this(language, seed, heldOutDocuments, probeDocuments, new MeasureChoice.Standard());
  }

  /**
   * A yardstick for some measures; others cost nothing.
   *
   * @param seed the run's root
   * @param heldOutDocuments how many human documents models are scored on, at most; at least 1
   * @param probeDocuments how many documents each model writes to be measured, at least 1
   * @throws IllegalArgumentException if a number is less than 1, or the human text has no tokens
   */
  public TokenBenchmark(
      TokenLanguage language,
      Seed seed,
      int heldOutDocuments,
      int probeDocuments,
      MeasureChoice choice) {
    requirePositive("held-out documents", heldOutDocuments);
    requirePositive("probe documents", probeDocuments);
    this.language = language;
    this.human = HumanText.of(language, seed, heldOutDocuments, probeDocuments);
    this.wanted = choice.measures();
    if (human.heldOut().symbols() == 0 || human.reference().all().tokens() == 0) {
      throw new IllegalArgumentException("there is no human text to measure models against");
    }
    this.gauges = MeasureCalculators.of(human, wanted);
  }

  @Override
  public int probeDocuments() {
    return human.reference().all().documents().size();
  }

  @Override
  public HumanDocuments humanDocuments() {
    return new HumanDocuments(human.reference().judged().texts(), human.heldOut().texts());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the probe has another number of documents or a word that
   *     the language lacks, or the model answers with what is no probability
   */
  @Override
  public SortedMap<Measure, Double> measure(LanguageModel model, List<String> probe) {
    return measure(model, probe, Optional.empty());
  }

  @Override
  public SortedMap<Measure, Double> measure(
      LanguageModel model, List<String> probe, Optional<LanguageModel> first) {
    if (probe.size() != probeDocuments()) {
      throw new IllegalArgumentException(
          "a probe has %d documents, not %d".formatted(probeDocuments(), probe.size()));
    }
    return measure(
        new MeasuredSubject(
            ProbeText.of(language, probe, human.size()),
            model.nextToken(),
            model.nextToken().flatMap(this::tokenShares),
            judge(model),
            first.flatMap(this::judge)));
  }

  @Override
  public Optional<ModelProfile> portrait(LanguageModel model, List<String> probe) {
    return model
        .nextToken()
        .flatMap(this::tokenShares)
        .map(ModelProfile::of)
        .or(
            () ->
                Optional.of(
                    ModelProfile.of(
                        TokenSample.of(language.tokenizer(), probe), human.vocabularySize())));
  }

  /** {@inheritDoc} Perplexity and divergence only where the truth is known. */
  @Override
  public SortedMap<Measure, Double> human() {
    return measure(
        new MeasuredSubject(
            human.probe(),
            language.truth(),
            language.truth().flatMap(this::tokenShares),
            language.truth().map(ScoredDocuments.LikelihoodScorer::of),
            Optional.empty()));
  }

  private SortedMap<Measure, Double> measure(MeasuredSubject subject) {
    MeasureValues figures = new MeasureValues(wanted);
    gauges.forEach(gauge -> gauge.measure(subject, figures));
    return figures.sorted();
  }

  /** One distribution for all tokens is asked only once; other models judge whole texts. */
  private Optional<ScoredDocuments.LikelihoodScorer> judge(LanguageModel model) {
    if (!model.tellsLikelihoods()) {
      return Optional.empty();
    }
    return model
        .nextToken()
        .filter(next -> !next.dependsOnPrefix())
        .filter(next -> language.documentEnd() instanceof DocumentEnd.FixedLength)
        .map(ScoredDocuments.LikelihoodScorer::of)
        .or(() -> Optional.of(ScoredDocuments.LikelihoodScorer.of(model)));
  }

  /**
   * The exact share of each token in endless text, the ends left out; empty where it depends on the
   * prefix or there is no token.
   */
  private Optional<double[]> tokenShares(TokenDistribution next) {
    if (next.dependsOnPrefix()) {
      return Optional.empty();
    }
    double[] tokens = Arrays.copyOf(next.after(NO_PREFIX), language.tokenizer().vocabularySize());
    double all = SequentialSums.of(tokens);
    if (Double.isNaN(all)) {
      throw new IllegalArgumentException("the model answers with what is no probability");
    }
    return all == 0
        ? Optional.empty()
        : Optional.of(DoubleStream.of(tokens).map(p -> p / all).toArray());
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
