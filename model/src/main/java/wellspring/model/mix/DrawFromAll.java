package wellspring.model.mix;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A corpus is drawn from all that was written, so that the number of people's documents in it has a
 * hypergeometric distribution.
 *
 * @param written how many documents there are to draw from
 */
public record DrawFromAll(long written) implements DocumentDraw {
  /** Less than this, relative to the likeliest number, is taken for nothing. */
  private static final double NOTHING = 1e-20;

  /**
   * @throws IllegalArgumentException if nothing was written
   */
  public DrawFromAll {
    if (written < 1) {
      throw new IllegalArgumentException("there must be documents to draw from, not " + written);
    }
  }

  @Override
  public int count(Share aim, int documents, UniformRandomProvider random) {
    long people = people(aim);
    int human = 0;
    for (int i = 0; i < documents; i++) {
      if (random.nextDouble() * (written - i) < people - human) {
        human++;
      }
    }
    return human;
  }

  private long people(Share share) {
    return Math.round(share.value() * written);
  }

  @Override
  public double human(Share aim, int documents) {
    return aim.value();
  }

  @Override
  public OriginPairs pairs(Share aim, int documents, int documentTokens) {
    double tokens = (double) documents * documentTokens;
    double together = (documentTokens - 1) / Math.max(1.0, tokens - 1.0);
    double human = aim.value();
    double bothPeople = human * Math.max(0, people(aim) - 1) / Math.max(1.0, written - 1.0);
    double both = together * human + (1 - together) * bothPeople;
    return new OriginPairs(both, 2 * (human - both), 1 - 2 * human + both);
  }

  /** From the likeliest number outwards, each probability follows from its neighbour's. */
  @Override
  public double meanPower(double base, Share aim, int documents) {
    long people = people(aim);
    double least = Math.max(0, documents - (written - people));
    double most = Math.min(people, documents);
    double mode = Math.max(least, Math.floor((documents + 1.0) * (people + 1.0) / (written + 2.0)));
    double total = 1;
    double mean = StrictMath.pow(base, mode);
    double probability = 1;
    for (double human = mode; human < most && probability > NOTHING; human++) {
      probability *= odds(human, people, documents);
      total += probability;
      mean += probability * StrictMath.pow(base, human + 1);
    }
    probability = 1;
    for (double human = mode - 1; human >= least && probability > NOTHING; human--) {
      probability /= odds(human, people, documents);
      total += probability;
      mean += probability * StrictMath.pow(base, human);
    }
    return mean / total;
  }

  /** How much more probable one human document more is than so many. */
  private double odds(double human, long people, int documents) {
    return (people - human)
        * (documents - human)
        / ((human + 1) * (written - people - documents + human + 1));
  }
}
