package wellspring.model.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import wellspring.model.language.Language;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.Seed;

/**
 * What models are held against: held-out human text, a human reference, and the truth where it is
 * known. Built once for a run. Immutable, and safe to share between threads.
 */
public final class TokenYardstick implements Yardstick {
  /** No cohort of writers has such a name, so no model trains on this text but by chance. */
  private static final String COHORT = "(yardstick)";

  private static final int[] NO_PREFIX = {};

  private final TokenLanguage language;
  private final List<String> heldOutTexts;
  private final HeldOut heldOut;
  private final List<int[]> prefixes;
  private final HumanVocabulary vocabulary;
  private final Sample reference;
  private final Sample humanProbe;

  /**
   * @param seed the run's root
   * @param heldOutDocuments how many human documents models are scored on, at most; at least 1
   * @param probeDocuments how many documents each model writes to be measured, at least 1
   * @throws IllegalArgumentException if a number is less than 1, or the human text has no tokens
   */
  public TokenYardstick(
      TokenLanguage language, Seed seed, int heldOutDocuments, int probeDocuments) {
    requirePositive("held-out documents", heldOutDocuments);
    requirePositive("probe documents", probeDocuments);
    this.language = language;
    this.heldOutTexts = List.copyOf(language.heldOut(seed, heldOutDocuments));
    this.heldOut =
        new HeldOut(Sample.of(language.tokenizer(), heldOutTexts), language.documentEnd());
    this.prefixes = heldOut.prefixes(seed.stream("measure", COHORT, 0));
    this.vocabulary = new HumanVocabulary(language.tokenFrequencies());
    this.reference = written(language, seed, 0, probeDocuments);
    this.humanProbe = written(language, seed, 1, probeDocuments);
    if (heldOut.symbols() == 0 || reference.tokens() == 0) {
      throw new IllegalArgumentException("there is no human text to measure models against");
    }
  }

  private static Sample written(TokenLanguage language, Seed seed, int round, int documents) {
    Language.CohortWriting writing = language.writing(seed, COHORT, round, documents);
    return Sample.of(
        language.tokenizer(), IntStream.range(0, documents).mapToObj(writing::document).toList());
  }

  @Override
  public int probeDocuments() {
    return reference.documents().size();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the probe has another number of documents or a word that
   *     the language lacks, or the model answers with what is no probability
   */
  @Override
  public SortedMap<Measure, Double> measure(LanguageModel model, List<String> probe) {
    if (probe.size() != probeDocuments()) {
      throw new IllegalArgumentException(
          "a probe has %d documents, not %d".formatted(probeDocuments(), probe.size()));
    }
    Figures figures = new Figures();
    addHeldOut(figures, model.logLikelihoods(heldOutTexts));
    figures.put(Measure.KL_TRUTH_MODEL, divergence(model.nextToken()));
    addText(figures, Sample.of(language.tokenizer(), probe), model.nextToken());
    return figures.sorted();
  }

  @Override
  public Optional<Portrait> portrait(LanguageModel model, List<String> probe) {
    return model
        .nextToken()
        .flatMap(this::tokenShares)
        .map(Portrait::of)
        .or(() -> Optional.of(Portrait.of(counts(Sample.of(language.tokenizer(), probe)))));
  }

  /** {@inheritDoc} Perplexity and divergence only where the truth is known. */
  @Override
  public SortedMap<Measure, Double> human() {
    Figures figures = new Figures();
    language.truth().ifPresent(truth -> addHeldOut(figures, heldOut.logLikelihoods(truth)));
    figures.put(Measure.KL_TRUTH_MODEL, divergence(language.truth()));
    addText(figures, humanProbe, language.truth());
    return figures.sorted();
  }

  private void addHeldOut(Figures figures, double[] logLikelihoods) {
    double crossEntropy = heldOut.crossEntropy(logLikelihoods);
    figures.put(Measure.HELD_OUT_PERPLEXITY, StrictMath.exp(crossEntropy));
    figures.put(Measure.HELD_OUT_CROSS_ENTROPY, crossEntropy);
  }

  private void addText(Figures figures, Sample probe, Optional<TokenDistribution> nextToken) {
    addFrequencies(figures, probe, nextToken);
    Sample equal = probe.first(reference.tokens());
    figures.put(Measure.DISTINCT_1, NGrams.distinct(equal.documents(), 1));
    figures.put(Measure.DISTINCT_2, NGrams.distinct(equal.documents(), 2));
    figures.put(Measure.DISTINCT_3, NGrams.distinct(equal.documents(), 3));
    figures.put(Measure.REPETITION, NGrams.repetition(probe.documents(), 4));
    int[] counts = counts(equal);
    for (int tenth = 1; tenth <= HumanVocabulary.TENTHS; tenth++) {
      figures.put(Measure.rareTokenRecall(tenth), vocabulary.recall(tenth, counts));
    }
    int humans = vocabulary.occurring(counts(reference.first(equal.tokens())));
    figures.put(
        Measure.VOCABULARY_KEPT, humans == 0 ? 0 : (double) vocabulary.occurring(counts) / humans);
  }

  private void addFrequencies(
      Figures figures, Sample probe, Optional<TokenDistribution> nextToken) {
    Optional<double[]> exact = nextToken.flatMap(this::tokenShares);
    if (exact.isPresent()) {
      figures.put(Measure.ENTROPY, Entropy.of(exact.get()));
      figures.put(Measure.DIVERSITY, Diversity.of(exact.get()));
      figures.put(Measure.TAIL_MASS, vocabulary.tailMass(exact.get()));
      figures.put(Measure.FREQUENCY_ERROR, vocabulary.squaredError(exact.get()));
      figures.put(Measure.SURVIVING_VOCABULARY, vocabulary.surviving(exact.get()));
      figures.put(Measure.MISSING_MASS, vocabulary.missingMass(exact.get()));
    } else {
      int[] counts = counts(probe);
      figures.put(Measure.ENTROPY, Entropy.estimate(counts));
      figures.put(Measure.DIVERSITY, Diversity.estimate(counts));
      figures.put(Measure.TAIL_MASS, vocabulary.tailMass(counts));
    }
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
    double all = Sums.of(tokens);
    if (Double.isNaN(all)) {
      throw new IllegalArgumentException("the model answers with what is no probability");
    }
    return all == 0
        ? Optional.empty()
        : Optional.of(DoubleStream.of(tokens).map(p -> p / all).toArray());
  }

  private OptionalDouble divergence(Optional<TokenDistribution> model) {
    if (language.truth().isEmpty() || model.isEmpty()) {
      return OptionalDouble.empty();
    }
    TokenDistribution truth = language.truth().get();
    TokenDistribution learned = model.get();
    boolean oneForAll = !truth.dependsOnPrefix() && !learned.dependsOnPrefix();
    List<int[]> places = oneForAll ? List.of(NO_PREFIX) : prefixes;
    List<double[]> truly = truth.afterAll(places);
    List<double[]> believed = learned.afterAll(places);
    return Sums.mean(
        IntStream.range(0, places.size())
            .mapToDouble(i -> KullbackLeibler.of(truly.get(i), believed.get(i)))
            .toArray());
  }

  private int[] counts(Sample sample) {
    return sample.counts(language.tokenizer().vocabularySize());
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }

  /** The figures so far. */
  private static final class Figures {
    private final SortedMap<Measure, Double> values = new TreeMap<>();

    void put(Measure measure, OptionalDouble value) {
      value.ifPresent(present -> put(measure, present));
    }

    void put(Measure measure, double value) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException(measure.id() + " is not a number: the model is broken");
      }
      values.put(measure, value);
    }

    SortedMap<Measure, Double> sorted() {
      return Collections.unmodifiableSortedMap(values);
    }
  }
}
