package wellspring.model.autoregression;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/** First errors of documents whose hazard is the test's choice. */
final class HazardTables {
  private HazardTables() {}

  /** What is expected, rounded: documents of one length. */
  static FirstErrors expected(int documents, int length, IntToDoubleFunction hazard) {
    int[] atRisk = new int[length];
    int[] errors = new int[length];
    int left = documents;
    for (int place = 0; place < length; place++) {
      atRisk[place] = left;
      errors[place] = (int) Math.round(left * hazard.applyAsDouble(place + 1));
      left -= errors[place];
    }
    return FirstErrors.of(atRisk, errors);
  }

  /**
   * What chance makes of it.
   *
   * @param ends the chance that a document without an error ends after a symbol
   */
  static FirstErrors drawn(
      int documents,
      int length,
      double ends,
      IntToDoubleFunction hazard,
      UniformRandomProvider random) {
    int[] atRisk = new int[length];
    int[] errors = new int[length];
    int left = documents;
    for (int place = 0; place < length && left > 0; place++) {
      atRisk[place] = left;
      errors[place] = binomial(left, hazard.applyAsDouble(place + 1), random);
      left -= errors[place];
      left -= binomial(left, ends, random);
    }
    return FirstErrors.of(atRisk, errors);
  }

  /** Goes from one success to the next (Devroye 1986, X.4.3). */
  private static int binomial(int trials, double chance, UniformRandomProvider random) {
    if (chance == 0) {
      return 0;
    }
    double failure = StrictMath.log1p(-chance);
    int successes = 0;
    double trial = 0;
    while (true) {
      trial += 1 + Math.floor(StrictMath.log1p(-random.nextDouble()) / failure);
      if (trial > trials) {
        return successes;
      }
      successes++;
    }
  }
}
