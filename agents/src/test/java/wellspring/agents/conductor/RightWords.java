package wellspring.agents.conductor;

import java.util.List;
import java.util.Optional;
import wellspring.model.language.CheckableLanguage;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/** A language of single words, of which the most frequent is wrong. */
final class RightWords implements TokenLanguage, CheckableLanguage {
  private final TokenLanguage language = new ZipfLanguage(10, 1, 1);

  /** How often people are wrong. */
  double wrongShare() {
    return language.tokenFrequencies()[0];
  }

  @Override
  public boolean isRight(String document, int round) {
    return !document.equals("w1");
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
