package wellspring.model.mix;

import org.apache.commons.rng.UniformRandomProvider;

/** How a curator turns a share into a number of documents. */
public enum DrawMode {
  /** The share of the corpus, rounded to whole documents. */
  EXACT {
    @Override
    public int count(Share share, int total, UniformRandomProvider random) {
      return share.partOf(total);
    }
  },
  /** Each document counts with the share as its probability, independently. */
  RANDOM {
    @Override
    public int count(Share share, int total, UniformRandomProvider random) {
      int count = 0;
      for (int i = 0; i < total; i++) {
        if (random.nextDouble() < share.value()) {
          count++;
        }
      }
      return count;
    }
  };

  /** How many of {@code total} documents make the share. */
  public abstract int count(Share share, int total, UniformRandomProvider random);
}
