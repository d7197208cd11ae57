package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.Scale;
import wellspring.dashboards.report.SweepStory.Crossing;
import wellspring.dashboards.report.SweepStory.Line;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Level;

/** The brief of a sweep. */
final class SweepBrief {
  private final SweepStory sweep;
  private final List<Outcome> outcomes;
  private final List<Line> contenders;

  private SweepBrief(SweepStory sweep) {
    this.sweep = sweep;
    this.outcomes =
        Outcome.of(sweep.lines().stream().map(Line::measure).collect(Collectors.toSet()));
    this.contenders = sweep.lines().stream().filter(line -> !line.control()).toList();
  }

  static Brief of(SweepStory sweep) {
    return new SweepBrief(sweep).brief();
  }

  private Brief brief() {
    List<Brief.Line> lines = lines();
    List<String> columns = new ArrayList<>();
    columns.add(ofHumanText() ? "Human text in its diet" : "Setting");
    outcomes.forEach(
        outcome -> columns.add(outcome.title().replace("with the start", "with people only")));
    return new Brief(
        answer(),
        compared(),
        columns,
        some(lines),
        lines.size() > Brief.LINES_MAX
            ? "%d of %d settings; all are in the full report."
                .formatted(Brief.LINES_MAX, lines.size())
            : "",
        costs(),
        figure(),
        sure(),
        LeftOut.of(sweep.scenario().language()),
        "Figures: " + sweep.name() + ".");
  }

  private boolean ofHumanText() {
    return sweep.course().axes().size() == 1 && sweep.course().axes().get(0).endsWith(".human");
  }

  private String answer() {
    if (sweep.crossings().isEmpty() || !ofHumanText()) {
      return "The table shows what each setting comes to, beside models that learn from people"
          + " only.";
    }
    return sweep.crossings().stream().map(this::answer).collect(Collectors.joining(" "));
  }

  private String answer(Crossing crossing) {
    String model = Wording.capital(crossing.curve());
    if (!(crossing.level() instanceof Level.OfControl part)) {
      return "%s: the table shows how its %s goes.".formatted(model, quality());
    }
    String share = Wording.percent(part.share());
    if (crossing.around().isKnown()) {
      return "%s comes to %s of the %s that it has with people only when %s of its reading is written by people%s."
          .formatted(model, share, quality(), place(crossing), range(crossing));
    }
    boolean above =
        contenders.stream()
            .filter(line -> line.measure().equals(sweep.measure()))
            .filter(line -> crossing.curve().equals(line.agent()))
            .filter(line -> line.controlValue().isPresent())
            .allMatch(line -> line.value() > part.share() * line.controlValue().getAsDouble());
    return above
        ? "%s has more than %s of the %s that it has with people only, whatever was tried."
            .formatted(model, share, quality())
        : "%s: the table shows how its %s goes.".formatted(model, quality());
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

  private String quality() {
    return switch (Measure.of(sweep.measure())) {
      case DIVERSITY, DISTINCT_1, DISTINCT_2, DISTINCT_3, VARIANCE, VOCABULARY_KEPT -> "variety";
      case FACTS_TRUE -> "share of right statements";
      case HELD_OUT_PERPLEXITY, HELD_OUT_CROSS_ENTROPY -> "surprise at real text";
      default -> "measured figure";
    };
  }

  private String compared() {
    return "%,d computer simulations of people and models who write, and learn from what is written, for %s. They differ in one thing: %s. Beside each stands the same with human text only."
        .formatted(
            sweep.course().runs(),
            Wording.rounds(sweep.scenario().rounds()),
            ofHumanText()
                ? "how much of what a model learns from was written by people"
                : String.join(", ", sweep.course().axes()));
  }

  private List<Brief.Line> lines() {
    Map<List<String>, Map<String, Line>> bySetting = new LinkedHashMap<>();
    for (Line line : contenders) {
      List<String> key = new ArrayList<>(List.of(line.agent()));
      key.addAll(line.setting());
      bySetting.computeIfAbsent(key, each -> new LinkedHashMap<>()).put(line.measure(), line);
    }
    List<Brief.Line> lines = new ArrayList<>();
    bySetting.forEach(
        (key, measures) -> {
          List<String> cells = new ArrayList<>();
          cells.add(setting(key.subList(1, key.size())));
          outcomes.forEach(
              outcome -> cells.add(cell(outcome, measures.get(outcome.measure().id()))));
          lines.add(new Brief.Line(key.get(0), "", cells));
        });
    return lines;
  }

  private String setting(List<String> values) {
    if (ofHumanText()) {
      OptionalDouble share = number(values.get(0));
      return share.isPresent() ? Wording.percent(share.getAsDouble()) : values.get(0);
    }
    return String.join(", ", values);
  }

  private static String cell(Outcome outcome, Line line) {
    if (line == null || Double.isNaN(line.value())) {
      return "";
    }
    Optional<Double> control = line.controlValue().stream().boxed().findFirst();
    String words = outcome.words(line.value(), control);
    boolean range = !outcome.relative() && line.range().isKnown();
    return range
        ? "%s (%s to %s)"
            .formatted(
                words, Wording.percent(line.range().low()), Wording.percent(line.range().high()))
        : words;
  }

  private static List<Brief.Line> some(List<Brief.Line> lines) {
    if (lines.size() <= Brief.LINES_MAX) {
      return lines;
    }
    List<Brief.Line> some = new ArrayList<>();
    for (int i = 0; i < Brief.LINES_MAX; i++) {
      some.add(lines.get(i * (lines.size() - 1) / (Brief.LINES_MAX - 1)));
    }
    return some;
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
    Optional<Outcome> shown = outcomes.stream().findFirst().filter(outcome -> ofHumanText());
    Map<String, List<Figure.Point>> curves = new LinkedHashMap<>();
    for (Line line : contenders) {
      if (shown.isPresent() && line.measure().equals(shown.get().measure().id())) {
        number(line.setting().get(0))
            .ifPresent(
                share ->
                    curves
                        .computeIfAbsent(line.agent(), agent -> new ArrayList<>())
                        .add(point(share, line)));
      }
    }
    List<Figure.Line> lines = new ArrayList<>();
    curves.forEach((agent, points) -> lines.add(new Figure.Line(agent, false, points)));
    double[] places =
        curves.values().stream().flatMap(List::stream).mapToDouble(Figure.Point::x).toArray();
    return new Figure(
        new Figure.Text(
            shown.map(Outcome::title).orElse(""),
            "bands: where the value probably lies",
            "share of human text",
            shown.map(Outcome::axis).orElse("")),
        Scale.suiting(places),
        lines,
        List.of());
  }

  private static Figure.Point point(double share, Line line) {
    Optional<Interval> range =
        line.range().isKnown()
            ? Optional.of(new Interval(line.range().low(), line.range().high()))
            : Optional.empty();
    return new Figure.Point(share, line.value(), range, OptionalDouble.empty());
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
