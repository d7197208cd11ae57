package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.Scale;
import wellspring.dashboards.report.SweepStory.Crossing;
import wellspring.dashboards.report.SweepStory.Line;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Level;

/**
 * The brief of a sweep: one outcome, for each model at the same settings, beside the same with
 * people's text alone.
 */
final class SweepBrief {
  private static final int SETTINGS_MAX = 6;
  private static final int CURVES_MAX = 8;
  private static final Map<String, String> KEYS =
      Map.of(
          "human", "share of human text",
          "pool", "share of models' text that comes from all models",
          "labels", "what is said of who wrote what",
          "documents", "number of texts",
          "memory", "what is kept",
          "window", "number of rounds that are kept",
          "anchor", "number of first texts that are kept",
          "error", "share of wrong guesses");

  private final SweepStory sweep;
  private final Optional<Outcome> outcome;
  private final List<Line> contenders;

  private SweepBrief(SweepStory sweep) {
    this.sweep = sweep;
    Set<String> measured = sweep.lines().stream().map(Line::measure).collect(Collectors.toSet());
    this.outcome =
        Outcome.of(Measure.of(sweep.measure())).or(() -> Outcome.of(measured).stream().findFirst());
    this.contenders =
        sweep.lines().stream()
            .filter(line -> !line.control())
            .filter(line -> outcome.isPresent())
            .filter(line -> line.measure().equals(outcome.get().measure().id()))
            .toList();
  }

  static Brief of(SweepStory sweep) {
    return new SweepBrief(sweep).brief();
  }

  private Brief brief() {
    List<String> settings = settings();
    List<Brief.Line> lines = lines(settings);
    List<String> columns = new ArrayList<>();
    settings.forEach(setting -> columns.add(shown(setting)));
    int left = Math.max(0, lines.size() - Brief.LINES_MAX);
    return new Brief(
        question(),
        answer(),
        compared(),
        columns,
        lines.subList(0, lines.size() - left),
        remark(settings, left),
        costs(),
        figure(),
        sure(),
        LeftOut.of(List.of(sweep.scenario())),
        "Figures: " + sweep.name() + ".");
  }

  private Question question() {
    Question own = Question.of(List.of(sweep.scenario()));
    return ofHumanText() ? new Question(Question.OF_HUMAN_TEXT, own.asked()) : own;
  }

  /** Whether the first axis is how much people write. */
  private boolean ofHumanText() {
    return sweep.course().axes().get(0).endsWith(".human");
  }

  /** The first axis, in words. */
  private String axis(int number) {
    String axis = sweep.course().axes().get(number);
    String key = axis.substring(axis.lastIndexOf('.') + 1);
    return KEYS.getOrDefault(key, key);
  }

  private String answer() {
    if (outcome.isEmpty()) {
      return "Nothing that was measured can be told without technical terms; the full report has it.";
    }
    List<String> answers = new ArrayList<>();
    above().ifPresent(answers::add);
    sweep.crossings().forEach(crossing -> answer(crossing).ifPresent(answers::add));
    return answers.isEmpty() || !ofHumanText() ? ends() : String.join(" ", answers);
  }

  /** Those that never come down to the level that was asked for, together. */
  private Optional<String> above() {
    List<Crossing> kept = sweep.crossings().stream().filter(this::isAbove).toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s more than %s of the %s that goes with people's text alone, at every share that was tried."
                .formatted(
                    Wording.capital(
                        Wording.list(kept.stream().map(Crossing::curve).distinct().toList())),
                    kept.size() == 1 ? "has" : "have",
                    Wording.percent(((Level.OfControl) kept.get(0).level()).share()),
                    outcome.get().quality()));
  }

  private boolean isAbove(Crossing crossing) {
    if (crossing.around().isKnown() || !(crossing.level() instanceof Level.OfControl part)) {
      return false;
    }
    List<Line> own =
        contenders.stream()
            .filter(line -> crossing.curve().equals(line.agent()))
            .filter(line -> line.controlValue().isPresent())
            .toList();
    return !own.isEmpty()
        && own.stream()
            .allMatch(line -> line.value() > part.share() * line.controlValue().getAsDouble());
  }

  /** Where a model comes to the level that was asked for; empty if nobody can tell. */
  private Optional<String> answer(Crossing crossing) {
    if (!(crossing.level() instanceof Level.OfControl part)) {
      return Optional.empty();
    }
    String model = Wording.capital(crossing.curve());
    String share = Wording.percent(part.share());
    String quality = outcome.get().quality();
    if (crossing.around().isKnown()) {
      return Optional.of(
          "%s comes to %s of the %s that it has with people's text alone when %s of its reading is written by people%s."
              .formatted(model, share, quality, place(crossing), range(crossing)));
    }
    return isAbove(crossing)
        ? Optional.empty()
        : Optional.of(
            "For %s the table shows how its %s goes.".formatted(crossing.curve(), quality));
  }

  /** What becomes of the models at the first setting and at the last. */
  private String ends() {
    List<String> settings = settings();
    String first = settings.get(0);
    String last = settings.get(settings.size() - 1);
    String said =
        contenders.stream()
            .map(Line::agent)
            .distinct()
            .limit(4)
            .map(model -> "%s %s and %s".formatted(model, at(model, first), at(model, last)))
            .collect(Collectors.joining("; "));
    return "The %s at the end, at %s = %s and at %s: %s."
        .formatted(
            outcome.get().quality() + (isCompared() ? ", compared with people's text alone," : ""),
            axis(0),
            shown(first),
            shown(last),
            said);
  }

  private String at(String model, String setting) {
    return contenders.stream()
        .filter(line -> line.agent().equals(model) && line.setting().get(0).equals(setting))
        .findFirst()
        .map(line -> SweepCell.value(outcome.get(), line))
        .orElse("nothing");
  }

  private static String place(Crossing crossing) {
    return crossing.at().isPresent()
        ? Wording.percent(crossing.at().getAsDouble())
        : "somewhere between %s and %s"
            .formatted(
                Wording.percent(crossing.around().low()),
                Wording.percent(crossing.around().high()));
  }

  private static String range(Crossing crossing) {
    return crossing.at().isEmpty()
        ? ""
        : " (probably between %s and %s)"
            .formatted(
                Wording.percent(crossing.range().low()),
                Wording.percent(Math.min(1, crossing.range().high())));
  }

  private String compared() {
    List<String> axes =
        IntStream.range(0, sweep.course().axes().size()).mapToObj(this::axis).distinct().toList();
    String told =
        outcome
            .map(
                each ->
                    " The table tells of the %s at the end%s."
                        .formatted(
                            each.quality(),
                            isCompared()
                                ? ", compared with the same model when it reads people's text alone"
                                : ""))
            .orElse("");
    return "%,d computer simulations of people and models who write, and learn from what is written, over %s. They differ in the %s.%s"
        .formatted(
            sweep.course().runs(),
            Wording.rounds(sweep.scenario().rounds()),
            Wording.list(axes),
            told);
  }

  /** Whether the same model with people's text alone stands beside each. */
  private boolean isCompared() {
    return outcome.isPresent()
        && contenders.stream().allMatch(line -> line.controlValue().isPresent());
  }

  /** Values of the first axis, the same for all models: some of them if there are many. */
  private List<String> settings() {
    List<String> all = contenders.stream().map(line -> line.setting().get(0)).distinct().toList();
    if (all.size() <= SETTINGS_MAX) {
      return all;
    }
    return IntStream.range(0, SETTINGS_MAX)
        .mapToObj(i -> all.get(i * (all.size() - 1) / (SETTINGS_MAX - 1)))
        .toList();
  }

  private String shown(String setting) {
    OptionalDouble number = number(setting);
    return ofHumanText() && number.isPresent() ? Wording.percent(number.getAsDouble()) : setting;
  }

  private String remark(List<String> settings, int left) {
    long all = contenders.stream().map(line -> line.setting().get(0)).distinct().count();
    List<String> remarks = new ArrayList<>();
    remarks.add("Columns: the %s.".formatted(axis(0)));
    if (contenders.stream().anyMatch(line -> line.range().isKnown())) {
      remarks.add("In brackets stands where the figure lies in 95 of 100 cases.");
    }
    if (settings.size() < all) {
      remarks.add("%d of %d settings are shown.".formatted(settings.size(), all));
    }
    if (left > 0) {
      remarks.add("%d more lines are in the full report.".formatted(left));
    }
    return String.join(" ", remarks);
  }

  /** A line for each model and each value of the other axes. */
  private List<Brief.Line> lines(List<String> settings) {
    Map<List<String>, Map<String, Line>> rows = new LinkedHashMap<>();
    for (Line line : contenders) {
      List<String> row = new ArrayList<>(List.of(line.agent()));
      row.addAll(line.setting().subList(1, line.setting().size()));
      rows.computeIfAbsent(row, each -> new LinkedHashMap<>()).put(line.setting().get(0), line);
    }
    ModelWords words = new ModelWords(sweep.scenario());
    Set<String> told = new LinkedHashSet<>();
    List<Brief.Line> lines = new ArrayList<>();
    rows.forEach(
        (row, cells) ->
            lines.add(
                new Brief.Line(
                    name(row),
                    told.add(row.get(0)) ? words.kept(row.get(0)) : "",
                    "",
                    settings.stream()
                        .map(setting -> SweepCell.of(outcome.get(), cells.get(setting)))
                        .toList())));
    return lines;
  }

  private String name(List<String> row) {
    return row.get(0)
        + IntStream.range(1, row.size())
            .mapToObj(axis -> ", %s %s".formatted(axis(axis), row.get(axis)))
            .collect(Collectors.joining());
  }

  private String costs() {
    if (!ofHumanText()) {
      return "The settings cost what they need of human text and of training; the full report has"
          + " them.";
    }
    int documents =
        sweep.scenario().curators().values().stream()
            .mapToInt(CuratorSpec::documents)
            .max()
            .orElse(0);
    return "Each model was trained up to %,d times, on %,d texts each time. One per cent of human text thus means about %s human texts over the whole course."
        .formatted(
            sweep.scenario().rounds(),
            documents,
            Wording.figure(Math.rint(documents * sweep.scenario().rounds() / 100.0)));
  }

  private Figure figure() {
    Map<String, List<Figure.Point>> curves = new LinkedHashMap<>();
    boolean numbers =
        outcome.isPresent()
            && sweep.course().axes().size() == 1
            && contenders.stream().allMatch(line -> number(line.setting().get(0)).isPresent());
    for (Line line : numbers ? contenders : List.<Line>of()) {
      curves
          .computeIfAbsent(line.agent(), agent -> new ArrayList<>())
          .add(point(number(line.setting().get(0)).getAsDouble(), line));
    }
    List<Figure.Line> lines = new ArrayList<>();
    curves.forEach((agent, points) -> lines.add(new Figure.Line(agent, false, points)));
    double[] places =
        curves.values().stream().flatMap(List::stream).mapToDouble(Figure.Point::x).toArray();
    String bands = "bands: where the value probably lies";
    return new Figure(
            new Figure.Text(
                outcome.map(Outcome::title).orElse(""),
                isCompared() ? "1 is the same model with people's text alone; " + bands : bands,
                axis(0),
                isCompared() ? "how many times as much" : outcome.map(Outcome::quality).orElse("")),
            Scale.suiting(places),
            lines,
            limit(),
            List.of())
        .first(CURVES_MAX);
  }

  /** The level that was asked for, if it is a part of what people's text alone gives. */
  private List<Figure.Reference> limit() {
    return sweep.crossings().stream()
        .map(Crossing::level)
        .filter(level -> isCompared() && level instanceof Level.OfControl)
        .map(level -> ((Level.OfControl) level).share())
        .distinct()
        .map(
            share ->
                new Figure.Reference(ModelWords.part(share) + " of it", share, Optional.empty()))
        .toList();
  }

  private Figure.Point point(double place, Line line) {
    double control = isCompared() ? line.controlValue().getAsDouble() : Double.NaN;
    Optional<Interval> range =
        line.range().isKnown()
            ? Optional.of(
                new Interval(
                    scaled(line.range().low(), control), scaled(line.range().high(), control)))
            : Optional.empty();
    return new Figure.Point(place, scaled(line.value(), control), range, OptionalDouble.empty());
  }

  private double scaled(double value, double control) {
    return Double.isNaN(control) ? value : outcome.get().times(value, control);
  }

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private List<String> sure() {
    List<String> sure = new ArrayList<>();
    int fewest = contenders.stream().mapToInt(Line::replicas).min().orElse(0);
    sure.add(
        fewest < 2
            ? "Each setting was run once, so that nobody can tell a difference from chance."
            : "Each setting was run %d times, with other chance each time. The ranges in brackets show how far chance alone may have moved a figure."
                .formatted(fewest));
    boolean theory = contenders.stream().anyMatch(line -> line.predicted().isPresent());
    sure.add(
        theory
            ? "For a part of the figures mathematics gives the exact answer; the full report draws"
                + " it beside them."
            : "No exact mathematical answer is known for this case, so that the simulation has to"
                + " be taken for itself.");
    if (!sweep.course().trouble().isEmpty()) {
      sure.add(sweep.course().trouble());
    }
    return sure;
  }
}
