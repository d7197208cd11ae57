package wellspring.model.measure;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.Seed;

/**
 * What models are held against: held-out human documents, a human reference, and the truth where it
 * is known. Built once for a run. Immutable, and safe to share between threads.
 */
public interface ModelBenchmark {

  /**
   * The yardstick for models of a language.
   *
   * @param seed the run's root
   * @param heldOutDocuments how many human documents models are scored on, at most; at least 1
   * @param probeDocuments how many documents each model writes to be measured, at least 1
   * @param choice which measures of tokens are taken; of numbers all are, as they cost nothing
   * @throws IllegalArgumentException if a number is less than 1, there is no human text, or models
   *     of such a language cannot be measured
   */
  static ModelBenchmark of(
      Language language,
      Seed seed,
      int heldOutDocuments,
      int probeDocuments,
      MeasureChoice choice) {
    if (language instanceof GaussianLanguage points) {
      return new GaussianBenchmark(points, seed, heldOutDocuments, probeDocuments);
    } else if (language instanceof RegressionLanguage examples) {
      return new RegressionBenchmark(examples, seed, heldOutDocuments, probeDocuments);
    } else if (language instanceof TokenLanguage tokens) {
      return new TokenBenchmark(tokens, seed, heldOutDocuments, probeDocuments, choice);
    }
    throw new IllegalArgumentException(
        "models of a %s cannot be measured".formatted(language.getClass().getSimpleName()));
  }

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
  default Optional<ModelProfile> portrait(LanguageModel model, List<String> probe) {
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
