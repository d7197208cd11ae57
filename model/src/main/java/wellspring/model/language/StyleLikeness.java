package wellspring.model.language;

import wellspring.model.text.Tokenizer;

/**
 * How much likelier a style of token frequencies makes a document than the usual style does.
 *
 * <p>A little of the usual style is mixed in, so that a word that a style lacks makes a document
 * unlikely, not impossible. The word that stands for unknown ones says nothing of a style.
 */
final class StyleLikeness {
  private static final double USUAL = 1.0 / 128;

  private final Tokenizer tokenizer;
  private final double[] logRatios; // by token

  StyleLikeness(double[] style, double[] usual, Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
    logRatios = new double[usual.length];
    for (int token = 0; token < usual.length; token++) {
      // exactly 0 where the style is the usual one
      double ratio = usual[token] == 0 ? 1 : style[token] / usual[token];
      logRatios[token] = StrictMath.log(1 + (1 - USUAL) * (ratio - 1));
    }
    tokenizer.unknown().ifPresent(unknown -> logRatios[unknown] = 0);
  }

  /** The logarithm of the ratio of the likelihoods, per token; 0 if there is none. */
  double perToken(String document) {
    int[] tokens = tokenizer.encode(document);
    double sum = 0;
    for (int token : tokens) {
      sum += logRatios[token];
    }
    return sum / Math.max(1, tokens.length);
  }
}
