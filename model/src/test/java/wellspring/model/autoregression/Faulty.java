package wellspring.model.autoregression;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

/**
 * A writer of a's and b's who slips: at each place it writes a c, which the truth does not know,
 * with a chance of the test's choice.
 *
 * @param hazard the chance at a position, from 1
 */
record Faulty(int tokens, IntToDoubleFunction hazard) implements TokenDistribution {
  private static final double[] RIGHT = {0.75, 0.25, 0};

  /** People, who never write a c, and a more often than b. */
  TrueDistribution truth() {
    TokenDistribution people =
        new TokenDistribution() {
          @Override
          public double[] after(int[] prefix) {
            return RIGHT.clone();
          }

          @Override
          public boolean dependsOnPrefix() {
            return false;
          }
        };
    return new TrueDistribution(people, new DocumentEnd.FixedLength(tokens));
  }

  @Override
  public double[] after(int[] prefix) {
    double slip = hazard.applyAsDouble(prefix.length + 1);
    return new double[] {(1 - slip) / 2, (1 - slip) / 2, slip};
  }

  @Override
  public boolean dependsOnPrefix() {
    return true;
  }

  List<int[]> write(int documents, long seed) {
    UniformRandomProvider random = new Seed(seed).stream("test", "faulty", 0);
    return IntStream.range(0, documents).mapToObj(document -> document(random)).toList();
  }

  private int[] document(UniformRandomProvider random) {
    int[] document = new int[tokens];
    for (int place = 0; place < tokens; place++) {
      document[place] = draw(after(Arrays.copyOf(document, place)), random.nextDouble());
    }
    return document;
  }

  static int draw(double[] probabilities, double u) {
    int symbol = 0;
    double left = u;
    while (symbol < probabilities.length - 1 && left >= probabilities[symbol]) {
      left -= probabilities[symbol++];
    }
    return symbol;
  }
}
