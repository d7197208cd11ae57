package wellspring.model.prediction;

import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import wellspring.model.mix.DocumentDraw;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.OriginPairs;
import wellspring.model.mix.RetentionRule;
import wellspring.model.mix.Share;

/**
 * The exact mean course of the diversity of token frequencies, generation after generation.
 *
 * <p>It holds for a model that is the (smoothed) frequencies of its training tokens, in a language
 * whose tokens are independent and whose documents all have the same length, where every synthetic
 * document is an independent sample of the model's own last generation, and generation 1 is fitted
 * on human text alone.
 *
 * <p>Why it is exact: two different tokens of a fresh corpus are equal with probability {@code Σ
 * q²} if both are human, {@code ⟨q, p⟩} if one is, and {@code Σ p²} if none is. So the means of the
 * next generation's inner products are linear in those of the last one. This is the drift with
 * immigration of population genetics (Wright 1931), with documents, memory and a prior added;
 * {@link ClosedForms} are its special cases. A subsample is drawn anew from all documents each
 * time, so that any two of its documents are like any two of all that there are.
 *
 * @param humans how people use tokens
 * @param corpus what each generation adds
 * @param humanFraction the human fraction that is aimed at by generation, asked from generation 2
 *     on
 * @param memory what is kept between generations; see {@link #covers}
 * @param prior the total weight of the symmetric Dirichlet prior, in tokens, from 0
 */
public record TokenDrift(
    Humans humans,
    FreshCorpus corpus,
    IntFunction<Share> humanFraction,
    MemoryRegime memory,
    double prior) {

  /**
   * @throws IllegalArgumentException if the memory regime is not covered, or the prior is no weight
   */
  public TokenDrift {
    if (!covers(memory)) {
      throw new IllegalArgumentException("there is no exact course for the memory " + memory);
    }
    if (!(prior >= 0 && prior < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("prior must be a number from 0 on, not " + prior);
    }
  }

  /**
   * Whether there is an exact course for a memory regime: subsamples are followed if of all text.
   */
  public static boolean covers(MemoryRegime memory) {
    return memory
        .rule()
        .retention()
        .filter(
            rule ->
                rule.drawn().isEmpty()
                    || (rule.newest() == RetentionRule.ALL && rule.anchored() == 0))
        .isPresent();
  }

  private RetentionRule retention() {
    return memory.rule().retention().orElseThrow();
  }

  /**
   * The mean diversity {@code E(1 − Σ p²)} of the fitted model's token frequencies.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] diversity(int generations) {
    return course(generations, model -> 1 - model.withItself());
  }

  /**
   * The mean squared distance {@code E‖p − q‖² = Σ q² − 2 E⟨p, q⟩ + E Σ p²} of the fitted model's
   * token frequencies from people's.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] squaredError(int generations) {
    return course(generations, model -> humans.match() - 2 * model.linear() + model.withItself());
  }

  /**
   * How far the mean of the fitted frequencies is people's: λ in {@code E p = λ q + (1 − λ)/V}. It
   * is 1 without prior.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first; 1 where people use all tokens alike, so that
   *     there is nothing to tell apart
   */
  public double[] humanPart(int generations) {
    double uniform = 1.0 / humans.vocabulary();
    return prior == 0 || humans.match() <= uniform
        ? course(generations, model -> 1)
        : course(generations, model -> (model.linear() - uniform) / (humans.match() - uniform));
  }

  private double[] course(int generations, ToDoubleFunction<TrainingPool.FittedMeans> figure) {
    double[] course = new double[generations];
    KeptText kept = new KeptText(firstPool(), humans.match());
    for (int generation = 1; generation <= generations; generation++) {
      if (generation > 1) {
        kept = keep(kept, humanFraction.apply(generation));
      }
      course[generation - 1] = figure.applyAsDouble(fit(kept));
    }
    return course;
  }

  /**
   * What is kept for training.
   *
   * @param within how probably two different tokens of the same document are equal, on average over
   *     all documents; subsamples alone need it
   */
  private record KeptText(TrainingPool pool, double within) {}

  /** An anchor is a part of its own, so that the rest of the first corpus can be dropped. */
  private TrainingPool firstPool() {
    int anchored = retention().anchored();
    if (anchored > 0 && anchored < corpus.documents()) {
      long kept = (long) anchored * corpus.documentTokens();
      return TrainingPool.ofHumans(humans.match(), kept, corpus.tokens() - kept);
    }
    return TrainingPool.ofHumans(humans.match(), corpus.tokens());
  }

  private TrainingPool.FittedMeans fit(KeptText kept) {
    OptionalInt drawn = retention().drawn();
    return drawn.isPresent()
        ? fitSample(kept, (double) drawn.getAsInt() * corpus.documentTokens())
        : kept.pool().fit(humans.vocabulary(), prior);
  }

  /**
   * The model of so many tokens in whole documents, drawn from all. Two tokens of it lie in the
   * same document or in two different ones, of all documents alike.
   */
  private TrainingPool.FittedMeans fitSample(KeptText kept, double drawn) {
    double all = kept.pool().size();
    double inside = (corpus.documentTokens() - 1) * kept.within();
    double across = all * kept.pool().merged().withItself(0) - 1 - inside;
    double between = across / Math.max(1.0, all - corpus.documentTokens());
    double size = Math.min(drawn, all);
    double match = (1 + inside + (size - corpus.documentTokens()) * between) / size;
    return kept.pool().fitSample(size, match, humans.vocabulary(), prior);
  }

  /** What is kept when people and the model that was fitted to it have written a corpus. */
  private KeptText keep(KeptText kept, Share aim) {
    TrainingPool.FittedMeans model = fit(kept);
    OriginPairs pairs = corpus.draw().pairsInDocument(aim, corpus.documents());
    double fresh =
        pairs.human() * humans.match()
            + pairs.mixed() * model.linear()
            + pairs.synthetic() * model.withItself();
    double share = corpus.tokens() / (corpus.tokens() + kept.pool().size());
    return new KeptText(
        write(kept.pool(), model, aim).kept(retention()),
        share * fresh + (1 - share) * kept.within());
  }

  /** Adds the corpus that people and a model write. */
  private TrainingPool write(TrainingPool pool, TrainingPool.FittedMeans model, Share aim) {
    double human = corpus.humanShare(aim);
    OriginPairs pairs = corpus.pairs(aim);
    double different =
        pairs.human() * humans.match()
            + pairs.mixed() * model.linear()
            + pairs.synthetic() * model.withItself();
    double same = 1.0 / corpus.tokens();
    double[] withParts =
        IntStream.range(0, pool.parts())
            .mapToDouble(i -> human * pool.linear(i) + (1 - human) * model.withPart(i))
            .toArray();
    return pool.with(
        (double) corpus.tokens(),
        same + (1 - same) * different,
        human * humans.match() + (1 - human) * model.linear(),
        withParts);
  }

  /**
   * How people use tokens.
   *
   * @param vocabulary how many different tokens there are, those that people never use included
   * @param match the probability that two of their tokens are equal, {@code Σ q²}
   */
  public record Humans(int vocabulary, double match) {

    /**
     * @param frequencies probabilities by token
     */
    public static Humans of(double[] frequencies) {
      double match = 0;
      for (double frequency : frequencies) {
        match += frequency * frequency;
      }
      return new Humans(frequencies.length, match);
    }
  }

  /**
   * The fresh text of one generation.
   *
   * @param documents how many, at least 1
   * @param documentTokens how many tokens each has, at least 1
   * @param draw how it comes about which tokens are people's
   */
  public record FreshCorpus(int documents, int documentTokens, DocumentDraw draw) {
    public FreshCorpus {
      if (documents < 1 || documentTokens < 1) {
        throw new IllegalArgumentException(
            "a corpus needs documents and tokens, not %d documents of %d tokens"
                .formatted(documents, documentTokens));
      }
    }

    long tokens() {
      return (long) documents * documentTokens;
    }

    /** The mean share of the tokens that people wrote. */
    double humanShare(Share aim) {
      return draw.human(aim, documents);
    }

    /** The origins of two different tokens of the corpus. */
    OriginPairs pairs(Share aim) {
      return draw.pairs(aim, documents, documentTokens);
    }
  }
}
