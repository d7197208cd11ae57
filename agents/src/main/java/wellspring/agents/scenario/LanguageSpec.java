package wellspring.agents.scenario;

import java.nio.file.Path;
import wellspring.model.language.TextSettings;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.grammar.GrammarSettings;
import wellspring.model.language.number.Inputs;
import wellspring.model.mix.Share;

/** Which language the humans speak. */
public sealed interface LanguageSpec {

  /** Whether it is known how likely people are to say what; of the user's text it is not. */
  default boolean truthIsKnown() {
    return !(this instanceof Text);
  }

  /** What one of the pieces is called that its texts are counted in. */
  default String piece() {
    if (this instanceof Text text) {
      return switch (text.tokens()) {
        case WORD -> "token"; // punctuation counts, too
        case BYTE -> "byte";
        case CHARACTER -> "character";
      };
    }
    return this instanceof Gaussian || this instanceof Regression ? "number" : "token";
  }

  /** What one of the pieces is called that people have a vocabulary of. */
  default String word() {
    return piece().equals("token") ? "word" : piece();
  }

  /**
   * Independent tokens whose frequencies follow Zipf's law.
   *
   * @param vocabulary how many tokens there are
   * @param exponent the frequency of rank r is proportional to {@code r^-exponent}
   * @param documentTokens how many tokens each document has
   */
  record Zipf(int vocabulary, double exponent, int documentTokens) implements LanguageSpec {}

  /**
   * The user's own text.
   *
   * @param path a file or a folder
   * @param tokens what counts as a token
   * @param split where one document of a .txt or .md file ends and the next begins
   * @param field the field of JSON, or the column of a table, that holds the text
   * @param heldOut the share of the documents that no model trains on
   */
  record Text(
      Path path, TextSettings.Tokens tokens, TextSource.Split split, String field, Share heldOut)
      implements LanguageSpec {}

  /**
   * Sentences about a world that changes.
   *
   * @param settings what its grammar is like
   */
  record Grammar(GrammarSettings settings) implements LanguageSpec {}

  /**
   * Points with independent, standard normal coordinates.
   *
   * @param dimension how many numbers each document has
   */
  record Gaussian(int dimension) implements LanguageSpec {}

  /**
   * Examples of a linear relation.
   *
   * @param dimension how many inputs each document has, before its output
   * @param noise the standard deviation of the output around the relation
   * @param inputs whether each example draws its own inputs
   */
  record Regression(int dimension, double noise, Inputs.Kind inputs) implements LanguageSpec {}
}
