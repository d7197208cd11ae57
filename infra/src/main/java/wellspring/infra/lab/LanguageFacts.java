package wellspring.infra.lab;

import java.util.Map;
import java.util.OptionalInt;
import wellspring.infra.run.TextDescription;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.language.number.RegressionLanguage;

/** What a manifest and a verdict want to know of a language. */
final class LanguageFacts {
  private LanguageFacts() {}

  /** How many symbols it has; empty if it has none. */
  static OptionalInt symbols(Language language) {
    return language instanceof TokenLanguage words
        ? OptionalInt.of(words.tokenizer().vocabularySize())
        : OptionalInt.empty();
  }

  /** What there is to know of it: sizes, and the hash of what was read. */
  static Object description(Language language) {
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
