package wellspring.agents.world;

import java.util.Locale;
import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;

/**
 * How far human text goes where it is finite. A cohort writes each document of the text once before
 * it writes one again; each cohort goes through the whole text on its own.
 */
public final class HumanSupply {
  private HumanSupply() {}

  /**
   * From which round on people repeat themselves, in a sentence.
   *
   * @param language the scenario's
   * @return empty if they need not, or if text does not run out in this language
   */
  public static Optional<String> shortage(Scenario scenario, Language language) {
    if (!(language instanceof TextLanguage text)) {
      return Optional.empty();
    }
    long documents = text.summary().training().documents();
    long written =
        scenario.humans().values().stream()
            .mapToLong(cohort -> (long) cohort.writers() * cohort.documents())
            .sum();
    return written * scenario.rounds() <= documents
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Human text runs out: there are %,d documents to train on, and people write %,d a round, %,d in all; from round %d on they repeat themselves.",
                documents,
                written,
                written * scenario.rounds(),
                documents / written));
  }
}
