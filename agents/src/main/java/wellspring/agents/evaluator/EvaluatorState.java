package wellspring.agents.evaluator;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.control.ControlLineage;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelReleased;
import wellspring.model.measure.ModelProfile;

/**
 * What an evaluator keeps from round to round. Immutable.
 *
 * @param inForce the releases in force, by their models
 * @param first the checkpoints of the first generations, by their models
 * @param given what human text each model was given, where that is asked for
 * @param controls the human-only controls that are computed beside the run, by the models whose
 *     design they have
 * @param told the round in which the texts were last published that people are measured by
 * @param profiles how models looked in the round under way, by their models; not kept beyond it
 */
public record EvaluatorState(
    SortedMap<String, ModelReleased> inForce,
    SortedMap<String, String> first,
    SortedMap<String, GivenTexts> given,
    SortedMap<String, ControlLineage> controls,
    OptionalInt told,
    SortedMap<String, ModelProfile> profiles) {

  /** Before the first round. */
  static EvaluatorState begin(SortedMap<String, ControlLineage> controls) {
    return new EvaluatorState(
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        controls,
        OptionalInt.empty(),
        Collections.emptySortedMap());
  }

  /** The release of a model that is in force; empty if it has released nothing yet. */
  Optional<ModelReleased> inForce(String model) {
    return Optional.ofNullable(inForce.get(model));
  }

  /** What human text a model was given so far. */
  GivenTexts given(String model) {
    return given.getOrDefault(model, GivenTexts.NONE);
  }

  /** A model has released something, or goes on with what it had released. */
  EvaluatorState with(ModelReleased release) {
    SortedMap<String, String> firsts = new TreeMap<>(first);
    firsts.putIfAbsent(release.agent(), release.checkpoint());
    return new EvaluatorState(
        with(inForce, release.agent(), release), firsts, given, controls, told, profiles);
  }

  /** A model was given a corpus. */
  EvaluatorState withGiven(String model, List<DocumentWritten> corpus) {
    return new EvaluatorState(
        inForce, first, with(given, model, given(model).with(corpus)), controls, told, profiles);
  }

  /** A control has read a round. */
  EvaluatorState with(String model, ControlLineage control) {
    return new EvaluatorState(
        inForce, first, given, with(controls, model, control), told, profiles);
  }

  /** The texts that people are measured by were published in a round. */
  EvaluatorState toldIn(int round) {
    return new EvaluatorState(inForce, first, given, controls, OptionalInt.of(round), profiles);
  }

  /** A model was looked at in the round under way. */
  EvaluatorState with(String model, ModelProfile profile) {
    return new EvaluatorState(
        inForce, first, given, controls, told, with(profiles, model, profile));
  }

  /** The models were compared: what they looked like is not kept. */
  public EvaluatorState compared() {
    return new EvaluatorState(inForce, first, given, controls, told, Collections.emptySortedMap());
  }

  private static <T> SortedMap<String, T> with(SortedMap<String, T> map, String key, T value) {
    SortedMap<String, T> next = new TreeMap<>(map);
    next.put(key, value);
    return next;
  }
}
