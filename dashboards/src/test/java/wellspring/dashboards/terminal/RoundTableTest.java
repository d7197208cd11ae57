package wellspring.dashboards.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.terminal.RoundTable.FigureChoice;
import wellspring.model.measure.Measure;

class RoundTableTest {
  private static final List<String> MODELS = List.of("a", "bee");

  @Test
  void modelsStandSideBySideWhereTheLineIsWideEnough() {
    assertThat(new RoundTable(MODELS, 100, FigureChoice.PREDICTED).rows(0, measured(0.5, true)))
        .containsExactly(
            "      │  a                                    │  bee",
            "round │ human perplex. diversity theory  tail │ human perplex. diversity theory  tail",
            "    0 │  0.10     12.3    0.5000 0.2500 0.040 │  0.10     12.3    0.5000 0.2500 0.040");
  }

  @Test
  void eachModelHasARowWhereTheLineIsNarrow() {
    assertThat(new RoundTable(MODELS, 60, FigureChoice.PREDICTED).rows(7, measured(0.5, true)))
        .containsExactly(
            "round model │ human perplex. diversity theory  tail",
            "    7 a     │  0.10     12.3    0.5000 0.2500 0.040",
            "    7 bee   │  0.10     12.3    0.5000 0.2500 0.040");
  }

  @Test
  void wherePeopleComeAndGoHowManyWriteOnStandsBeforeTheModels() {
    RoundTable table = paid(140);
    assertThat(table.rows(closed(0, 17)))
        .containsExactly(
            "              │  closed                               │  mixed                                │  open",
            "round  people │ human perplex. diversity theory  tail │ human perplex. diversity theory  tail │ human perplex. diversity theory  tail",
            "    0      17 │     -        -         -      -     - │     -        -         -      -     - │     -        -         -      -     -");
    assertThat(table.rows(closed(1, 1_234_567)).get(0)).startsWith("    1 1234567 │");
    assertThat(paid(60).rows(closed(2, 0)))
        .contains(
            "round  people model  │ human perplex. diversity theory  tail",
            "    2       0 open   │     -        -         -      -     -");
  }

  @Test
  void peopleWhoWriteInEachRoundHaveNoColumn() {
    Scenario scenario = new ScenarioLoader(Path.of("")).load("collapse", List.of());
    assertThat(new RoundTable(scenario, 60, FigureChoice.PREDICTED).rows(closed(0, 3)).get(0))
        .startsWith("round model");
  }

  private static RoundTable paid(int width) {
    Scenario scenario =
        new ScenarioLoader(Path.of(""))
            .load("collapse", List.of("+humans.people.work={alternative: 1}"));
    return new RoundTable(scenario, width, FigureChoice.PREDICTED);
  }

  private static ClosedRound closed(int round, int writers) {
    SocietyReader society =
        SocietyReader.of(List.of(new CohortChanged("c", "people", round, writers, 0, 0, 1, 0, 0)));
    return new ClosedRound(round, List.of(), List.of(), RoundFlows.NONE, society, List.of());
  }

  @Test
  void noLineIsWiderThanItMayBe() {
    for (int width = 60; width < 200; width++) {
      int limit = width;
      assertThat(new RoundTable(MODELS, width, FigureChoice.PREDICTED).rows(0, measured(0.5, true)))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(limit));
    }
  }

  @Test
  void columnsStayWhenAModelIsReleasedLater() {
    RoundTable table = new RoundTable(List.of("a"), 100, FigureChoice.PREDICTED);
    table.rows(0, List.of(measured("a", Measure.HUMAN_FRACTION, 1, null)));
    assertThat(table.rows(1, measured(0.5, true)))
        .containsExactly("    1 │  0.10     12.3    0.5000 0.2500 0.040");
  }

  @Test
  void headingsComeOnce() {
    RoundTable table = new RoundTable(MODELS, 100, FigureChoice.PREDICTED);
    assertThat(table.rows(0, measured(0.5, true))).hasSize(3);
    assertThat(table.rows(1, measured(0.5, true))).hasSize(1);
  }

  @Test
  void whereTheTruthIsUnknownPairsAndVocabularyStandForDiversity() {
    assertThat(
            new RoundTable(List.of("a"), 100, FigureChoice.SAMPLED).rows(0, measured(0.5, false)))
        .containsExactly(
            "      │  a",
            "round │ human perplex. distinct-2 vocab.  tail",
            "    0 │  0.10     12.3     0.7000  0.800 0.040");
  }

  @Test
  void whereFactsAreStatedTheTrueOnesStandBesideDiversity() {
    List<ModelMeasured> measured =
        List.of(
            measured("a", Measure.DIVERSITY, 0.5, null),
            measured("a", Measure.FACTS_TRUE, 0.75, null));
    assertThat(new RoundTable(List.of("a"), 100, FigureChoice.FACTUAL).rows(0, measured))
        .containsExactly(
            "      │  a",
            "round │ human perplex. diversity  true  tail",
            "    0 │     -        -    0.5000 0.750     -");
  }

  @Test
  void whereDocumentsAreNumbersTheirOwnFiguresAreShown() {
    List<ModelMeasured> figures =
        List.of(
            measured("a", Measure.HUMAN_FRACTION, 0.1, null),
            measured("a", Measure.MEAN_ERROR, 0.25, 0.2),
            measured("a", Measure.VARIANCE, 0.75, 0.8),
            measured("a", Measure.TEST_ERROR, 0.125, 0.1124));

    assertThat(new RoundTable(List.of("a"), 100, FigureChoice.GAUSSIAN).rows(0, figures))
        .containsExactly(
            "      │  a",
            "round │ human mean err. variance theory",
            "    0 │  0.10    0.2500   0.7500 0.8000");
    assertThat(new RoundTable(List.of("a"), 100, FigureChoice.REGRESSION).rows(0, figures))
        .containsExactly(
            "      │  a", "round │ human test error theory", "    0 │  0.10     0.1250 0.1124");
  }

  @Test
  void figuresThatAreTooLongHaveFewerDigitsAndNeverRunTogether() {
    RoundTable table = new RoundTable(List.of("a"), 100, FigureChoice.GAUSSIAN);
    assertThat(
            List.of(
                gaussian(table, 3748.9599, 4494.3820),
                gaussian(table, 123456789.5, 0.25),
                gaussian(table, 1.5e12, -98765.4321),
                gaussian(table, 1e-300, 1e300)))
        .containsExactly(
            "    1 │  0.10 3748.9599 4494.382 0.8000",
            "    1 │  0.10 123456790   0.2500 0.8000",
            "    1 │  0.10  1.50e+12 -98765.4 0.8000",
            "    1 │  0.10    0.0000 1.0e+300 0.8000");
  }

  private static String gaussian(RoundTable table, double error, double variance) {
    List<String> lines =
        table.rows(
            1,
            List.of(
                measured("a", Measure.HUMAN_FRACTION, 0.1, null),
                measured("a", Measure.MEAN_ERROR, error, 0.2),
                measured("a", Measure.VARIANCE, variance, 0.8)));
    return lines.get(lines.size() - 1);
  }

  @Test
  void infiniteAndMissingFiguresKeepTheirPlace() {
    List<ModelMeasured> measured = measured(Double.POSITIVE_INFINITY, true);
    RoundTable table = new RoundTable(MODELS, 100, FigureChoice.PREDICTED);
    List<String> lines = table.rows(0, measured);
    assertThat(lines.get(2)).hasSameSizeAs(lines.get(1)).contains("         ∞ 0.2500");
    assertThat(table.rows(1, List.of()).get(0))
        .isEqualTo(
            "    1 │     -        -         -      -     - │     -        -         -      -     -");
  }

  private static List<ModelMeasured> measured(double diversity, boolean truthIsKnown) {
    List<ModelMeasured> all = new ArrayList<>();
    for (String model : MODELS) {
      all.add(measured(model, Measure.HUMAN_FRACTION, 0.1, null));
      all.add(measured(model, Measure.HELD_OUT_PERPLEXITY, 12.345, null));
      all.add(measured(model, Measure.DIVERSITY, diversity, truthIsKnown ? 0.25 : null));
      all.add(measured(model, Measure.DISTINCT_2, 0.7, null));
      all.add(measured(model, Measure.VOCABULARY_KEPT, 0.8, null));
      all.add(measured(model, Measure.TAIL_KEPT, 0.04, null));
      if (truthIsKnown) {
        all.add(measured(model, Measure.KL_TRUTH_MODEL, 0.3, null));
      }
    }
    return all;
  }

  private static ModelMeasured measured(
      String model, Measure measure, double value, Double predicted) {
    return new ModelMeasured("id", model, 0, measure.id(), value, predicted);
  }
}
