package wellspring.model.bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
import wellspring.model.random.Seed;

/** Token sequences to measure with, in documents of 100 tokens. */
public enum SyntheticText {
  /** Independent tokens, Zipf with exponent 1: nearly every trigram is new, the hard case. */
  ZIPF {
    @Override
    int next(int before, int rank) {
      return rank;
    }
  },
  /** Each token is followed by the others in an order of its own, Zipf with exponent 1. */
  MARKOV {
    @Override
    int next(int before, int rank) {
      // A bijection of ranks for each token before: an affine map modulo a prime, V + 7 = 10007,
      // cycle-walked back into the vocabulary.
      long next = rank;
      do {
        next = (next * (before + 2L) + 31L * before + 1) % PRIME;
      } while (next >= VOCABULARY);
      return (int) next;
    }
  };

  static final int VOCABULARY = 10_000;
  static final int DOCUMENT = 100;
  private static final int PRIME = 10_007;

  /** The token after another, given a rank that is Zipf distributed. */
  abstract int next(int before, int rank);

  /** Documents that have so many tokens together, the same at every call. */
  List<int[]> documents(int tokens) {
    UniformRandomProvider random = new Seed(1).stream("bench", name(), 0);
    double[] weights = new double[VOCABULARY];
    for (int rank = 0; rank < VOCABULARY; rank++) {
      weights[rank] = 1.0 / (rank + 1);
    }
    DiscreteSampler ranks = GuideTableDiscreteSampler.of(random, weights);
    List<int[]> documents = new ArrayList<>();
    for (int written = 0; written < tokens; written += DOCUMENT) {
      int[] document = new int[DOCUMENT];
      int before = 0;
      for (int i = 0; i < DOCUMENT; i++) {
        before = next(before, ranks.sample());
        document[i] = before;
      }
      documents.add(document);
    }
    return documents;
  }
}
