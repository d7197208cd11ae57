package wellspring.agents.theory;

import wellspring.agents.context.ForwardingLanguage;
import wellspring.model.language.CheckableLanguage;
import wellspring.model.language.ZipfLanguage;

/** A language of single words, of which one is wrong. */
final class RightWords extends ForwardingLanguage implements CheckableLanguage {
  private final int wrong;

  /**
   * @param vocabulary how many words there are
   * @param exponent how fast their frequency falls with their rank
   * @param wrong the rank of the wrong one, from 1
   */
  RightWords(int vocabulary, double exponent, int wrong) {
    super(new ZipfLanguage(vocabulary, exponent, 1));
    this.wrong = wrong;
  }

  /** How often people are wrong. */
  double wrongShare() {
    return tokenFrequencies()[wrong - 1];
  }

  @Override
  public boolean isRight(String document, int round) {
    return !document.equals("w" + wrong);
  }
}
