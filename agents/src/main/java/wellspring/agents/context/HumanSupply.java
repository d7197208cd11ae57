package wellspring.agents.context;

import java.util.Locale;
import java.util.Optional;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.text.CountPhrase;

/**
 * How far human text goes where it is finite. A cohort writes each document of the text once before
 * it writes one again; each cohort goes through the whole text on its own.
 */
final class HumanSupply {
  private HumanSupply() {}

  /**
   * From which round on people repeat themselves, in a sentence.
   *
   * @param language the scenario's
   * @return empty if they need not, or if text does not run out in this language
   */
  static Optional<String> shortage(Scenario scenario, Language language) {
    if (!(language instanceof TextLanguage text)) {
      return Optional.empty();
    }
    long documents = text.summary().training().documents();
    long written =
        scenario.humans().values().stream()
            .filter(cohort -> cohort.outside().isEmpty())
            .mapToLong(CohortSpec::written)
            .sum();
    if (written * scenario.rounds() <= documents) {
      return Optional.empty();
    }
    return Optional.of(
        documents < written
            ? String.format(
                Locale.ROOT,
                "There is less human text than one round needs: there %s %s to train on, and people"
                    + " write %,d per round, so each is used %.3g times in every round. Give more"
                    + " text, or ask for fewer documents per round (those of the curators).",
                CountPhrase.verb(documents, "is", "are"),
                CountPhrase.of(documents, "document"),
                written,
                (double) written / documents)
            : runsOut(documents, written, scenario.rounds()));
  }

  private static String runsOut(long documents, long written, int rounds) {
    long nothingNew = (documents + written - 1) / written;
    String later =
        documents % written == 0 || nothingNew >= rounds
            ? ""
            : ", from round %d on with all that they write".formatted(nothingNew);
    return String.format(
        Locale.ROOT,
        "Human text runs out: there %s %s to train on, and people write %,d a round,"
            + " %,d in all; from round %d on they repeat themselves%s. Give more text, or ask for"
            + " fewer rounds or documents.",
        CountPhrase.verb(documents, "is", "are"),
        CountPhrase.of(documents, "document"),
        written,
        written * rounds,
        documents / written,
        later);
  }
}
