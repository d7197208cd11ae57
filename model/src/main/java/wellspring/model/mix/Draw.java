package wellspring.model.mix;

import org.apache.commons.rng.UniformRandomProvider;

/** How a curator turns a human fraction into a number of human documents. */
public enum Draw {
  /** The fraction of the corpus, rounded to whole documents. */
  EXACT {
    @Override
    public int humans(Share fraction, int documents, UniformRandomProvider random) {
      return fraction.partOf(documents);
    }
  },
  /** Each document is human with the fraction as its probability, independently. */
  RANDOM {
    @Override
    public int humans(Share fraction, int documents, UniformRandomProvider random) {
      int humans = 0;
      for (int document = 0; document < documents; document++) {
        if (random.nextDouble() < fraction.value()) {
          humans++;
        }
      }
      return humans;
    }
  };

  /** How many of a corpus' documents shall be human. */
  public abstract int humans(Share fraction, int documents, UniformRandomProvider random);
}
