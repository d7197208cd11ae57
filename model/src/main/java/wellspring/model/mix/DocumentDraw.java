package wellspring.model.mix;

import org.apache.commons.rng.UniformRandomProvider;

/** How it comes about how many of a corpus' documents are people's. */
public sealed interface DocumentDraw permits DrawMode, DrawFromAll {

  /**
   * How many they are.
   *
   * @param aim the share that is aimed at, or that people have of all that was written
   * @param documents how many a corpus has, at least 1
   */
  int count(Share aim, int documents, UniformRandomProvider random);

  /** The probability that a document is a person's. */
  double human(Share aim, int documents);

  /**
   * The origins of two different tokens of a corpus; all tokens of a document have the same one.
   *
   * @param documentTokens how many tokens a document has, at least 1
   */
  OriginPairs pairs(Share aim, int documents, int documentTokens);

  /**
   * The mean {@code E base^K} over the number K of people's documents in a corpus.
   *
   * @param base from 0 to 1
   */
  double meanPower(double base, Share aim, int documents);
}
