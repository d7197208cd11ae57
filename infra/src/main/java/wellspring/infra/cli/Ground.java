package wellspring.infra.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Learners;
import wellspring.agents.world.Training;
import wellspring.infra.run.TextDescription;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.random.Seed;

/**
 * What a run stands on before anything of it is on the disk.
 *
 * @param language what the humans speak
 * @param devices what its neural models are trained on
 * @param learners who learns for which model
 * @param trainings who is told how far trainings have come; more can be added
 */
record Ground(
    Language language,
    DeviceConnection devices,
    Learners learners,
    List<Consumer<Training>> trainings) {

  static Ground of(Scenario scenario, Language language, DeviceConnection devices) {
    List<Consumer<Training>> trainings = new CopyOnWriteArrayList<>();
    Learners learners =
        new Learners(
            scenario,
            new Seed(scenario.seed()),
            language,
            devices.devices(),
            training -> trainings.forEach(listener -> listener.accept(training)));
    return new Ground(language, devices, learners, trainings);
  }

  /** How many symbols the language has; empty if it has none. */
  OptionalInt symbols() {
    return language instanceof TokenLanguage words
        ? OptionalInt.of(words.tokenizer().vocabularySize())
        : OptionalInt.empty();
  }

  /** What there is to know of the language: sizes, and the hash of what was read. */
  Object description() {
    if (language instanceof TextLanguage text) {
      return TextDescription.of(text);
    }
    if (language instanceof TokenLanguage words) {
      return Map.of("vocabularySize", words.tokenizer().vocabularySize());
    } else if (language instanceof GaussianLanguage points) {
      return Map.of("dimension", points.dimension());
    }
    return language instanceof RegressionLanguage examples
        ? Map.of("dimension", examples.dimension())
        : Map.of();
  }
}
