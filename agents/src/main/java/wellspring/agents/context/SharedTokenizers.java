package wellspring.agents.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.learner.TokenizerSpec;
import wellspring.model.engine.JsonTokenizer;
import wellspring.model.file.FileFault;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.ModelTokenizer;
import wellspring.model.text.symbol.BpeTrainer;
import wellspring.model.text.symbol.LanguageTokenizer;

/**
 * The tokenizers of a run's neural models. Each is made at its first use and then shared: models
 * that ask for the same one work in the same symbols. Safe to use from many threads.
 */
final class SharedTokenizers {
  private final Scenario scenario;
  private final Seed seed;
  private final Language language;
  private final Map<TokenizerSpec, ModelTokenizer> made = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  SharedTokenizers(Scenario scenario, Seed seed, Language language) {
    this.scenario = scenario;
    this.seed = seed;
    this.language = language;
  }

  /**
   * The one tokenizer of a kind.
   *
   * @throws UncheckedIOException if its file cannot be read
   * @throws IllegalArgumentException if its file is no tokenizer
   */
  ModelTokenizer of(TokenizerSpec spec) {
    synchronized (made) {
      return made.computeIfAbsent(spec, this::make);
    }
  }

  /** What those that were read from files do otherwise than their files say, in sentences. */
  List<String> remarks() {
    synchronized (made) {
      return List.copyOf(remarks);
    }
  }

  /** What all cohorts write in the first round: only people have written by then. */
  List<String> humanTexts() {
    return scenario.humans().entrySet().stream()
        .flatMap(
            cohort -> {
              int documents = (int) cohort.getValue().written();
              Language.CohortWriting writing =
                  language.writing(seed, cohort.getKey(), 0, documents);
              return IntStream.range(0, documents).mapToObj(writing::document);
            })
        .toList();
  }

  private ModelTokenizer make(TokenizerSpec spec) {
    if (spec instanceof TokenizerSpec.Bpe bpe) {
      return JsonTokenizer.of(BpeTrainer.train(humanTexts(), bpe.symbols()), "the BPE tokenizer");
    } else if (spec instanceof TokenizerSpec.File file) {
      return read(file.path());
    } else if (spec instanceof TokenizerSpec.Bytes) {
      return LanguageTokenizer.of(new ByteTokenizer());
    } else if (spec instanceof TokenizerSpec.Words) {
      return LanguageTokenizer.of(((TokenLanguage) language).tokenizer());
    }
    throw new IllegalArgumentException("there is no such tokenizer: " + spec);
  }

  private ModelTokenizer read(Path file) {
    try {
      JsonTokenizer tokenizer = JsonTokenizer.read(file);
      tokenizer.remark().ifPresent(remarks::add);
      return tokenizer;
    } catch (IOException e) {
      throw FileFault.cannot("read", file, e);
    }
  }
}
