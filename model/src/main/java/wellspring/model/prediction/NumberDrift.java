package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import wellspring.model.learner.number.VarianceEstimator;
import wellspring.model.mix.DocumentDraw;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.RetentionRule;
import wellspring.model.mix.Share;

/**
 * The exact mean course of a normal distribution that is refitted, generation after generation.
 *
 * <p>It holds, by dimension, for a model that is the mean and the variance of all points it is
 * trained on, each with the same weight, in a language of independent standard normal numbers,
 * where every synthetic point is an independent sample of the model's own last generation, and
 * generation 1 is fitted on human points alone. How the dimensions correlate makes no difference.
 *
 * <p>Why it is exact: the product of two different points of a fresh corpus has the mean {@code E
 * μ²} if both are synthetic, else 0, as people's mean is 0; and the square of a synthetic point has
 * the mean {@code E σ² + E μ²}. So the next generation's moments are linear in those of the last
 * one. {@link NumberForms} are its special cases (Shumailov et al. 2024, Kazdan et al. 2024).
 *
 * @param documents how many fresh points each generation gets, at least 1
 * @param draw whether the human fraction is met exactly or each point is drawn at random
 * @param humanFraction the human fraction that is aimed at by generation, asked from generation 2
 *     on
 * @param memory what is kept between generations; see {@link #covers}
 * @param variance how the variance is estimated
 */
public record NumberDrift(
    int documents,
    DocumentDraw draw,
    IntFunction<Share> humanFraction,
    MemoryRegime memory,
    VarianceEstimator variance) {

  /**
   * @throws IllegalArgumentException if the memory regime is not covered or there are too few
   *     documents
   */
  public NumberDrift {
    if (!covers(memory)) {
      throw new IllegalArgumentException("there is no exact course for the memory " + memory);
    }
    NumberForms.requireDocuments(documents, variance);
  }

  /** Whether there is an exact course for a memory regime: for those that draw no subsample. */
  public static boolean covers(MemoryRegime memory) {
    return memory.rule().retention().filter(rule -> rule.drawn().isEmpty()).isPresent();
  }

  private RetentionRule retention() {
    return memory.rule().retention().orElseThrow();
  }

  /**
   * Mean figures of a fitted model, by dimension.
   *
   * @param variance {@code E σ²}, relative to people's
   * @param meanError {@code E μ²}, relative to people's variance
   */
  public record Moments(double variance, double meanError) {

    /** The mean square of a point that the model writes. */
    double square() {
      return variance + meanError;
    }
  }

  /**
   * The model's mean variance {@code E σ²}.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] variance(int generations) {
    return course(generations).stream().mapToDouble(Moments::variance).toArray();
  }

  /**
   * The squared distance {@code E μ²} of the model's mean from people's.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] meanError(int generations) {
    return course(generations).stream().mapToDouble(Moments::meanError).toArray();
  }

  private List<Moments> course(int generations) {
    List<Moments> course = new ArrayList<>();
    TrainingPool pool = firstPool();
    for (int generation = 1; generation <= generations; generation++) {
      if (generation > 1) {
        pool = write(pool, humanFraction.apply(generation)).kept(retention());
      }
      course.add(moments(pool));
    }
    return course;
  }

  private TrainingPool firstPool() {
    int anchored = retention().anchored();
    return anchored > 0 && anchored < documents
        ? TrainingPool.ofHumanNumbers(anchored, documents - anchored)
        : TrainingPool.ofHumanNumbers(documents);
  }

  private Moments moments(TrainingPool pool) {
    TrainingPool.FittedMeans fit = pool.fit(1, 0);
    double spread = fit.linear() - fit.withItself();
    return new Moments(variance.correction(1 / pool.size()) * spread, fit.withItself());
  }

  /** Adds the corpus that people and the model fitted to the pool write. */
  private TrainingPool write(TrainingPool pool, Share aim) {
    TokenDrift.FreshCorpus corpus = new TokenDrift.FreshCorpus(documents, 1, draw);
    Moments model = moments(pool);
    TrainingPool.FittedMeans fit = pool.fit(1, 0);
    double human = corpus.humanShare(aim);
    double square = human + (1 - human) * model.square();
    double different = corpus.pairs(aim).synthetic() * model.meanError();
    double same = 1.0 / documents;
    double[] withParts =
        IntStream.range(0, pool.parts()).mapToDouble(i -> (1 - human) * fit.withPart(i)).toArray();
    return pool.with(documents, same * square + (1 - same) * different, square, withParts);
  }
}
