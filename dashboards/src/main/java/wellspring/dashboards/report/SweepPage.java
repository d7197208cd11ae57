package wellspring.dashboards.report;

import java.util.List;
import java.util.stream.IntStream;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.report.SweepStory.Crossing;
import wellspring.dashboards.report.SweepStory.Line;
import wellspring.dashboards.sweep.AxisNames;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Level;
import wellspring.model.statistics.Statistic;

/**
 * What stands in the page of a sweep; the template takes each part by its name.
 *
 * @param chosen the figures of the measure that was asked for
 * @param others those of other measures
 */
record SweepPage(SweepStory story, List<Drawings.Shown> chosen, List<Drawings.Shown> others) {
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
    if (!crossing.around().isKnown()) {
      return "%s: no threshold; %s.".formatted(crossing.curve(), crossing.refused());
    }
    return "%s: %s crosses %s %s%s."
        .formatted(
            crossing.curve(),
            MeasureNames.label(story.measure()),
            crossing.level() instanceof Level.OfControl part
                ? Wording.percent(part.share()) + " of the human-only control's"
                : number(((Level.Absolute) crossing.level()).value()),
            place(crossing),
            crossing.predicted().isEmpty() ? "" : "; theory says " + crossing.predicted());
  }

  private static String place(Crossing crossing) {
    String range =
        " (95 %% interval %s to %s)"
            .formatted(number(crossing.range().low()), number(crossing.range().high()));
    if (crossing.at().isPresent()) {
      return "at " + number(crossing.at().getAsDouble()) + range;
    }
    return "between %s and %s, where no more can be said without settings in between%s"
        .formatted(
            number(crossing.around().low()),
            number(crossing.around().high()),
            crossing.range().equals(crossing.around()) ? "" : range);
  }

  /** A column of the table of settings: the key's short name, and the whole of it. */
  record Column(String name, String key) {}

  List<Column> columns() {
    List<String> keys = story.course().axes();
    List<String> names = AxisNames.shortened(keys);
    return IntStream.range(0, keys.size())
        .mapToObj(axis -> new Column(names.get(axis), keys.get(axis)))
        .toList();
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
    if (fewest < Statistic.MEAN.replicasMin()) {
      return "%d replicas are too few for an interval; ten are a good number.".formatted(fewest);
    }
    return "Intervals are of 95 %%, over %d replicas, %s."
        .formatted(
            fewest,
            switch (story.course().luck()) {
              case SAME -> "which have the same seeds at every setting";
              case OWN -> "each of which has a seed of its own at every setting";
            });
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
