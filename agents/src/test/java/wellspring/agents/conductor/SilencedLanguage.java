package wellspring.agents.conductor;

import wellspring.agents.context.ForwardingLanguage;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.random.Seed;

/** A language in which nobody can write any more from some round on. */
final class SilencedLanguage extends ForwardingLanguage {
  private final int silentFrom;

  SilencedLanguage(int silentFrom) {
    super(new ZipfLanguage(50, 1, 10));
    this.silentFrom = silentFrom;
  }

  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    if (round >= silentFrom) {
      throw new IllegalStateException("lost for words");
    }
    return super.writing(seed, cohort, round, documents);
  }
}
