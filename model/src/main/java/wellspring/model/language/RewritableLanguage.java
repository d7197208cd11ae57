package wellspring.model.language;

import org.apache.commons.rng.UniformRandomProvider;

/** A language in which a writer's text can be rewritten with the help of another one. */
public interface RewritableLanguage extends Language {

  /**
   * Replaces parts of a writer's document by those that another text has in their place, each part
   * with the same probability, independently. The result is a document of the language.
   *
   * @param own the writer's document
   * @param other a model's text, for example; it need not be a document, and what the writer's
   *     could not say is not taken over. If nothing is left of it, nothing is replaced
   * @param strength the probability with which each part is replaced, from 0 to 1; 0 leaves the
   *     document as it is
   */
  Rewriting rewrite(String own, String other, double strength, UniformRandomProvider random);

  /**
   * What became of a document.
   *
   * @param text the new document
   * @param ownShare the share of its tokens that are the writer's own; 1 if it has none
   */
  record Rewriting(String text, double ownShare) {}
}
