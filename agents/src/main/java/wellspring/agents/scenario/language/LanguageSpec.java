package wellspring.agents.scenario.language;

import java.nio.file.Path;
import java.util.List;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.model.language.Language;
import wellspring.model.language.file.ReadingContext;

/** Which language the humans speak. */
public sealed interface LanguageSpec
    permits ZipfSpec, TextSpec, GrammarSpec, GaussianLanguageSpec, RegressionLanguageSpec {

  LanguageKind kind();

  /**
   * The language itself.
   *
   * @param means what its text is read with, if it has one
   * @throws wellspring.model.language.file.LanguageException if its text cannot be read
   */
  Language language(ReadingContext means);

  /**
   * The language itself, where its text is no Parquet.
   *
   * @throws wellspring.model.language.file.LanguageException if its text cannot be read
   */
  default Language language() {
    return language(ReadingContext.PLAIN);
  }

  /** Whether it is known how likely people are to say what; of the user's text it is not. */
  boolean truthIsKnown();

  /** Whether its documents are numbers instead of words. */
  boolean isNumeric();

  /** Whether its words are its tokens, so that a model cannot write with others. */
  boolean hasOwnWords();

  /** Whether its documents state what can be true or false. */
  boolean statesFacts();

  /** What one of the pieces is called that its texts are counted in. */
  String piece();

  /** What one of the pieces is called that people have a vocabulary of. */
  default String word() {
    return piece().equals("token") ? "word" : piece();
  }

  /** Finds what does not fit together in its settings. */
  default void check(ProblemSink problems) {}

  /** The files that it reads. */
  default List<Path> files() {
    return List.of();
  }

  /** Finds files that are not there. */
  default void checkFiles(ProblemSink problems) {}

  /** The keys that have no effect in it. */
  default List<IdleKey> idle() {
    return List.of();
  }
}
