package wellspring.agents.theory;

import java.util.List;
import java.util.Optional;
import wellspring.model.language.CheckableLanguage;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/** A language of single words, of which one is wrong. */
final class RightWords implements TokenLanguage, CheckableLanguage {
  private final TokenLanguage language;
  private final int wrong;

  /**
   * @param vocabulary how many words there are
   * @param exponent how fast their frequency falls with their rank
   * @param wrong the rank of the wrong one, from 1
   */
  RightWords(int vocabulary, double exponent, int wrong) {
    this.language = new ZipfLanguage(vocabulary, exponent, 1);
    this.wrong = wrong;
  }

  /** How often people are wrong. */
  double wrongShare() {
    return language.tokenFrequencies()[wrong - 1];
  }

  @Override
  public boolean isRight(String document, int round) {
    return !document.equals("w" + wrong);
  }

  @Override
  public Tokenizer tokenizer() {
    return language.tokenizer();
  }

  @Override
  public DocumentEnd documentEnd() {
    return language.documentEnd();
  }

  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    return language.writing(seed, cohort, round, documents);
  }

  @Override
  public List<String> heldOut(Seed seed, int documentsMax) {
    return language.heldOut(seed, documentsMax);
  }

  @Override
  public double[] tokenFrequencies() {
    return language.tokenFrequencies();
  }

  @Override
  public Optional<TokenDistribution> truth() {
    return language.truth();
  }
}
