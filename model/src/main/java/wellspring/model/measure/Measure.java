package wellspring.model.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is measured of a model, each round.
 *
 * <p>All figures are in tokens of the language, whatever tokens the model itself works with; words
 * that the language lacks are one and the same token, which no human uses unless it stands in their
 * text. In a language of numbers a number takes the place of a token, and a density that of a
 * probability. The <em>probe</em> is a fixed number of documents that the model wrote to be
 * measured. A measure that has no value for a probe (an empty one has no distinct pairs) is left
 * out; none is ever NaN.
 *
 * <p>Measures that grow or fall with the size of the sample, whoever wrote it, are taken on an
 * <em>equal text</em> or on <em>equal documents</em>: the same number of tokens, or of documents of
 * the same number of tokens, for everybody who is compared; see {@link SampleSize}. A probe that
 * falls short of that has none of these measures. What people keep of their vocabulary is set
 * beside as much human text as there is of the probe's.
 */
public enum Measure {
  /**
   * The share of the fresh corpus' tokens that people wrote.
   *
   * <p>Misses how good the rest is: synthetic text close to the humans counts like gibberish.
   */
  HUMAN_FRACTION(Unit.RATIO, "share of the fresh corpus' tokens that people wrote"),

  /**
   * The share of the tokens that people wrote in all that the generation was trained on, kept
   * corpora included.
   *
   * <p>Misses what an earlier generation passed on: a warm start counts as nothing.
   */
  TRAINING_HUMAN_FRACTION(Unit.RATIO, "share of all training tokens that people wrote"),

  /**
   * How many equally likely tokens the model hesitates between in human text that it never saw:
   * {@code exp(−Σ ln P(document) / symbols)}, the symbols being the tokens and, where the language
   * has one, each document's end (Jelinek et al. 1977).
   *
   * <p>{@code Infinity} as soon as one document is impossible. Misses what the model adds: it may
   * write nonsense half of the time and lose a factor of two at most. Of numbers it is the width
   * over which they seem evenly spread, and may be below 1.
   */
  HELD_OUT_PERPLEXITY(Unit.PERPLEXITY, "surprise at human text that no model has seen"),

  /**
   * The logarithm of {@link #HELD_OUT_PERPLEXITY}: the nats that a symbol of human text costs which
   * the model never saw, {@code −Σ ln P(document) / symbols} (Shannon 1951).
   *
   * <p>It is what training minimises. On average two models differ in it as much as in their
   * divergence from people. Misses the same. Of numbers it may be negative.
   */
  HELD_OUT_CROSS_ENTROPY(Unit.NATS, "nats that a token of human text costs, on average"),

  /**
   * The entropy of the model's token frequencies, {@code −Σ p ln p} (Shannon 1948).
   *
   * <p>Exact where the model's next token does not depend on the prefix; else estimated from the
   * probe as its plug-in entropy plus {@code (m − 1)/2n} for m different among n tokens (Miller
   * 1955), which still falls short while most of the vocabulary has not been seen, and more so if
   * words come in clusters. Misses order: shuffled text has the same.
   */
  ENTROPY(Unit.NATS, "entropy of the token frequencies"),

  /**
   * The probability that two tokens differ, {@code H = 1 − Σ p²} (Gini 1912, Simpson 1949).
   *
   * <p>Exact where the model's next token does not depend on the prefix; else {@code 1 − Σ c(c −
   * 1)/(n(n − 1))} of the probe's counts (Simpson 1949), which is unbiased for independent tokens.
   * Misses the tail: frequent tokens decide it.
   */
  DIVERSITY(Unit.RATIO, "probability that two tokens differ"),

  /**
   * Different tokens relative to all tokens of the probe (Li et al. 2016), on equal token counts.
   *
   * <p>Misses whether what differs makes sense: noise is the most distinct of all. Compare with the
   * human level, not with 1.
   */
  DISTINCT_1(Unit.RATIO, "different tokens relative to all"),

  /** As {@link #DISTINCT_1}, for pairs of neighbours within a document. */
  DISTINCT_2(Unit.RATIO, "different pairs relative to all"),

  /** As {@link #DISTINCT_1}, for three tokens in a row within a document. */
  DISTINCT_3(Unit.RATIO, "different triples relative to all"),

  /**
   * The share of four-token sequences that repeat one of the same document, {@code 1 −
   * different/all}, averaged over the documents that have four tokens (seq-rep-4, Welleck et al.
   * 2020).
   *
   * <p>Longer documents repeat more, whoever writes them: so all are cut to the same length. Misses
   * documents that repeat each other: see {@link #DISTINCT_3}.
   */
  REPETITION(Unit.RATIO, "share of four-token sequences that repeat within their document"),

  /**
   * The share of the most frequent tenth of the human vocabulary that occurs in the probe.
   *
   * <p>The tokens that people use are sorted by frequency, ties by number, and cut into ten parts
   * that differ by one token at most; a vocabulary of fewer than ten leaves parts empty, which have
   * no recall. Tokens in the tail are missed by any finite sample, so compare with the human level;
   * a model that writes less than people reaches fewer of them.
   */
  RARE_TOKEN_RECALL_D1(Unit.RATIO, "share of the most frequent tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the next tenth. */
  RARE_TOKEN_RECALL_D2(Unit.RATIO, "share of the second tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the third tenth. */
  RARE_TOKEN_RECALL_D3(Unit.RATIO, "share of the third tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the fourth tenth. */
  RARE_TOKEN_RECALL_D4(Unit.RATIO, "share of the fourth tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the fifth tenth. */
  RARE_TOKEN_RECALL_D5(Unit.RATIO, "share of the fifth tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the sixth tenth. */
  RARE_TOKEN_RECALL_D6(Unit.RATIO, "share of the sixth tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the seventh tenth. */
  RARE_TOKEN_RECALL_D7(Unit.RATIO, "share of the seventh tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the eighth tenth. */
  RARE_TOKEN_RECALL_D8(Unit.RATIO, "share of the eighth tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the ninth tenth. */
  RARE_TOKEN_RECALL_D9(Unit.RATIO, "share of the ninth tenth of tokens that occurs"),
  /** As {@link #RARE_TOKEN_RECALL_D1}, for the rarest tenth. */
  RARE_TOKEN_RECALL_D10(Unit.RATIO, "share of the rarest tenth of tokens that occurs"),

  /**
   * The share of the model's tokens that lies in the humans' tail: their rarest tokens, as many as
   * together make up at most a tenth of what people write.
   *
   * <p>The human figure is close to 0.1. Exact where the model's next token does not depend on the
   * prefix, else the probe's share. Misses how the mass is spread within the tail. A language whose
   * rarest token makes up more than a tenth has no tail.
   */
  TAIL_MASS(Unit.RATIO, "share of the model's tokens in the humans' tail"),

  /**
   * How many different human tokens the probe has, relative to the human reference at the same
   * number of tokens (rarefaction: Sanders 1968). 0 for a probe without tokens.
   *
   * <p>Human text itself has about 1, and may have more by chance. The same sample size on both
   * sides means that writing more does not help. Misses which tokens were kept.
   */
  VOCABULARY_KEPT(Unit.RATIO, "different human tokens, relative to people at equal length"),

  /**
   * The information that the model lacks about the next token, {@code Σ truth ln(truth/model)}
   * (Kullback and Leibler 1951), where truth is known; the mean over prefixes of human text, one
   * from a random place of each held-out document, or exact where no prefix matters.
   *
   * <p>{@code Infinity} when the model lost a token that people use: true of any maximum-likelihood
   * model of a finite sample with a long tail. Of numbers it is the divergence of whole documents,
   * exact, shared out over the document's numbers; {@code Infinity} when the model lost a
   * dimension.
   */
  KL_TRUTH_MODEL(Unit.NATS, "information that the model lacks about the next token"),

  /**
   * The information that the model makes up about the next token, {@code Σ model ln(model/truth)},
   * at the same places as {@link #KL_TRUTH_MODEL}.
   *
   * <p>{@code Infinity} when the model writes what people never do; of numbers, when it lost a
   * dimension. Misses what the model lost.
   */
  KL_MODEL_TRUTH(Unit.NATS, "information that the model makes up about the next token"),

  /**
   * The squared distance of the model's token frequencies from those of people, {@code ‖p − q‖² = Σ
   * (p − q)²}; only where the model's next token does not depend on the prefix.
   *
   * <p>Its mean is what the closed forms of drift are about: {@code E‖p − q‖² = Σ q² − 2⟨p, q⟩ + Σ
   * p²}. Misses the tail: frequent tokens decide it.
   */
  FREQUENCY_ERROR(Unit.RATIO, "squared distance of the token frequencies from people's"),

  /**
   * The share of the tokens that people use to which the model still gives a probability above 0;
   * only where its next token does not depend on the prefix.
   *
   * <p>It counts a token that has all but died like one that thrives. 1 for every model with a
   * prior.
   */
  SURVIVING_VOCABULARY(Unit.RATIO, "share of the human vocabulary that the model can still write"),

  /**
   * The probability of the tokens that the model has lost in what people write, {@code Σ q} over
   * {@code p = 0}; only where its next token does not depend on the prefix (Good 1953; the clean
   * error of Dohmatob et al. 2024, A Tale of Tails).
   *
   * <p>0 for every model with a prior.
   */
  MISSING_MASS(Unit.RATIO, "how much of human text consists of tokens that the model has lost"),

  /**
   * How far model and truth are apart, {@code (KL(p‖m) + KL(q‖m))/2} for m halfway between them
   * (Lin 1991), at the places of {@link #KL_TRUTH_MODEL}.
   *
   * <p>Never above ln 2, whatever is lost or made up: so it misses how much that matters.
   */
  JENSEN_SHANNON(Unit.NATS, "divergence between model and truth, the same both ways"),

  /**
   * How many different tokens an equal text has: the Hill number of order 0 (Hill 1973).
   *
   * <p>Misses evenness: a token that came once counts like any other.
   */
  HILL_0(Unit.COUNT, "different tokens of a text of equal length"),

  /**
   * How many equally frequent tokens would be as diverse: {@code exp(−Σ p ln p)} of the relative
   * frequencies in an equal text, the Hill number of order 1 (Hill 1973). Falls short by the tokens
   * that such a text does not reach.
   */
  HILL_1(Unit.COUNT, "effective number of tokens, by entropy, at equal length"),

  /** As {@link #HILL_1}, of order 2: {@code 1/Σ p²} (Hill 1973). Misses the rare tokens. */
  HILL_2(Unit.COUNT, "effective number of tokens, by matches, at equal length"),

  /**
   * How steeply frequency falls with rank in an equal text: the slope of ln frequency over ln rank,
   * by least squares over all ranks that occur (Zipf 1949); about −1 for people.
   *
   * <p>The many rare ranks, whose frequencies are whole numbers, weigh most, and the fit is biased
   * (Clauset, Shalizi and Newman 2009): compare with the human level, not with theory.
   */
  ZIPF_SLOPE(Unit.RATIO, "slope of log frequency over log rank"),

  /**
   * How many tokens it takes until less than 72 % of them differ, on average, forwards and
   * backwards through an equal text (MTLD, McCarthy and Jarvis 2010); documents follow each other
   * as one.
   *
   * <p>Misses sense and order: shuffled text scores higher. None if no token comes twice.
   */
  MTLD(Unit.COUNT, "tokens until words repeat: lexical diversity"),

  /**
   * How much each document resembles the others, as BLEU-4 with all of them as references
   * (self-BLEU, Zhu et al. 2018), averaged over equal documents; a precision without a match counts
   * 0.1 matches (method 1 of Chen and Cherry 2014). 1 if each is made of the others' parts.
   *
   * <p>Misses likeness without shared words; grows with the number of documents.
   */
  SELF_BLEU_4(Unit.RATIO, "how much documents resemble each other"),

  /**
   * How many wholly different documents would be as diverse as these equal ones: {@code exp(−Σ λ ln
   * λ)} over the eigenvalues of their similarities (Vendi score, Friedman and Dieng 2023), which
   * are cosines of hashed tf-idf of words and pairs, see {@link TextFeatures}.
   *
   * <p>Misses meaning: other words for the same count as different.
   */
  VENDI_SCORE(Unit.COUNT, "effective number of different documents"),

  /**
   * How far human and model documents cover each other: the area under their divergence frontier
   * (MAUVE, Pillutla et al. 2021), on clusters of the features of {@link #VENDI_SCORE}, one for ten
   * documents of a side. 1 if the clusters are equally full.
   *
   * <p>Not comparable with MAUVE on neural embeddings; a perfect model stays below 1 by chance.
   */
  FRONTIER_AREA(Unit.RATIO, "how far human and model documents cover each other"),

  /**
   * How far a token tells of later ones: the largest distance, up to 64, such that at it and at all
   * shorter ones the mutual information of two tokens of equal documents (Li 1990) exceeds that in
   * 19 shuffles of the same text, the noise level. 0 for independent tokens, but one time in
   * twenty.
   *
   * <p>Misses what only several tokens together tell, and whether it makes sense.
   */
  COHERENCE_LENGTH(Unit.COUNT, "tokens over which a token tells of later ones"),

  /**
   * The perplexity of the probe under the model itself, as {@link #HELD_OUT_PERPLEXITY}.
   *
   * <p>Low for a model that is sure of itself, right or wrong.
   */
  SELF_PERPLEXITY(Unit.PERPLEXITY, "the model's surprise at its own text"),

  /**
   * The perplexity of the probe under the model's own first generation, which saw people alone
   * (Shumailov et al. 2024).
   *
   * <p>Falls when text drifts to what was always likely; misses what was lost.
   */
  FIRST_PERPLEXITY(Unit.PERPLEXITY, "the first generation's surprise at the model's text"),
  /** Of the documents of {@link #FIRST_PERPLEXITY}, one by one, 5 % are not above it. */
  FIRST_PERPLEXITY_P05(Unit.PERPLEXITY, "surprise that 5 % of the documents stay within"),
  /** As {@link #FIRST_PERPLEXITY_P05}, for a quarter. */
  FIRST_PERPLEXITY_P25(Unit.PERPLEXITY, "surprise that a quarter of the documents stay within"),
  /** As {@link #FIRST_PERPLEXITY_P05}, for a half. */
  FIRST_PERPLEXITY_P50(Unit.PERPLEXITY, "surprise that half of the documents stay within"),
  /** As {@link #FIRST_PERPLEXITY_P05}, for three quarters. */
  FIRST_PERPLEXITY_P75(Unit.PERPLEXITY, "surprise that 75 % of the documents stay within"),
  /** As {@link #FIRST_PERPLEXITY_P05}, for 95 %: the long tail of strange documents. */
  FIRST_PERPLEXITY_P95(Unit.PERPLEXITY, "surprise that 95 % of the documents stay within"),

  /**
   * The chance of an error at a symbol of the probe, where truth is known: first errors per symbol
   * at risk, see {@link wellspring.model.autoregression.FirstErrors}.
   *
   * <p>Misses how bad an error is, and everything after a document's first one.
   */
  ERROR_RATE(Unit.RATIO, "chance of an error at a symbol without one before it"),

  /**
   * How the chance of an error changes with each symbol of a document, in log-odds (logistic
   * regression, Cox 1972); below 0 the model corrects itself, above it derails.
   *
   * <p>Sees a trend, no other shape. Documents that differ in how error-prone they are let it fall:
   * the weakest leave first (Vaupel, Manton and Stallard 1979).
   */
  HAZARD_SLOPE(Unit.RATIO, "change of the log-odds of an error with each symbol"),
  /** Where the 95 % interval (Wald 1943) of {@link #HAZARD_SLOPE} begins. */
  HAZARD_SLOPE_LOW(Unit.RATIO, "where the interval of the hazard's slope begins"),
  /** Where it ends. */
  HAZARD_SLOPE_HIGH(Unit.RATIO, "where the interval of the hazard's slope ends"),

  /**
   * How much less likely the probe is under the truth than human text, per symbol, before the first
   * errors: see {@link wellspring.model.autoregression.LikelihoodDecay}.
   *
   * <p>Below 0 for text that is likelier than people's own. Misses errors, which have no
   * likelihood.
   */
  LIKELIHOOD_DECAY(Unit.NATS, "likelihood that the model's text loses with each symbol"),
  /** What {@link #LIKELIHOOD_DECAY} must be on average: {@code H(Q) + KL(Q‖P) − H(P)}. */
  LIKELIHOOD_DECAY_EXPECTED(Unit.NATS, "the same by entropy and divergence from the truth"),

  /**
   * The squared distance of the model's mean from people's, by dimension: {@code ‖μ‖²/d} (Shumailov
   * et al. 2024), in units of the human variance.
   *
   * <p>Misses the spread: a model that has shrunk to one right point has no error.
   */
  MEAN_ERROR(Unit.RATIO, "squared distance of the mean from people's, by dimension"),

  /**
   * The variance of the model, by dimension: {@code tr Σ/d} (Shumailov et al. 2024), in units of
   * the human variance.
   *
   * <p>Compare medians over replicas, never a mean alone: fitted without bias its mean stays 1 for
   * ever, while almost every replica's goes to 0. Misses correlations: all mass on one line may
   * still have variance 1 in each dimension.
   */
  VARIANCE(Unit.RATIO, "variance by dimension, relative to people's"),

  /**
   * The standard deviation of the model, the mean over dimensions, {@code Σ √Σ_ii / d}, in units of
   * the human deviation.
   *
   * <p>Its mean over replicas falls even where that of {@link #VARIANCE} does not. Misses
   * correlations as well.
   */
  DEVIATION(Unit.RATIO, "standard deviation, mean over dimensions, relative to people's"),

  /**
   * How far the model's mass must be moved to become people's, {@code W₂ = √(‖μ‖² + Σ (√λ − 1)²)}
   * over the eigenvalues λ of its covariance (Givens and Shortt 1984), in human standard
   * deviations.
   *
   * <p>Finite where the divergences are not. Grows with the dimension. Misses which of the two is
   * wider.
   */
  WASSERSTEIN(Unit.RATIO, "Wasserstein-2 distance from people, in their standard deviations"),

  /**
   * The squared error of the model's answers to fresh inputs, beyond the noise: {@code ‖ŵ − w‖²}
   * for standard normal inputs (Dohmatob et al. 2024).
   *
   * <p>Exact. Misses which inputs it is wrong about.
   */
  TEST_ERROR(Unit.RATIO, "squared error of the answers to fresh inputs, beyond the noise"),

  /**
   * The probability that a token of this model and one of another differ, {@code 1 − Σ p_x p_y},
   * averaged over the other models in force: 1 less the identity of two populations of Nei 1972.
   * {@link #DIVERSITY} is the same within one model: where all models are alike the two are equal,
   * and the more this one exceeds it, the more models have each gone their own way.
   *
   * <p>Exact where neither model's next token depends on the prefix, else by the probes' counts,
   * which is unbiased as probes are independent. Only with two models or more. Misses what all have
   * lost together, and the tail: frequent tokens decide it.
   */
  BETWEEN_DIVERSITY(Unit.RATIO, "probability that tokens of two models differ"),

  /**
   * How far the model's token frequencies are from another model's, as their Jensen–Shannon
   * divergence {@code H((p_x + p_y)/2) − (H(p_x) + H(p_y))/2} (Lin 1991), averaged over the other
   * models in force; 0 if they are the same, ln 2 if they share no token.
   *
   * <p>Exact where neither model's next token depends on the prefix, else by the probes'
   * frequencies, which overstates it the more the smaller the probes are. Only with two models or
   * more. Misses order, and what all have lost together.
   */
  BETWEEN_DIVERGENCE(Unit.NATS, "divergence of the token frequencies from other models'"),

  /**
   * The share of the facts stated in the probe that are true in the round; only in a language that
   * states facts (the precision of atomic facts: Min et al. 2023, FActScore).
   *
   * <p>Only grammatical sentences state a fact. Misses how much is said: a model that repeats one
   * truth for ever is as truthful as one that knows all.
   */
  FACTS_TRUE(Unit.RATIO, "share of the stated facts that are true now"),

  /**
   * The share of the facts stated in the probe that are no longer true, but were in an earlier
   * round: what was right once and is out of date (Kasai et al. 2023, RealTime QA).
   *
   * <p>Counts a fact as outdated too that a model made up and that happened to be true once.
   */
  FACTS_OUTDATED(Unit.RATIO, "share of the stated facts that were true once and are no longer"),

  /**
   * The share of the facts stated in the probe that have not been true in any round so far.
   *
   * <p>Falls as the world grows older, since more and more has been true once.
   */
  FACTS_FALSE(Unit.RATIO, "share of the stated facts that have never been true"),

  /**
   * How stale the model is: the mean number of rounds since the outdated facts of the probe were
   * last true.
   *
   * <p>Misses how many there are: see {@link #FACTS_OUTDATED}. No value if there are none.
   */
  FACT_AGE(Unit.ROUNDS, "rounds since outdated facts were last true, on average"),

  /**
   * The share of the fresh corpus' documents that are right, judged in the round of the corpus;
   * only in languages in which a document can be right or wrong. It is what a verifier is to raise
   * (Feng et al. 2024).
   *
   * <p>Misses how wrong a document is, and what right documents leave out: one that is repeated for
   * ever is right for ever.
   */
  CORPUS_RIGHT(Unit.RATIO, "share of the fresh corpus' documents that are right");

  /** The measures that take a model's first generation. */
  public static final Set<Measure> OF_FIRST_GENERATION =
      Collections.unmodifiableSet(EnumSet.range(FIRST_PERPLEXITY, FIRST_PERPLEXITY_P95));

  private final Unit unit;
  private final String help;

  Measure(Unit unit, String help) {
    this.unit = unit;
    this.help = help;
  }

  /** The name in tables and events, for example {@code held_out_perplexity}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Unit unit() {
    return unit;
  }

  /** What it is, on one line. */
  public String help() {
    return help;
  }

  /**
   * The measure that has this id.
   *
   * @throws IllegalArgumentException if none has; the message lists the ids
   */
  public static Measure of(String id) {
    return Arrays.stream(values())
        .filter(measure -> measure.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no measure is called '%s'; there are %s"
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(Measure::id)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * The recall of one tenth of the human vocabulary.
   *
   * @param tenth from 1, the most frequent, to 10, the rarest
   */
  static Measure rareTokenRecall(int tenth) {
    return of("rare_token_recall_d" + tenth);
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
