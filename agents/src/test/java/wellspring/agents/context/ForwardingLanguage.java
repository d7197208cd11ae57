package wellspring.agents.context;

import java.util.List;
import java.util.Optional;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/** A language that is another one but for what its subclass changes. */
public abstract class ForwardingLanguage implements TokenLanguage {
  private final TokenLanguage language;

  protected ForwardingLanguage(TokenLanguage language) {
    this.language = language;
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
