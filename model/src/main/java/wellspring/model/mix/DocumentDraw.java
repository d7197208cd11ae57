package wellspring.model.mix;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/** How it comes about how many of a corpus' documents are people's. */
public sealed interface DocumentDraw permits DrawMode, DrawFromAll, DrawByClaim, AssistedDraw {

  /**
   * How many they are.
   *
   * @param aim the share that is aimed at, or that people have of all that was written
   * @param documents how many a corpus has, at least 1
   */
  int count(Share aim, int documents, UniformRandomProvider random);

  /** The probability that a token is a person's. */
  double human(Share aim, int documents);

  /**
   * The origins of two different tokens of a corpus.
   *
   * @param documentTokens how many tokens a document has, at least 1
   */
  OriginPairs pairs(Share aim, int documents, int documentTokens);

  /**
   * The origins of two different tokens of the same document. Unless a draw says otherwise, all
   * tokens of a document have the same one.
   */
  default OriginPairs pairsInDocument(Share aim, int documents) {
    double human = human(aim, documents);
    return new OriginPairs(human, 0, 1 - human);
  }

  /**
   * The mean, over people's documents, of what depends on how probably a token of one is their own.
   * Unless a draw says otherwise, it surely is.
   *
   * @param figure of that probability; given it, tokens are people's independently
   */
  default double meanOfDocuments(DoubleUnaryOperator figure) {
    return figure.applyAsDouble(1);
  }

  /**
   * The mean {@code E base^K} over the number K of people's documents in a corpus.
   *
   * @param base from 0 to 1
   */
  double meanPower(double base, Share aim, int documents);
}
