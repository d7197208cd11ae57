package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ModelMeasured;
import wellspring.model.measure.Measure;

class RunBriefTest {
  private static final RunStory COLLAPSE = Stories.run("collapse");

  @Test
  void theFigureThatWasJudgedStandsBesideTheLimitThatJudgedIt() {
    BriefContent brief =
        brief(
            perplexities(
                new double[] {10, 400}, // ten times what it was, forty times the yardstick
                new double[] {40, 60},
                new double[] {10, 10}));

    assertThat(brief.columns()).endsWith("Surprise at real text (limit: 3 times)");
    assertThat(lastCell(brief, "closed")).isEqualTo("40 times the yardstick");
    assertThat(lastCell(brief, "mixed"))
        .as("six times the yardstick, but it began there")
        .isEqualTo("1.5 times its beginning");
    assertThat(lastCell(brief, "open")).isEqualTo("the yardstick");
    assertThat(brief.remark()).contains("whichever is worse");
  }

  @Test
  void onlyModelsThatAreTrainedInEachRoundWriteAgainInEach() {
    assertThat(brief(COLLAPSE).compared()).contains("to learn from, and writes again.");
    assertThat(brief(Stories.changed("collapse", List.of("models.closed.cadence=3"))).compared())
        .contains("Not all are trained in every round")
        .doesNotContain("writes again");
  }

  @Test
  void whatBecameOfThoseWhoLiveByWritingIsPartOfTheAnswer() {
    RunStory left =
        Stories.living(
            Stories.run("attention"),
            new SocietyReader(
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(
                    new CohortChanged("a", "people", 0, 90, 0, 10, 1, 0.5, 0),
                    new CohortChanged("b", "people", 1, 40, 0, 50, 1, 0.5, 0))));
    BriefContent brief = brief(left);

    assertThat(brief.answer())
        .contains("Of those who live by writing, 100 wrote at first, and 40 in the end.");
    assertThat(brief.compared()).contains("those people who still write do, and all models");
    assertThat(brief(COLLAPSE).answer()).doesNotContain("live by writing");
    assertThat(brief(COLLAPSE).compared()).contains("In each round all of them write");
  }

  @Test
  void nearnessToALimitIsToldInPlainFactors() {
    BriefContent brief =
        brief(perplexities(new double[] {10, 100}, new double[] {10, 20}, new double[] {10, 10}));

    assertThat(all(brief.sure()))
        .contains("mixed came nearest to a limit: its surprise at real text came to 2 times that")
        .doesNotContain("of the way");
  }

  @ParameterizedTest
  @CsvSource({
    "2.97, 3, 2.97 times, 3 times",
    "2.99996, 3, 2.99996 times, 3 times",
    "13.2, 3, 13 times, 3 times",
    "12.4, 12, 12.4 times, 12 times",
    "0.503, 0.5, 50.3 %, 50 %",
    "0.63, 0.5, 63 %, 50 %",
    "1.01, 1.02, 101 %, 102 %"
  })
  void digitsTellAFigureFromItsLimit(double figure, double limit, String shown, String beside) {
    assertThat(FigureAndLimit.multiples(figure, limit))
        .isEqualTo(new FigureAndLimit(shown, beside));
  }

  @Test
  void whatIsAtTheLimitIsToldAsTheLimit() {
    assertThat(FigureAndLimit.multiples(3, 3)).isEqualTo(new FigureAndLimit("3 times", "3 times"));
    assertThat(FigureAndLimit.shares(0.0501, 0.05)).isEqualTo(new FigureAndLimit("5.01 %", "5 %"));
  }

  @Test
  void exactAveragesAreSaidToBeKnownWhereTheyAre() {
    RunStory regression =
        Stories.measuring(
            Stories.run("regression"),
            List.of(
                measured("replace", Measure.TEST_ERROR, 3.0, 1.5),
                measured("accumulate", Measure.TEST_ERROR, 1.0, 1.01)));

    assertThat(all(brief(regression).sure()))
        .contains("For the size of the mistakes mathematics gives the exact average over many runs")
        .contains("replace is farthest from it: its size of the mistakes is 2 times that average")
        .doesNotContain("exact mathematical answer");
  }

  @Test
  void theModelsOfWhichNothingIsKnownAreLeftOut() {
    RunStory gaussian =
        Stories.measuring(
            Stories.run("gaussian"),
            List.of(
                measured("replace", Measure.VARIANCE, 0.6, 0.6),
                measured("accumulate", Measure.VARIANCE, 0.9, null)));

    assertThat(all(brief(gaussian).sure()))
        .contains("For the variety of replace mathematics gives the exact average")
        .contains("the simulation agrees with it");
  }

  @Test
  void nothingKnownIsSaidToBeUnknownToTheProgram() {
    RunStory story =
        Stories.measuring(
            COLLAPSE, List.of(measured("closed", Measure.VOCABULARY_KEPT, 0.6, null)));
    assertThat(all(brief(story).sure()))
        .contains("None of the results here has a known exact mathematical answer");
  }

  @Test
  void equalsAreNamedTogether() {
    assertThat(all(brief(diversities(0.941, 0.939, 0.92)).sure()))
        .contains("closed and mixed are farthest from it: two of their words differ in 94 %");
    assertThat(all(brief(diversities(0.904, 0.896, 0.90)).sure()))
        .contains("At the end all of them agree with it")
        .doesNotContain("farthest");
  }

  @Test
  void whatAModelKeepsIsToldApartFromWhatItIsGiven() {
    RunStory drift = Stories.run("drift");
    List<ModelMeasured> measured = new ArrayList<>(drift.measurements());
    measured.add(Stories.measured(3, "accumulate", Measure.TRAINING_HUMAN_FRACTION, 0.4));
    BriefContent brief = brief(Stories.measuring(drift, measured));

    assertThat(cells(brief, "accumulate").get(0)).isEqualTo("25 %; 40 % with what it keeps");
    assertThat(cells(brief, "replace").get(0)).isEqualTo("25 %");
  }

  private static RunStory diversities(double closed, double mixed, double open) {
    return Stories.measuring(
        COLLAPSE,
        List.of(
            measured("closed", Measure.DIVERSITY, closed, 0.90),
            measured("mixed", Measure.DIVERSITY, mixed, 0.90),
            measured("open", Measure.DIVERSITY, open, 0.90)));
  }

  private static ModelMeasured measured(
      String model, Measure measure, double value, Double predicted) {
    int last = Stories.ROUNDS - 1;
    return new ModelMeasured(model + measure, model, last, measure.id(), value, predicted);
  }

  private static RunStory perplexities(double[] closed, double[] mixed, double[] open) {
    return Stories.judged(
        COLLAPSE,
        Measure.HELD_OUT_PERPLEXITY,
        Map.of("closed", closed, "mixed", mixed, "open", open));
  }

  private static BriefContent brief(RunStory story) {
    return RunBrief.of(List.of(story));
  }

  private static String all(Collection<String> sentences) {
    return String.join(" ", sentences);
  }

  private static String lastCell(BriefContent brief, String model) {
    List<String> cells = cells(brief, model);
    return cells.get(cells.size() - 1);
  }

  private static List<String> cells(BriefContent brief, String model) {
    return brief.lines().stream()
        .filter(line -> line.name().equals(model))
        .findFirst()
        .orElseThrow()
        .cells();
  }
}
