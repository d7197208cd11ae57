package wellspring.model.mix;

import org.apache.commons.rng.UniformRandomProvider;

/** How a curator turns a share into a number of documents. */
public enum DrawMode implements DocumentDraw {
  /** The share of the corpus, rounded to whole documents. */
  EXACT {
    @Override
    public int count(Share share, int total, UniformRandomProvider random) {
      return share.partOf(total);
    }

    @Override
    public double human(Share aim, int documents) {
      return (double) aim.partOf(documents) / documents;
    }

    @Override
    public OriginPairs pairs(Share aim, int documents, int documentTokens) {
      double tokens = (double) documents * documentTokens;
      double human = (double) aim.partOf(documents) * documentTokens;
      double synthetic = tokens - human;
      double all = Math.max(1.0, tokens * (tokens - 1.0));
      return new OriginPairs(
          human * (human - 1) / all,
          2 * human * synthetic / all,
          synthetic * (synthetic - 1) / all);
    }

    @Override
    public double meanPower(double base, Share aim, int documents) {
      return StrictMath.pow(base, aim.partOf(documents));
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

    @Override
    public double human(Share aim, int documents) {
      return aim.value();
    }

    @Override
    public OriginPairs pairs(Share aim, int documents, int documentTokens) {
      double human = aim.value();
      double synthetic = 1 - human;
      double tokens = (double) documents * documentTokens;
      double together = (documentTokens - 1) / Math.max(1.0, tokens - 1.0);
      double apart = 1 - together;
      return new OriginPairs(
          together * human + apart * human * human,
          apart * 2 * human * synthetic,
          together * synthetic + apart * synthetic * synthetic);
    }

    @Override
    public double meanPower(double base, Share aim, int documents) {
      return StrictMath.pow(1 - aim.value() + aim.value() * base, documents);
    }
  }
}
