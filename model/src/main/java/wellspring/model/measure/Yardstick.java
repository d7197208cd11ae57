package wellspring.model.measure;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import wellspring.model.learner.LanguageModel;

/**
 * What models are held against: held-out human documents, a human reference, and the truth where it
 * is known. Built once for a run. Immutable, and safe to share between threads.
 */
public interface Yardstick {

  /** How many documents a model writes to be measured. */
  int probeDocuments();

  /** What people wrote for models to be held against. */
  HumanDocuments humanDocuments();

  /**
   * All measures of a model that do not need its training text.
   *
   * @param probe what the model wrote to be measured: {@link #probeDocuments} texts
   * @return by measure, in the catalogue's order; a measure without a value is left out
   */
  SortedMap<Measure, Double> measure(LanguageModel model, List<String> probe);

  /**
   * The same, with what takes the model's first generation beside it.
   *
   * @param first the model's first generation; empty if it is not there
   */
  default SortedMap<Measure, Double> measure(
      LanguageModel model, List<String> probe, Optional<LanguageModel> first) {
    return measure(model, probe);
  }

  /**
   * What of a model is compared with other models.
   *
   * @param probe what the model wrote to be measured
   * @return empty where models are not compared
   */
  default Optional<Portrait> portrait(LanguageModel model, List<String> probe) {
    return Optional.empty();
  }

  /**
   * The same measures of the humans themselves, by an independent sample of theirs: the level that
   * a perfect model has.
   *
   * @return by measure, in the catalogue's order; a measure without a value is left out
   */
  SortedMap<Measure, Double> human();
}
