package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.number.NumberText;
import wellspring.model.measure.Measure;

/** Whole runs whose documents are numbers. */
class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "gaussian, replace",
    "gaussian, accumulate",
    "gaussian, {window:2}",
    "gaussian, {anchor:20}",
    "gaussian, {subsample:40}",
    "regression, replace",
    "regression, {subsample:80}",
  })
  void runUnderEveryMemoryAndMixToTheirEnd(String name, String memory) {
    Scenario scenario =
        load(
            name,
            "rounds=5",
            "models.replace.memory=" + memory,
            "curators.no-human={human:{linear:{from:0,to:1,rounds:4}},draw:random}");

    assertThat(run(scenario, 2).ended().status()).isEqualTo(Status.FINISHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "regression"})
  void resultsDoNotDependOnThreads(String name) {
    Scenario scenario = load(name, "rounds=4");

    String one = run(scenario, 1).ended().fingerprint();

    assertThat(run(scenario, 8).ended().fingerprint()).isEqualTo(one).isNotEmpty();
    assertThat(run(load(name, "rounds=4", "seed=2"), 1).ended().fingerprint()).isNotEqualTo(one);
  }

  /** What is measured of generation 1 is what its corpus, all of people's documents, says. */
  @Test
  void theFirstGenerationIsTheMeanAndVarianceOfWhatPeopleWrote() {
    TestRun run = run(load("gaussian", "rounds=1"), 2);
    double[] numbers =
        run.events(Topic.DOCUMENTS, DocumentWritten.class).stream()
            .mapToDouble(document -> NumberText.parse(document.text(), 1)[0])
            .toArray();
    double sum = 0;
    double squares = 0;
    for (double number : numbers) {
      sum += number / 50;
      squares += number * number / 50;
    }
    Map<String, Double> figures =
        run.events(Topic.MEASUREMENTS, ModelMeasured.class).stream()
            .filter(measured -> measured.agent().equals("replace"))
            .collect(Collectors.toMap(ModelMeasured::measure, ModelMeasured::value));

    assertThat(numbers).hasSize(50);
    assertThat(figures.get(Measure.MEAN_ERROR.id())).isCloseTo(sum * sum, within(1e-12));
    assertThat(figures.get(Measure.VARIANCE.id())).isCloseTo(squares - sum * sum, within(1e-12));
    assertThat(figures.get(Measure.HUMAN_FRACTION.id())).isEqualTo(1);
  }

  /** People and both models answer the same hundred questions in every round. */
  @Test
  void theBuiltInRegressionKeepsItsDesign() {
    TestRun run = run(load("regression", "rounds=3"), 2);
    Map<String, List<String>> inputs =
        run.events(Topic.DOCUMENTS, DocumentWritten.class).stream()
            .collect(
                Collectors.groupingBy(
                    document -> document.round() + document.agent().replaceAll("/.*", ""),
                    Collectors.mapping(
                        document -> document.text().substring(0, document.text().lastIndexOf(' ')),
                        Collectors.toList())));

    assertThat(inputs).hasSize(3 + 2 + 2);
    List<String> design = inputs.get("0people").stream().sorted().toList();
    assertThat(design).hasSize(100).doesNotHaveDuplicates();
    assertThat(inputs.values())
        .allSatisfy(texts -> assertThat(texts).containsExactlyInAnyOrderElementsOf(design));
  }

  private static Scenario load(String name, String... overrides) {
    return new ScenarioLoader(Path.of("")).load(name, List.of(overrides));
  }

  private static TestRun run(Scenario scenario, int threads) {
    return TestRun.of(scenario, threads, new MemoryEventLog());
  }
}
