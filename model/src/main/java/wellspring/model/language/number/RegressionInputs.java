package wellspring.model.language.number;

import wellspring.model.random.Seed;
import wellspring.model.random.StandardNormal;

/** Where the inputs of examples come from: all are independent and standard normal. */
public interface RegressionInputs {

  /**
   * The inputs of one example.
   *
   * @param index the example's place among those that its author writes in a round, from 0
   * @param normal the chance that its author has for it
   * @return (dimension)
   */
  double[] of(int index, StandardNormal normal);

  /** Whether inputs are drawn again for each example. */
  enum InputKind {
    /** Each example draws its own. */
    FRESH,
    /**
     * The examples of one index have the same inputs, whoever writes them and when: the design
     * matrix of Gerstgrasser et al. 2024.
     */
    SAME
  }

  /**
   * Inputs of a kind.
   *
   * @param seed the run's root
   * @param dimension how many inputs an example has, at least 1
   */
  static RegressionInputs of(InputKind kind, Seed seed, int dimension) {
    return switch (kind) {
      case FRESH -> (index, normal) -> normal.next(dimension);
      case SAME ->
          (index, normal) ->
              new StandardNormal(seed.fixedStream("inputs", "", index)).next(dimension);
    };
  }
}
