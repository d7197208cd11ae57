package wellspring.model.language;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** A language in which people can see where a document goes wrong, and write on from there. */
public interface CorrectableLanguage extends TokenLanguage {

  /**
   * Mends a document. A person reads it up to the first token that nobody could have written there,
   * by the truth as of a round; a document that stops where none can end has its mistake there.
   * What stands before the mistake is kept, and the person goes on as people do.
   *
   * <p>Who has written as many words as allowed stops, and what is not a whole sentence by then is
   * struck out, with those of its words that stood there before. So at times nothing new is left.
   * Only the first sentence of a document is always finished, because a document has one.
   *
   * @param document whatever somebody wrote
   * @param round when it is read, from 0
   * @param wordsMax how many words the person writes at most
   * @return empty if there is no mistake
   */
  Optional<Correction> correct(
      String document, int round, int wordsMax, UniformRandomProvider random);

  /**
   * A mended document.
   *
   * @param text the new document, which people could have written in that round
   * @param mistakeAt how many tokens stood before the mistake
   * @param words how many tokens of the new document the person wrote
   */
  record Correction(String text, int mistakeAt, int words) {}
}
