package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.report.SweepStory.CurveCrossing;
import wellspring.dashboards.report.SweepStory.SettingResult;
import wellspring.dashboards.sweep.AffectedModels;
import wellspring.dashboards.sweep.AxisNames;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.ThresholdLevel;
import wellspring.model.text.CountPhrase;

/**
 * What stands in the page of a sweep; the template takes each part by its name.
 *
 * @param chosen the figures of the measure that was asked for
 * @param others those of other measures
 */
record SweepPage(
    SweepStory story, List<ChartWriter.PageChart> chosen, List<ChartWriter.PageChart> others) {
  String css() {
    return PageTemplates.text("report.css");
  }

  String title() {
    boolean one = story.course().axes().size() == 1;
    boolean human = story.course().axes().stream().allMatch(axis -> axis.endsWith(".human"));
    return human && !story.course().axes().isEmpty()
        ? "How much human text does it take?"
        : one ? "What the setting changes" : "What the settings change";
  }

  /** What was changed of what the description tells of, beside what was swept. */
  String changed() {
    return ReportWording.changed(story.course().changes());
  }

  String byline() {
    return "Sweep %s of %s, %s, %s"
        .formatted(
            story.name(),
            story.scenario().name(),
            CountPhrase.of(story.course().runs(), "run"),
            story.course().started());
  }

  /**
   * The answers, a sentence for each curve of a model that the axis touches; those that are refused
   * for the same reason, together.
   */
  List<String> answers() {
    AffectedModels touched = new AffectedModels(story.scenario(), story.course().axes());
    Map<Boolean, List<CurveCrossing>> asked =
        story.crossings().stream()
            .collect(
                Collectors.partitioningBy(
                    each -> touched.by(story.course().axes().indexOf(each.axis()), each.agent())));
    Map<String, List<String>> refused = new LinkedHashMap<>();
    List<String> answers = new ArrayList<>();
    for (CurveCrossing crossing : asked.get(true)) {
      if (crossing.around().isKnown()) {
        answers.add(answer(crossing));
      } else {
        refused.computeIfAbsent(crossing.refused(), why -> new ArrayList<>()).add(crossing.curve());
      }
    }
    refused.forEach(
        (why, curves) ->
            answers.add("%s: no threshold; %s.".formatted(ReportWording.list(curves), why)));
    List<String> left = asked.get(false).stream().map(CurveCrossing::agent).distinct().toList();
    if (!left.isEmpty()) {
      answers.add(AffectedModels.not(left, asked.get(false).get(0).axis()));
    }
    return answers;
  }

  private String answer(CurveCrossing crossing) {
    return "%s: %s crosses %s %s%s."
        .formatted(
            crossing.curve(),
            MeasureNames.label(story.measure()),
            crossing.level() instanceof ThresholdLevel.OfControl part
                ? ReportWording.percent(part.share()) + " of the human-only control's"
                : number(((ThresholdLevel.Absolute) crossing.level()).value()),
            place(crossing),
            crossing.predicted().isEmpty() ? "" : "; theory says " + crossing.predicted());
  }

  /** A share of human text is never more than all. */
  private static String place(CurveCrossing crossing) {
    double high = crossing.range().high();
    String range =
        " (95 %% interval %s to %s)"
            .formatted(
                number(crossing.range().low()),
                number(crossing.axis().endsWith(".human") ? Math.min(1, high) : high));
    String axis = AxisNames.shortened(List.of(crossing.axis())).get(0);
    if (crossing.at().isPresent()) {
      return "where %s is %s%s".formatted(axis, number(crossing.at().getAsDouble()), range);
    }
    return "where %s is between %s and %s, of which no more can be said without settings in between%s"
        .formatted(
            axis,
            number(crossing.around().low()),
            number(crossing.around().high()),
            crossing.range().equals(crossing.around()) ? "" : range);
  }

  /** A column of the table of settings: the key's short name, and the whole of it. */
  record SettingColumn(String name, String key) {}

  List<SettingColumn> columns() {
    List<String> keys = story.course().axes();
    List<String> names = AxisNames.shortened(keys);
    return IntStream.range(0, keys.size())
        .mapToObj(axis -> new SettingColumn(names.get(axis), keys.get(axis)))
        .toList();
  }

  /** A line of the table of settings. */
  record SettingRow(
      List<String> setting,
      String agent,
      String value,
      String range,
      String predicted,
      String control) {}

  List<SettingRow> rows() {
    return story.lines().stream()
        .filter(line -> line.measure().equals(story.measure()) && !line.control())
        .map(SweepPage::row)
        .toList();
  }

  private static SettingRow row(SettingResult line) {
    return new SettingRow(
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
        story.lines().stream()
            .mapToInt(SettingResult::replicas)
            .min()
            .orElse(story.course().replicas());
    if (fewest < 2) {
      return "Each setting was run only once, so differences cannot be told from chance.";
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

  List<MeasureDefinition> definitions() {
    return MeasureDefinition.of(List.of(Measure.of(story.measure())));
  }

  private static String number(double value) {
    return ReportWording.figure(value);
  }
}
