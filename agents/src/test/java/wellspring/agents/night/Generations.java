package wellspring.agents.night;

import wellspring.agents.scenario.ModelSpec;

/**
 * When a model trains and releases, by its scenario alone: it trains in round 0 and then every so
 * many rounds, and releases each generation after its latency.
 */
record Generations(int interval, int latency) {

  static Generations of(ModelSpec model) {
    return new Generations(Math.max(model.cadence(), model.latency()), model.latency());
  }

  boolean trainsIn(int round) {
    return round % interval == 0;
  }

  /** How many it has released before a round begins. */
  int releasedBefore(int round) {
    return round <= latency ? 0 : (round - latency - 1) / interval + 1;
  }

  boolean releasesIn(int round) {
    return releasedBefore(round + 1) > releasedBefore(round);
  }
}
