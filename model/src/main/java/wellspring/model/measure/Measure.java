package wellspring.model.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import wellspring.model.statistics.Interval;

/**
 * What is measured of a model, each round. {@code measures.properties} defines each.
 *
 * <p>All figures are in tokens of the language, whatever tokens the model itself works with; words
 * that the language lacks are told apart by their letters, except where likelihoods are asked for.
 * In a language of numbers a number takes the place of a token, and a density that of a
 * probability. The <em>probe</em> is a fixed number of documents that the model wrote to be
 * measured. A measure that has no value for a probe (an empty one has no distinct pairs) is left
 * out; none is ever NaN.
 *
 * <p>Measures that grow or fall with the size of the sample, whoever wrote it, are taken on an
 * <em>equal text</em> or on <em>equal blocks</em>: the same number of tokens, or of blocks of the
 * same number of symbols, for everybody who is compared. Documents of fixed length are blocks;
 * others are cut from all documents in a row, each with its end symbol, into half as many blocks as
 * there are documents, as long as people's are on average; see {@link SampleSize}. A probe that
 * falls short of that, with less than half of the text that people write, has none of these
 * measures. What people keep of their vocabulary is set beside as much human text as there is of
 * the probe's.
 */
public enum Measure {
  HUMAN_FRACTION(Unit.RATIO, Trait.SHARE, Trait.OF_ROUND),
  TRAINING_HUMAN_FRACTION(Unit.RATIO, Trait.SHARE),
  HELD_OUT_PERPLEXITY(Unit.PERPLEXITY),
  HELD_OUT_CROSS_ENTROPY(Unit.NATS, Trait.SIGNED),
  ENTROPY(Unit.NATS, Trait.SIGNED, Trait.SAMPLE_SIZED),
  DIVERSITY(Unit.RATIO, Trait.SHARE),
  DISTINCT_1(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  DISTINCT_2(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  DISTINCT_3(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  REPETITION(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D1(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D2(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D3(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D4(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D5(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D6(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D7(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D8(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D9(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  RARE_TOKEN_RECALL_D10(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED),
  TAIL_MASS(Unit.RATIO, Trait.SHARE),
  VOCABULARY_KEPT(Unit.RATIO, Trait.SAMPLE_SIZED),
  RICHNESS_AT_COVERAGE(Unit.RATIO, Trait.SAMPLE_SIZED),
  TAIL_KEPT(Unit.RATIO, Trait.SAMPLE_SIZED),
  INVENTED_WORDS(Unit.RATIO, Trait.SHARE),
  KL_TRUTH_MODEL(Unit.NATS),
  KL_MODEL_TRUTH(Unit.NATS),
  FREQUENCY_ERROR(Unit.RATIO),
  SURVIVING_VOCABULARY(Unit.RATIO, Trait.SHARE),
  MISSING_MASS(Unit.RATIO, Trait.SHARE),
  JENSEN_SHANNON(Unit.NATS, Trait.ON_REQUEST),
  HILL_0(Unit.COUNT, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  HILL_1(Unit.COUNT, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  HILL_2(Unit.COUNT, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  ZIPF_SLOPE(Unit.RATIO, Trait.SIGNED, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  MTLD(Unit.COUNT, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  SELF_BLEU_4(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  VENDI_SCORE(Unit.COUNT, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  FRONTIER_AREA(Unit.RATIO, Trait.SHARE, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  COHERENCE_LENGTH(Unit.COUNT, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  SELF_PERPLEXITY(Unit.PERPLEXITY, Trait.ON_REQUEST),
  FIRST_PERPLEXITY(Unit.PERPLEXITY, Trait.ON_REQUEST, Trait.OF_FIRST_GENERATION),
  FIRST_PERPLEXITY_P05(Unit.PERPLEXITY, Trait.ON_REQUEST, Trait.OF_FIRST_GENERATION),
  FIRST_PERPLEXITY_P25(Unit.PERPLEXITY, Trait.ON_REQUEST, Trait.OF_FIRST_GENERATION),
  FIRST_PERPLEXITY_P50(Unit.PERPLEXITY, Trait.ON_REQUEST, Trait.OF_FIRST_GENERATION),
  FIRST_PERPLEXITY_P75(Unit.PERPLEXITY, Trait.ON_REQUEST, Trait.OF_FIRST_GENERATION),
  FIRST_PERPLEXITY_P95(Unit.PERPLEXITY, Trait.ON_REQUEST, Trait.OF_FIRST_GENERATION),
  ERROR_RATE(Unit.RATIO, Trait.SHARE, Trait.ON_REQUEST),
  HAZARD_SLOPE(Unit.RATIO, Trait.SIGNED, Trait.ON_REQUEST),
  HAZARD_SLOPE_LOW(Unit.RATIO, Trait.SIGNED, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  HAZARD_SLOPE_HIGH(Unit.RATIO, Trait.SIGNED, Trait.SAMPLE_SIZED, Trait.ON_REQUEST),
  LIKELIHOOD_DECAY(Unit.NATS, Trait.SIGNED, Trait.ON_REQUEST),
  LIKELIHOOD_DECAY_EXPECTED(Unit.NATS, Trait.SIGNED, Trait.ON_REQUEST),
  MEAN_ERROR(Unit.RATIO),
  VARIANCE(Unit.RATIO),
  DEVIATION(Unit.RATIO),
  WASSERSTEIN(Unit.RATIO),
  TEST_ERROR(Unit.RATIO),
  BETWEEN_DIVERSITY(Unit.RATIO, Trait.SHARE),
  BETWEEN_DIVERGENCE(Unit.NATS, Trait.SAMPLE_SIZED),
  FACTS_TRUE(Unit.RATIO, Trait.SHARE),
  FACTS_OUTDATED(Unit.RATIO, Trait.SHARE),
  FACTS_FALSE(Unit.RATIO, Trait.SHARE),
  FACT_AGE(Unit.ROUNDS),
  CORPUS_RIGHT(Unit.RATIO, Trait.SHARE),
  FRESH_HUMAN_SHARE(Unit.RATIO, Trait.SHARE),
  WRITERS(Unit.COUNT, Trait.OF_ROUND),
  HUMAN_TEXT_SHARE(Unit.RATIO, Trait.SHARE, Trait.OF_ROUND),
  COHORT_DISTANCE(Unit.RATIO, Trait.OF_ROUND),
  CLAIMED_HUMAN_FRACTION(Unit.RATIO, Trait.SHARE, Trait.OF_ROUND);

  private static final Map<String, Measure> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Measure::id, measure -> measure));

  private final String id = name().toLowerCase(Locale.ROOT);
  private final Unit unit;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes immutable sets
  private final Set<Trait> traits;

  Measure(Unit unit, Trait... traits) {
    this.unit = unit;
    this.traits = Set.of(traits);
  }

  /** The name in tables and events, for example {@code held_out_perplexity}. */
  public String id() {
    return id;
  }

  public Unit unit() {
    return unit;
  }

  /** Where its figures, and the means of them, can lie. */
  public Interval range() {
    if (traits.contains(Trait.SHARE)) {
      return new Interval(0, 1);
    }
    return new Interval(
        traits.contains(Trait.SIGNED) ? Double.NEGATIVE_INFINITY : 0, Double.POSITIVE_INFINITY);
  }

  /**
   * Whether it grows or falls with the size of the sample, whoever wrote it, so that its figures
   * are compared only between samples of one size.
   */
  public boolean dependsOnSampleSize() {
    return traits.contains(Trait.SAMPLE_SIZED);
  }

  /** Whether it is taken where nobody chooses measures. */
  public boolean isStandard() {
    return !traits.contains(Trait.ON_REQUEST);
  }

  /** Whether it takes the model's first generation beside the model. */
  public boolean takesFirstGeneration() {
    return traits.contains(Trait.OF_FIRST_GENERATION);
  }

  /** Whether it is of what was written in the round, whatever generation the model is in. */
  public boolean isOfRound() {
    return traits.contains(Trait.OF_ROUND);
  }

  /** What it is, on one line. */
  public String help() {
    return MeasureCatalogue.text(this, "help");
  }

  /** What it is exactly, with its source. */
  public String definition() {
    return MeasureCatalogue.text(this, "definition");
  }

  /** What it misses, and what to beware of. */
  public String caveats() {
    return MeasureCatalogue.text(this, "caveats");
  }

  /**
   * The measure that has this id.
   *
   * @throws IllegalArgumentException if none has; the message lists the ids
   */
  public static Measure of(String id) {
    Measure found = BY_ID.get(id);
    if (found == null) {
      throw new IllegalArgumentException(
          "no measure is called '%s'; there are %s"
              .formatted(
                  id, Arrays.stream(values()).map(Measure::id).collect(Collectors.joining(", "))));
    }
    return found;
  }

  /**
   * The recall of one tenth of the human vocabulary.
   *
   * @param tenth from 1, the most frequent, to 10, the rarest
   */
  static Measure rareTokenRecall(int tenth) {
    return of("rare_token_recall_d" + tenth);
  }

  /** What sets a measure apart from others. */
  private enum Trait {
    /** It is a share or a probability, from 0 to 1. */
    SHARE,
    /** It may be below 0. */
    SIGNED,
    /** It depends on the sample's size. */
    SAMPLE_SIZED,
    /** It is taken only where it is asked for: it costs more than others, or says less. */
    ON_REQUEST,
    /** It takes the model's first generation. */
    OF_FIRST_GENERATION,
    /** It is of what was written in the round, whatever generation the model is in. */
    OF_ROUND
  }

  /** What a figure counts. */
  public enum Unit {
    /** A share or a quotient, without unit. */
    RATIO,
    /** Natural units of information. */
    NATS,
    /** Rounds of virtual time. */
    ROUNDS,
    /** A number of equally likely tokens, from 1 to {@code Infinity}; of numbers, from 0. */
    PERPLEXITY,
    /** A number of things, such as tokens or documents. */
    COUNT
  }
}
