package wellspring.agents.society;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.ModelReleased;

/**
 * What an audience keeps from round to round: only what it chooses by. Immutable.
 *
 * @param costs the nats that a token of human text costs a model, as last measured, by model
 * @param best the least that it has cost any model so far; {@code Infinity} before the first
 * @param shares the share of the attention that each author had in the last round
 * @param experience the style of what was read, of later rounds twice as much as of the one before;
 *     empty before the first round
 * @param recommender the release of the model that recommends; empty before there is one
 */
record AudienceState(
    SortedMap<String, Double> costs,
    double best,
    SortedMap<String, Double> shares,
    List<Double> experience,
    Optional<ModelReleased> recommender) {
  private static final double WORST = -1_000;

  static final AudienceState BLANK =
      new AudienceState(
          Collections.emptySortedMap(),
          Double.POSITIVE_INFINITY,
          Collections.emptySortedMap(),
          List.of(),
          Optional.empty());

  AudienceState {
    costs = Collections.unmodifiableSortedMap(new TreeMap<>(costs));
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    experience = List.copyOf(experience);
  }

  /** Models were measured. */
  AudienceState measured(Map<String, Double> latest) {
    SortedMap<String, Double> all = new TreeMap<>(costs);
    all.putAll(latest);
    double least = best;
    for (double cost : latest.values()) {
      least = Math.min(least, cost);
    }
    return new AudienceState(all, least, shares, experience, recommender);
  }

  /** The audience has read. */
  AudienceState read(SortedMap<String, Double> latest) {
    return new AudienceState(costs, best, latest, experience, recommender);
  }

  AudienceState with(List<Double> style) {
    return new AudienceState(costs, best, shares, style, recommender);
  }

  /** A model was released. */
  AudienceState with(ModelReleased release) {
    return new AudienceState(costs, best, shares, experience, Optional.of(release));
  }

  /**
   * How good a model is: 0 like the best so far, below 0 if worse; 0 before it was measured. One
   * that finds human text impossible is a thousand nats worse, which nobody tells from more.
   */
  double quality(String model) {
    Double cost = costs.get(model);
    return cost == null || cost == best ? 0 : Math.max(WORST, best - cost);
  }
}
