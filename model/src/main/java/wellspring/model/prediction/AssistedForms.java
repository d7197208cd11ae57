package wellspring.model.prediction;

import wellspring.model.mix.Share;

/**
 * Mean Gini–Simpson diversity of token frequencies if people let the model write along, where a
 * formula on one line gives it.
 *
 * <p>All assume what {@link ClosedForms} do, and that a token of people's text is the model's own
 * with probability {@code as}, on its own: a of people's documents are assisted, and s of the
 * tokens of these are the model's. They are exact for documents of one token each; in longer ones
 * what the model wrote comes in lumps, which {@link TokenDrift} follows by {@link
 * wellspring.model.mix.AssistedDraw}.
 */
public final class AssistedForms {
  private AssistedForms() {}

  /**
   * The human fraction of tokens rather than of documents: {@code α (1 − as)}.
   *
   * @param humans the share α of documents that are people's
   * @param assisted the share a of these that a model assists
   * @param strength the share s of the tokens of these that are the model's
   */
  public static Share humanTokens(Share humans, Share assisted, Share strength) {
    return Share.of(humans.value() * (1 - assisted.value() * strength.value()));
  }

  /**
   * Each generation trains on fresh text alone: {@link ClosedForms#replacingWithHumans} with the
   * human fraction of tokens, since each token is human on its own: {@code H' = (1 − 1/n)[α'(2 −
   * α') H_q + (1 − α')² H]} with {@code α' = α (1 − as)}. Drift with immigration: Wright 1931.
   */
  public static double replacing(
      double human, int tokens, Share humans, Share assisted, Share strength, int generation) {
    return ClosedForms.replacingWithHumans(
        human, tokens, humanTokens(humans, assisted, strength), generation);
  }

  /**
   * The fixed point of {@link #replacing}. Even if all documents are people's (α = 1), it lies
   * below the first generation's diversity as soon as as is more than 0.
   */
  public static double replacingForEver(
      double human, int tokens, Share humans, Share assisted, Share strength) {
    return ClosedForms.replacingWithHumansForEver(
        human, tokens, humanTokens(humans, assisted, strength));
  }

  /**
   * Up to which share as of model's tokens in people's documents the human fraction holds the
   * diversity: {@code 1 − 1/(2nα)}, where {@code α (1 − as)} is at the {@link ClosedForms#knee}.
   * Negative where it does not hold it even without assistance.
   */
  public static double tolerableLoss(int tokens, Share humans) {
    return 1 - ClosedForms.knee(tokens) / humans.value();
  }
}
