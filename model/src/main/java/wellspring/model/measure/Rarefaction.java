package wellspring.model.measure;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * How many different tokens samples of any size would have on average, and what share of all text
 * consists of these: the richness and the coverage that sampling more reaches (Chao and Jost 2012,
 * doi:10.1890/11-1952.1).
 */
interface Rarefaction {
  /** So often is an interval halved: as often as a number has bits. */
  int HALVINGS = 64;

  /** The expected number of different tokens in a sample of so many. */
  double richness(double tokens);

  /** The expected share of all text that consists of the different tokens of such a sample. */
  double coverage(double tokens);

  /** How large a sample may be for both to be known. */
  double tokensMax();

  /** Of which sizes samples have less than a coverage, above 0 and below 1. */
  default DoublePredicate lacks(double coverage) {
    return tokens -> coverage(tokens) < coverage;
  }

  /**
   * The richness of the smallest sample that has a coverage.
   *
   * @param coverage above 0 and below 1
   * @return empty if no sample of a known size has it
   */
  default OptionalDouble richnessAt(double coverage) {
    DoublePredicate lacks = lacks(coverage);
    double high = 1;
    while (lacks.test(Math.min(high, tokensMax()))) {
      if (high >= tokensMax()) {
        return OptionalDouble.empty();
      }
      high *= 2;
    }
    double low = 0;
    high = Math.min(high, tokensMax());
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        break; // no number lies between them
      }
      if (lacks.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(richness(high));
  }
}
