package wellspring.agents.theory;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;
import wellspring.model.measure.Measure;

/**
 * All lines, held against each model of a scenario. Immutable, and safe to share between threads.
 */
public final class Theory {
  static final List<TheoryResult> LINES =
      Stream.of(
              TokenResults.ALL,
              IslandResults.ALL,
              LikelihoodResults.ALL,
              TailResults.ALL,
              NumberResults.ALL,
              RegressionResults.ALL,
              UnmixResults.ALL,
              VerifierResults.ALL,
              ClaimResults.ALL,
              SocietyResults.ALL,
              ImitationResults.ALL)
          .flatMap(List::stream)
          .toList();

  /** So many scenarios are remembered: a sweep goes through its settings one after the other. */
  private static final int RECENT_MAX = 16;

  private static final RecentValues<Subject, Theory> RECENT = new RecentValues<>(RECENT_MAX);

  /** What theory is asked about; a language is the same only if it is the same object. */
  private record Subject(Scenario scenario, Language language) {}

  private final SortedMap<String, List<AppliedResult>> findings;

  /** By model, of the lines that hold; asked for every figure of every round. */
  private final Map<String, List<Forecast>> forecasts = new HashMap<>();

  private Theory(SortedMap<String, List<AppliedResult>> findings) {
    this.findings = Collections.unmodifiableSortedMap(findings);
    findings.forEach(
        (model, all) ->
            forecasts.put(
                model, all.stream().flatMap(finding -> finding.forecast().stream()).toList()));
  }

  /**
   * What theory says of a scenario. Replicas of a run share it: its predictions can take longer
   * than the run.
   *
   * @param language the scenario's
   */
  public static Theory of(Scenario scenario, Language language) {
    return RECENT.get(new Subject(scenario, language), Theory::compute);
  }

  private static Theory compute(Subject asked) {
    Scenario scenario = asked.scenario();
    Language language = asked.language();
    SortedMap<String, List<AppliedResult>> findings = new TreeMap<>();
    ScenarioKeys keys = ScenarioKeys.of(scenario);
    for (String model : scenario.models().keySet()) {
      TheorySubject subject = new TheorySubject(scenario, language, model);
      findings.put(model, LINES.stream().map(line -> line.apply(subject, keys)).toList());
    }
    return new Theory(findings);
  }

  /** Every line, held against a model; those that come first are asked first. */
  public List<AppliedResult> of(String model) {
    return findings.get(model);
  }

  /** Whether a line follows how many people write. */
  public boolean followsWriters() {
    return forecasts.values().stream()
        .flatMap(List::stream)
        .flatMap(forecast -> forecast.measures().stream())
        .anyMatch(foretold -> foretold.measure() == Measure.WRITERS);
  }

  /**
   * The mean that a measure of a model has over replicas.
   *
   * @param generation how many times the model has been trained, from 1
   * @return from the first line that gives it; empty where none does
   */
  public OptionalDouble predict(String model, Measure measure, int generation) {
    for (Forecast forecast : forecasts.get(model)) {
      OptionalDouble predicted = forecast.predict(measure, generation);
      if (predicted.isPresent()) {
        return predicted;
      }
    }
    return OptionalDouble.empty();
  }
}
