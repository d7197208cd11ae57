package wellspring.model.mix;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * People let a model write along: each of their documents is assisted with a probability a, and
 * each token of an assisted one is the model's own with a probability s, all independently.
 *
 * <p>It assumes that it is the model's last generation that writes synthetic documents and assists
 * alike, and that neither depends on what is written.
 *
 * <p>Why the pairs are exact: two tokens lie in the same document with probability {@code (L −
 * 1)/(nL − 1)}. In one of people's both are theirs with probability {@code 1 − a + a(1 − s)²}, as
 * they are assisted together or not at all; in two different ones with {@code (1 − as)²}. So there
 * are more pairs of one origin than if each token were the model's with probability as on its own.
 *
 * @param base how documents of people are chosen
 * @param assisted the probability a that one of them is assisted
 * @param strength the probability s that a token of an assisted one is the model's
 */
public record AssistedDraw(DocumentDraw base, double assisted, double strength)
    implements DocumentDraw {

  /**
   * @throws IllegalArgumentException if a probability lies outside [0, 1], or documents are
   *     assisted twice
   */
  public AssistedDraw {
    if (!(assisted >= 0 && assisted <= 1 && strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "documents are assisted, and tokens of these a model's, with probabilities from 0 to 1, not %s and %s"
              .formatted(assisted, strength));
    }
    if (base instanceof AssistedDraw) {
      throw new IllegalArgumentException("people's documents can be assisted once, not twice");
    }
  }

  /** The probability as that a token of people's documents is the model's. */
  private double lost() {
    return assisted * strength;
  }

  @Override
  public int count(Share aim, int documents, UniformRandomProvider random) {
    return base.count(aim, documents, random);
  }

  @Override
  public double human(Share aim, int documents) {
    return base.human(aim, documents) * (1 - lost());
  }

  @Override
  public OriginPairs pairs(Share aim, int documents, int documentTokens) {
    OriginPairs chosen = base.pairs(aim, documents, documentTokens);
    if (lost() == 0) {
      return chosen;
    }
    double tokens = (double) documents * documentTokens;
    double together = (documentTokens - 1) / Math.max(1.0, tokens - 1.0);
    OriginPairs inOne = pairsInDocument(aim, documents);
    double inOneOfPeople = together * base.human(aim, documents);
    double inTwoOfPeople = Math.max(0, chosen.human() - inOneOfPeople);
    double kept = 1 - lost();
    double human = together * inOne.human() + inTwoOfPeople * kept * kept;
    double mixed =
        together * inOne.mixed() + inTwoOfPeople * 2 * kept * lost() + chosen.mixed() * kept;
    double all = chosen.human() + chosen.mixed() + chosen.synthetic();
    return new OriginPairs(human, mixed, Math.max(0, all - human - mixed));
  }

  @Override
  public OriginPairs pairsInDocument(Share aim, int documents) {
    double people = base.human(aim, documents);
    double human = people * meanOfDocuments(own -> own * own);
    double mixed = people * meanOfDocuments(own -> 2 * own * (1 - own));
    return new OriginPairs(human, mixed, 1 - human - mixed);
  }

  @Override
  public double meanOfDocuments(DoubleUnaryOperator figure) {
    return (1 - assisted) * figure.applyAsDouble(1) + assisted * figure.applyAsDouble(1 - strength);
  }

  /** Of documents as they are chosen, assisted or not: see {@link #meanOfDocuments} for these. */
  @Override
  public double meanPower(double power, Share aim, int documents) {
    return base.meanPower(power, aim, documents);
  }
}
