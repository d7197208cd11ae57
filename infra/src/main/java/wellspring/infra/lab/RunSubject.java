package wellspring.infra.lab;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import wellspring.agents.context.RunLearners;
import wellspring.agents.context.TextRemarks;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.infra.run.RunDirectory;
import wellspring.model.language.Language;

/**
 * What is run, before its first event.
 *
 * @param run its name
 * @param directory its folder; empty if it is not recorded
 * @param scenario what it is made of
 * @param language what the humans speak
 * @param learners who learns for which model
 * @param verdict on its closed rounds; it hears of each round before the observers do
 */
public record RunSubject(
    String run,
    Optional<RunDirectory> directory,
    Scenario scenario,
    Language language,
    RunLearners learners,
    RunVerdict verdict) {

  /** How many symbols the language has; empty if it has none. */
  public OptionalInt symbols() {
    return LanguageFacts.symbols(language);
  }

  /** What is to be known before the run, in sentences: of its text, and of its learners. */
  public List<String> remarks() {
    return Stream.concat(TextRemarks.of(scenario, language).stream(), learners.remarks().stream())
        .toList();
  }
}
