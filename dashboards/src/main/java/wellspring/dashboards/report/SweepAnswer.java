package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wellspring.dashboards.report.SweepStory.CurveCrossing;
import wellspring.dashboards.report.SweepStory.SettingResult;
import wellspring.dashboards.sweep.AffectedModels;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.ThresholdLevel;

/** What a sweep found, in a sentence or two: only of models that its axis touches. */
final class SweepAnswer {
  private static final int MODELS_MAX = 4;

  private final OutcomeMeasure outcome;
  private final List<SettingResult> contenders;
  private final List<CurveCrossing> crossings;
  private final List<String> settings;
  private final AxisWords words;
  private final AffectedModels touched;

  /**
   * @param contenders of the outcome, no controls
   * @param settings of the first axis that are shown
   */
  SweepAnswer(
      SweepStory sweep,
      OutcomeMeasure outcome,
      List<SettingResult> contenders,
      List<String> settings) {
    List<String> axes = sweep.course().axes();
    this.outcome = outcome;
    this.settings = List.copyOf(settings);
    this.words = new AxisWords(axes);
    this.touched = new AffectedModels(sweep.scenario(), axes);
    this.contenders = contenders.stream().filter(line -> touched.by(0, line.agent())).toList();
    this.crossings =
        sweep.crossings().stream()
            .filter(crossing -> axes.indexOf(crossing.axis()) == 0)
            .filter(crossing -> touched.by(0, crossing.agent()))
            .toList();
  }

  String words() {
    if (contenders.isEmpty()) {
      return "The %s was varied, which affects none of the models.".formatted(words.name(0));
    }
    List<String> answers = new ArrayList<>();
    if (words.isOfHumanText(0) && isOfAShare()) {
      above().ifPresent(answers::add);
      crossings.forEach(crossing -> answer(crossing).ifPresent(answers::add));
      boolean all = crossings.stream().allMatch(each -> each.around().isKnown() || isAbove(each));
      if (!answers.isEmpty() && !all) {
        answers.add("The table shows the others.");
      }
    }
    return answers.isEmpty() ? ends() : String.join(" ", answers);
  }

  /** Half of a surprise says nothing, nor does half of a logarithm. */
  private boolean isOfAShare() {
    return !outcome.grows() && outcome.measure().unit() != Measure.Unit.NATS;
  }

  /** Those that never come down to the level that was asked for, together. */
  private Optional<String> above() {
    List<CurveCrossing> kept = crossings.stream().filter(this::isAbove).toList();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Boolean> whole = new LinkedHashMap<>();
    for (CurveCrossing crossing : kept) {
      whole.put(
          crossing.agent(),
          crossings.stream()
              .filter(each -> each.agent().equals(crossing.agent()))
              .allMatch(this::isAbove));
    }
    List<String> names =
        kept.stream()
            .map(each -> whole.get(each.agent()) ? each.agent() : name(each))
            .distinct()
            .toList();
    return Optional.of(
        "%s %s more than %s of the %s that goes with people's text alone, at every setting that was tried."
            .formatted(
                ReportWording.capital(ReportWording.list(names)),
                names.size() == 1 ? "has" : "have",
                ReportWording.percent(((ThresholdLevel.OfControl) kept.get(0).level()).share()),
                outcome.quality()));
  }

  private boolean isAbove(CurveCrossing crossing) {
    if (crossing.around().isKnown()
        || !(crossing.level() instanceof ThresholdLevel.OfControl part)) {
      return false;
    }
    List<SettingResult> own =
        contenders.stream()
            .filter(crossing::has)
            .filter(line -> line.controlValue().isPresent())
            .toList();
    return !own.isEmpty()
        && own.stream()
            .allMatch(line -> line.value() > part.share() * line.controlValue().getAsDouble());
  }

  /** Where a model comes to the level that was asked for; empty if that is unknown. */
  private Optional<String> answer(CurveCrossing crossing) {
    if (!(crossing.level() instanceof ThresholdLevel.OfControl part)
        || !crossing.around().isKnown()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s comes to %s of the %s that it has with people's text alone when %s of what it is newly given is written by people%s."
            .formatted(
                ReportWording.capital(name(crossing)),
                ReportWording.percent(part.share()),
                outcome.quality(),
                place(crossing),
                range(crossing)));
  }

  /** The model, with the values of the other axes that touch it. */
  private String name(CurveCrossing crossing) {
    List<String> others = new ArrayList<>();
    for (int axis = 0; axis < crossing.setting().size(); axis++) {
      String value = crossing.setting().get(axis);
      if (!value.isEmpty() && touched.by(axis, crossing.agent())) {
        others.add("%s: %s".formatted(words.name(axis), words.value(axis, value)));
      }
    }
    return crossing.agent() + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")");
  }

  private static String place(CurveCrossing crossing) {
    return crossing.at().isPresent()
        ? ReportWording.percent(crossing.at().getAsDouble())
        : "somewhere between %s and %s"
            .formatted(
                ReportWording.percent(crossing.around().low()),
                ReportWording.percent(crossing.around().high()));
  }

  private static String range(CurveCrossing crossing) {
    return crossing.at().isEmpty()
        ? ""
        : " (probably between %s and %s)"
            .formatted(
                ReportWording.percent(crossing.range().low()),
                ReportWording.percent(Math.min(1, crossing.range().high())));
  }

  /** What becomes of the models at the first setting and at the last; of other axes, at first. */
  private String ends() {
    String first = settings.get(0);
    String last = settings.get(settings.size() - 1);
    List<String> models = contenders.stream().map(SettingResult::agent).distinct().toList();
    String said =
        IntStream.range(0, Math.min(MODELS_MAX, models.size()))
            .mapToObj(
                i ->
                    (i == 0 ? "%s %s where the %s is %s, and %s where it is %s" : "%s %s and %5$s")
                        .formatted(
                            models.get(i),
                            at(models.get(i), first),
                            words.name(0),
                            words.value(0, first),
                            at(models.get(i), last),
                            words.value(0, last)))
            .collect(Collectors.joining("; "));
    List<String> others = contenders.get(0).setting();
    String where =
        IntStream.range(1, others.size())
            .mapToObj(
                axis ->
                    "the %s is %s".formatted(words.name(axis), words.value(axis, others.get(axis))))
            .collect(Collectors.joining(" and "));
    boolean compared =
        !outcome.share() && contenders.stream().allMatch(line -> line.controlValue().isPresent());
    return "The %s at the end%s: %s.%s"
        .formatted(
            outcome.quality(),
            compared ? ", compared with people's text alone" : "",
            said,
            !where.isEmpty()
                ? " That is so where %s; the table has the rest.".formatted(where)
                : models.size() > MODELS_MAX ? " The table has the rest." : "");
  }

  private String at(String model, String setting) {
    return contenders.stream()
        .filter(line -> line.agent().equals(model) && line.setting().get(0).equals(setting))
        .findFirst()
        .map(line -> SweepCell.value(outcome, line))
        .filter(words -> !words.isEmpty())
        .orElse("unknown");
  }
}
