package wellspring.model.language;

import java.util.List;
import wellspring.model.random.Seed;

/** What the humans speak. Immutable, and safe to share between threads. */
public interface Language {

  /**
   * How long a document is, in what the language counts: tokens, or numbers.
   *
   * @throws IllegalArgumentException if the text is none of this language
   */
  int length(String document);

  /**
   * Refuses a text that no document of this language can be.
   *
   * @throws IllegalArgumentException if it is none; the message is for the document's author
   */
  default void requireDocument(String text) {
    int unused = length(text);
  }

  /**
   * The documents that a cohort writes in a round.
   *
   * @param seed the run's root
   * @param cohort whose they are
   * @param round when, from 0
   * @param documents how many, for the whole cohort
   */
  CohortWriting writing(Seed seed, String cohort, int round, int documents);

  /**
   * Human documents that no model ever trains on, the same throughout a run.
   *
   * @param documentsMax how many at most; a language that makes them up gives exactly as many
   */
  List<String> heldOut(Seed seed, int documentsMax);

  /** The documents of one cohort in one round; any part of them can be asked for on its own. */
  interface CohortWriting {
    /**
     * @param index from 0 to {@code documents - 1}
     */
    String document(int index);
  }
}
