package wellspring.dashboards.report;

import java.util.List;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.report.SweepStory.Crossing;
import wellspring.dashboards.report.SweepStory.Line;
import wellspring.model.measure.Measure;

/**
 * What stands in the page of a sweep; the template takes each part by its name.
 *
 * @param chosen the figures of the measure that was asked for
 * @param others those of other measures
 */
record SweepPage(SweepStory story, List<Drawings.Shown> chosen, List<Drawings.Shown> others) {
  private static final int REPLICAS_ENOUGH = 10;

  String css() {
    return Templates.text("report.css");
  }

  String title() {
    boolean human = story.course().axes().stream().allMatch(axis -> axis.endsWith(".human"));
    return human && !story.course().axes().isEmpty()
        ? "How much human text does it take?"
        : "What the setting changes";
  }

  String byline() {
    return "Sweep %s of %s, %,d runs, %s"
        .formatted(
            story.name(), story.scenario().name(), story.course().runs(), story.course().started());
  }

  /** The answers, a sentence for each curve. */
  List<String> answers() {
    return story.crossings().stream().map(this::answer).toList();
  }

  private String answer(Crossing crossing) {
    if (crossing.at().isEmpty()) {
      return "%s: no threshold; %s.".formatted(crossing.curve(), crossing.refused());
    }
    String range =
        crossing.range().isKnown()
            ? " (95 %% interval %s to %s)"
                .formatted(number(crossing.range().low()), number(crossing.range().high()))
            : "";
    String predicted =
        crossing.predicted().isPresent()
            ? "; theory says " + number(crossing.predicted().getAsDouble())
            : "";
    return "%s: %s crosses %s of the human-only control's at %s%s%s."
        .formatted(
            crossing.curve(),
            MeasureNames.label(story.measure()),
            Wording.percent(crossing.level()),
            number(crossing.at().getAsDouble()),
            range,
            predicted);
  }

  /** A line of the table of settings. */
  record Row(
      List<String> setting,
      String agent,
      String value,
      String range,
      String predicted,
      String control) {}

  List<Row> rows() {
    return story.lines().stream()
        .filter(line -> line.measure().equals(story.measure()) && !line.control())
        .map(SweepPage::row)
        .toList();
  }

  private static Row row(Line line) {
    return new Row(
        line.setting(),
        line.agent(),
        number(line.value()),
        line.range().isKnown()
            ? number(line.range().low()) + " to " + number(line.range().high())
            : "",
        line.predicted().stream().mapToObj(SweepPage::number).findFirst().orElse(""),
        line.controlValue().stream().mapToObj(SweepPage::number).findFirst().orElse(""));
  }

  String measureTitle() {
    return MeasureNames.title(story.measure());
  }

  /** How sure the figures are. */
  String caution() {
    int fewest =
        story.lines().stream().mapToInt(Line::replicas).min().orElse(story.course().replicas());
    if (fewest < 2) {
      return "Each setting was run once, so that nobody can tell a difference from chance.";
    }
    return fewest < REPLICAS_ENOUGH
        ? "With %d replicas the intervals are too narrow: they hold the true mean more seldom than in 95 %% of cases. Ten or more are better."
            .formatted(fewest)
        : "Intervals are 95 %% bootstrap intervals over %d replicas, which have the same seeds at every setting."
            .formatted(fewest);
  }

  String yaml() {
    return ScenarioWriter.yaml(story.scenario());
  }

  List<Definition> definitions() {
    return Definition.of(List.of(Measure.of(story.measure())));
  }

  private static String number(double value) {
    return Wording.figure(value);
  }
}
