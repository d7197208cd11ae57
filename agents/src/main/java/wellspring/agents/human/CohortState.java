package wellspring.agents.human;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ModelReleased;

/**
 * What a cohort keeps from round to round. Immutable.
 *
 * @param writers how many of its people write
 * @param documents how many documents each of them writes
 * @param style how they write; empty if as everybody does
 * @param beliefs what they hold to be true, by fact; empty if they know what is
 * @param helpers the releases of the models that they work with, by model
 */
public record CohortState(
    int writers,
    int documents,
    List<Double> style,
    List<Integer> beliefs,
    SortedMap<String, ModelReleased> helpers) {
  public CohortState {
    style = List.copyOf(style);
    beliefs = List.copyOf(beliefs);
    helpers = Collections.unmodifiableSortedMap(new TreeMap<>(helpers));
  }

  /** The release of a model that they work with; empty before its first. */
  Optional<ModelReleased> helper(String model) {
    return Optional.ofNullable(helpers.get(model));
  }

  /** Other people, or fewer. */
  CohortState with(int nowWriting, int eachWrites) {
    return new CohortState(nowWriting, eachWrites, style, beliefs, helpers);
  }

  CohortState after(CohortChanged change) {
    return with(change.writers(), change.documents());
  }

  CohortState withStyle(List<Double> next) {
    return new CohortState(writers, documents, next, beliefs, helpers);
  }

  CohortState withBeliefs(List<Integer> next) {
    return new CohortState(writers, documents, style, next, helpers);
  }

  CohortState with(ModelReleased release) {
    SortedMap<String, ModelReleased> all = new TreeMap<>(helpers);
    all.put(release.agent(), release);
    return new CohortState(writers, documents, style, beliefs, all);
  }

  double[] styleArray() {
    return style.stream().mapToDouble(Double::doubleValue).toArray();
  }

  int[] beliefsArray() {
    return beliefs.stream().mapToInt(Integer::intValue).toArray();
  }
}
