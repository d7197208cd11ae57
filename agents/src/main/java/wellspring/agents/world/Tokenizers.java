package wellspring.agents.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.TokenizerSpec;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;
import wellspring.model.text.ModelTokenizer;

/**
 * The tokenizers of a run's neural models. Each is made at its first use and then shared: models
 * that ask for the same one work in the same symbols. Safe to use from many threads.
 */
final class Tokenizers {
  private final Scenario scenario;
  private final Seed seed;
  private final Language language;
  private final Map<TokenizerSpec, ModelTokenizer> made = new HashMap<>();

  Tokenizers(Scenario scenario, Seed seed, Language language) {
    this.scenario = scenario;
    this.seed = seed;
    this.language = language;
  }

  /** Makes a tokenizer when it is asked for the first time. */
  Supplier<ModelTokenizer> of(TokenizerSpec spec) {
    return () -> {
      synchronized (made) {
        return made.computeIfAbsent(spec, this::make);
      }
    };
  }

  /** What all cohorts write in the first round: nobody but people has written by then. */
  List<String> humanTexts() {
    return scenario.humans().entrySet().stream()
        .flatMap(
            cohort -> {
              int documents = cohort.getValue().writers() * cohort.getValue().documents();
              Language.CohortWriting writing =
                  language.writing(seed, cohort.getKey(), 0, documents);
              return IntStream.range(0, documents).mapToObj(writing::document);
            })
        .toList();
  }

  private ModelTokenizer make(TokenizerSpec spec) {
    throw new IllegalArgumentException("there is no tokenizer for " + spec);
  }
}
