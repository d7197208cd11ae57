package wellspring.agents.conductor;

import java.util.List;
import java.util.Optional;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/** A language in which nobody can write any more from some round on. */
final class SilencedLanguage implements TokenLanguage {
  private final TokenLanguage language = new ZipfLanguage(50, 1, 10);
  private final int silentFrom;

  SilencedLanguage(int silentFrom) {
    this.silentFrom = silentFrom;
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
    if (round >= silentFrom) {
      throw new IllegalStateException("lost for words");
    }
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
