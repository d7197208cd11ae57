package wellspring.model.autoregression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.random.Seed;

/** A language in which a token depends on the one before it. */
final class Bigrams implements TokenDistribution {
  private final double[][] rows;
  private final double[] first;

  /**
   * @param rows the distribution after each token
   * @param first that at the start of a document
   */
  Bigrams(double[][] rows, double... first) {
    this.rows = rows.clone();
    this.first = first.clone();
  }

  @Override
  public double[] after(int[] prefix) {
    return (prefix.length == 0 ? first : rows[prefix[prefix.length - 1]]).clone();
  }

  @Override
  public boolean dependsOnPrefix() {
    return true;
  }

  List<int[]> write(int documents, int tokens, long seed) {
    UniformRandomProvider random = new Seed(seed).stream("test", "bigrams", 0);
    return IntStream.range(0, documents)
        .mapToObj(
            index -> {
              int[] document = new int[tokens];
              for (int place = 0; place < tokens; place++) {
                double[] next = after(Arrays.copyOf(document, place));
                document[place] = Faulty.draw(next, random.nextDouble());
              }
              return document;
            })
        .toList();
  }
}
