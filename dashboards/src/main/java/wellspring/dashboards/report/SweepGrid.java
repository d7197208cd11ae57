package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.report.SweepStory.SettingResult;
import wellspring.dashboards.sweep.AffectedModels;

/**
 * The table of a sweep's brief: a line for each model and each value of the other axes that touch
 * it, a column for each value of the first axis; one more for models that the first axis leaves as
 * they are.
 */
final class SweepGrid {
  private static final int SETTINGS_MAX = 6;
  private static final String ALWAYS = "not varied";

  private final SweepStory sweep;
  private final OutcomeMeasure outcome;
  private final List<SettingResult> contenders;
  private final AxisWords words;
  private final AffectedModels touched;

  /**
   * @param contenders of the outcome, no controls
   */
  SweepGrid(SweepStory sweep, OutcomeMeasure outcome, List<SettingResult> contenders) {
    this.sweep = sweep;
    this.outcome = outcome;
    this.contenders = List.copyOf(contenders);
    this.words = new AxisWords(sweep.course().axes());
    this.touched = new AffectedModels(sweep.scenario(), sweep.course().axes());
  }

  /** Values of the first axis, the same for all models: some of them if there are many. */
  List<String> settings() {
    List<String> all = all();
    return all.size() <= SETTINGS_MAX
        ? all
        : IntStream.range(0, SETTINGS_MAX)
            .mapToObj(i -> all.get(i * (all.size() - 1) / (SETTINGS_MAX - 1)))
            .toList();
  }

  List<String> columns() {
    List<String> columns = new ArrayList<>();
    settings().forEach(setting -> columns.add(words.value(0, setting)));
    if (!untouched().isEmpty()) {
      columns.add(ALWAYS);
    }
    if (hasPeopleColumn()) {
      columns.add("people's text alone");
    }
    return columns;
  }

  /** What has to be known to read it. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add("Columns: the %s.".formatted(words.name(0)));
    if (!untouched().isEmpty()) {
      remarks.add(
          "The %s was not varied for %s, and stands under “%s”."
              .formatted(words.name(0), ReportWording.list(untouched()), ALWAYS));
    }
    if (contenders.stream().anyMatch(line -> line.range().isKnown())) {
      remarks.add(
          "In brackets stands where the average of very many such runs probably lies (so it does in 95 of 100 cases)%s."
              .formatted(
                  isCompared()
                      ? "; the chance in what they are compared with is not counted in"
                      : ""));
    }
    if (settings().size() < all().size()) {
      remarks.add("%d of %d settings are shown.".formatted(settings().size(), all().size()));
    }
    return remarks;
  }

  List<BriefContent.BriefRow> lines() {
    Map<List<String>, Map<String, SettingResult>> rows = new LinkedHashMap<>();
    for (SettingResult line : contenders) {
      rows.computeIfAbsent(row(line), each -> new LinkedHashMap<>())
          .putIfAbsent(line.setting().get(0), line);
    }
    Map<String, String> told = new LinkedHashMap<>();
    List<BriefContent.BriefRow> lines = new ArrayList<>();
    rows.forEach(
        (row, cells) -> {
          String kept = kept(row);
          boolean said = kept.equals(told.put(row.get(0), kept));
          lines.add(
              new BriefContent.BriefRow(name(row), said ? "" : kept, "", cells(row.get(0), cells)));
        });
    return lines;
  }

  private List<String> cells(String model, Map<String, SettingResult> line) {
    boolean varied = touched.by(0, model);
    SettingResult first = line.values().iterator().next();
    List<String> cells = new ArrayList<>();
    for (String setting : settings()) {
      cells.add(varied ? SweepCell.of(outcome, line.get(setting)) : "");
    }
    if (!untouched().isEmpty()) {
      cells.add(varied ? "" : SweepCell.of(outcome, first));
    }
    if (hasPeopleColumn()) {
      cells.add(ReportWording.percent(first.controlValue().orElseThrow()));
    }
    return cells;
  }

  /** The model, and the value of each further axis; empty where that does not touch it. */
  private List<String> row(SettingResult line) {
    List<String> row = new ArrayList<>(List.of(line.agent()));
    for (int axis = 1; axis < line.setting().size(); axis++) {
      row.add(touched.by(axis, line.agent()) ? line.setting().get(axis) : "");
    }
    return row;
  }

  private String name(List<String> row) {
    return row.get(0)
        + IntStream.range(1, row.size())
            .filter(axis -> !row.get(axis).isEmpty())
            .mapToObj(
                axis -> "; %s: %s".formatted(words.name(axis), words.value(axis, row.get(axis))))
            .collect(Collectors.joining());
  }

  /**
   * What a model keeps at the row's settings and how often it is trained, unless that is varied.
   */
  private String kept(List<String> row) {
    boolean varied =
        touched.by(0, row.get(0))
            && (words.isOfMemory(0)
                || Stream.of("labels", "error", "draw").anyMatch(words.key(0)::equals));
    ModelWords model = new ModelWords(at(row));
    return Stream.concat(
            varied ? Stream.empty() : Stream.of(model.kept(row.get(0))),
            isPaceVaried() ? Stream.empty() : model.pace(row.get(0)).stream())
        .collect(Collectors.joining("; "));
  }

  /** Then it stands in the columns, or in the names of the lines. */
  private boolean isPaceVaried() {
    return IntStream.range(0, sweep.course().axes().size())
        .anyMatch(axis -> words.key(axis).equals("cadence"));
  }

  private Scenario at(List<String> row) {
    List<String> overrides = new ArrayList<>();
    for (int axis = 1; axis < row.size(); axis++) {
      if (!row.get(axis).isEmpty()) {
        for (String key : sweep.course().axes().get(axis).split("\\+", -1)) {
          overrides.add("++" + key + "=" + row.get(axis));
        }
      }
    }
    try {
      return overrides.isEmpty()
          ? sweep.scenario()
          : ScenarioLoader.change(sweep.scenario(), overrides);
    } catch (ScenarioException e) {
      return sweep.scenario(); // keys with values of their own: of tuples nothing is kept
    }
  }

  /** The models that the first axis leaves as they are. */
  private List<String> untouched() {
    return contenders.stream()
        .map(SettingResult::agent)
        .distinct()
        .filter(model -> !touched.by(0, model))
        .toList();
  }

  /** A share is told as it is, and what people's text alone gives beside it. */
  private boolean hasPeopleColumn() {
    return outcome.share() && contenders.stream().allMatch(line -> line.controlValue().isPresent());
  }

  private boolean isCompared() {
    return !outcome.share()
        && contenders.stream().allMatch(line -> line.controlValue().isPresent());
  }

  private List<String> all() {
    return contenders.stream().map(line -> line.setting().get(0)).distinct().toList();
  }
}
