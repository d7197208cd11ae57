package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.event.Measured;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.Scale;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.measure.Measure;

/** The brief of one run or several. */
final class RunBrief {
  private static final int CURVES_MAX = 8;

  private final List<RunStory> runs;
  private final List<Outcome> outcomes;

  private RunBrief(List<RunStory> runs) {
    this.runs = runs;
    this.outcomes =
        Outcome.of(
            runs.stream()
                .flatMap(run -> run.measurements().stream())
                .map(Measured::measure)
                .collect(Collectors.toSet()));
  }

  static Brief of(List<RunStory> runs) {
    return new RunBrief(runs).brief();
  }

  private Brief brief() {
    List<Brief.Line> lines = lines();
    List<String> columns =
        new ArrayList<>(List.of("Human text in its diet", "Human texts used", "Times trained"));
    outcomes.forEach(outcome -> columns.add(outcome.title()));
    int left = Math.max(0, lines.size() - Brief.LINES_MAX);
    return new Brief(
        answer(),
        compared(),
        columns,
        lines.subList(0, lines.size() - left),
        left == 0 ? "" : "%d more are in the full report.".formatted(left),
        costs(),
        figure(),
        sure(),
        LeftOut.of(runs.get(0).scenario().language()),
        "Figures: " + runs.stream().map(RunStory::name).collect(Collectors.joining(", ")) + ".");
  }

  private String answer() {
    String collapsed = shown(Fate.COLLAPSED);
    String held = shown(Fate.HELD);
    if (collapsed.isEmpty() && held.isEmpty()) {
      return "The simulation did not run long enough to tell.";
    }
    String first = collapsed.isEmpty() ? "No model collapsed" : collapsed + " collapsed";
    return Wording.capital(first)
        + within()
        + (held.isEmpty() ? "." : "; " + held + " held.")
        + " In brackets stands how much of its reading was written by people.";
  }

  /** Who held so long may collapse later. */
  private String within() {
    List<Integer> rounds = runs.stream().map(run -> run.course().rounds()).distinct().toList();
    return rounds.size() == 1 ? " within " + Wording.rounds(rounds.get(0)) : "";
  }

  /** The models with a fate, each with its share of human text. */
  private String shown(Fate fate) {
    List<String> names = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      for (ModelVerdict verdict : runs.get(run).verdicts()) {
        if (verdict.fate() == fate) {
          String human = ModelRow.human(runs.get(run), verdict.model());
          names.add(name(run, verdict.model()) + (human.isEmpty() ? "" : " (" + human + ")"));
        }
      }
    }
    return shown(names);
  }

  private static String shown(List<String> names) {
    int most = 6;
    return names.size() <= most
        ? Wording.list(names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }

  private String name(int run, String model) {
    return runs.size() == 1 ? model : Letters.of(run) + " " + model;
  }

  private String compared() {
    RunStory first = runs.get(0);
    String models = Wording.number(first.scenario().models().size());
    String many =
        runs.size() == 1
            ? ""
            : " %s such simulations are compared, called %s to %s; the full report says how they differ."
                .formatted(
                    Wording.capital(Wording.number(runs.size())),
                    Letters.of(0),
                    Letters.of(runs.size() - 1));
    return "A computer simulation of people and %s %s who write, and learn from what is written, for %s. In each round everybody writes; each model is then given a selection of that to learn from, and writes anew.%s"
        .formatted(
            models,
            first.scenario().models().size() == 1 ? "model" : "models",
            Wording.rounds(first.course().rounds()),
            many);
  }

  private List<Brief.Line> lines() {
    List<Brief.Line> lines = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      for (ModelVerdict verdict : runs.get(run).verdicts()) {
        lines.add(line(run, verdict));
      }
    }
    return lines;
  }

  private Brief.Line line(int run, ModelVerdict verdict) {
    RunStory story = runs.get(run);
    String model = verdict.model();
    List<String> cells = new ArrayList<>();
    cells.add(ModelRow.human(story, model));
    cells.add(humanTexts(story, model));
    cells.add(Integer.toString(story.retrainings().getOrDefault(model, 0)));
    for (Outcome outcome : outcomes) {
      List<Double> course = course(story, model, outcome.measure());
      cells.add(
          course.isEmpty()
              ? ""
              : outcome.words(course.get(course.size() - 1), Optional.of(course.get(0))));
    }
    return new Brief.Line(name(run, model), fate(verdict.fate()), cells);
  }

  private static String fate(Fate fate) {
    return switch (fate) {
      case NOT_JUDGED -> "";
      case CONTROL -> "reads people alone";
      case COLLAPSED, HELD, UNDECIDED -> fate.name().toLowerCase(Locale.ROOT);
    };
  }

  private static List<Double> course(RunStory story, String model, Measure measure) {
    return story.measurements().stream()
        .filter(each -> each.agent().equals(model) && each.measure().equals(measure.id()))
        .map(Measured::value)
        .toList();
  }

  /** About so many, as shares are those of the text and not of the documents. */
  private static String humanTexts(RunStory story, String model) {
    CuratorSpec curator =
        story.scenario().curators().get(story.scenario().models().get(model).curator());
    double shares =
        course(story, model, Measure.HUMAN_FRACTION).stream().mapToDouble(share -> share).sum();
    return String.format(Locale.ROOT, "%,.0f", shares * curator.documents());
  }

  private static String costs() {
    return "Human text has to be written, found and told apart from the rest. The table counts how many human texts each model used, about and the first round included, and how often it was trained.";
  }

  private Figure figure() {
    Outcome shown = outcomes.isEmpty() ? null : outcomes.get(0);
    List<Figure.Line> lines = new ArrayList<>();
    for (int run = 0; run < runs.size() && shown != null; run++) {
      for (String model : runs.get(run).scenario().models().keySet()) {
        List<Double> course = course(runs.get(run), model, shown.measure());
        lines.add(new Figure.Line(name(run, model), false, points(course)));
      }
    }
    return new Figure(
            new Figure.Text(
                shown == null ? "" : shown.title(), "", "round", shown == null ? "" : shown.axis()),
            new Scale.Rounds(),
            lines,
            List.of())
        .first(CURVES_MAX);
  }

  private static List<Figure.Point> points(List<Double> course) {
    return IntStream.range(0, course.size())
        .mapToObj(
            round ->
                new Figure.Point(
                    round, course.get(round), Optional.empty(), OptionalDouble.empty()))
        .toList();
  }

  private List<String> sure() {
    List<String> sure = new ArrayList<>();
    sure.add(
        runs.size() == 1
            ? "This is one run. Chance plays a part in it as in one throw of the dice: another run would give other figures, and a model near the limit might change sides. Many runs of each setting would tell how much."
            : "Each of these was run once. Chance plays a part as in one throw of the dice: a small difference between two runs may be nothing but chance.");
    sure.addAll(incidents());
    sure.add(theory());
    sure.add(
        "What counts as collapse is a choice: here a model has collapsed if one of its figures is worse than that of a model like it that reads people alone, by more than a limit that was set beforehand, and by more than chance explains."
            + nearest());
    return sure;
  }

  /** What did not go as it was planned: without it the figures would be misread. */
  private List<String> incidents() {
    List<String> incidents = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      RunStory story = runs.get(run);
      String which = runs.size() == 1 ? "The simulation" : "Simulation " + Letters.of(run);
      int planned = story.scenario().rounds();
      if (story.course().rounds() < planned) {
        incidents.add(
            "%s did not come to its end: this is how it stood after %s of %,d."
                .formatted(which, Wording.rounds(story.course().rounds()), planned));
      }
      if (!story.events().isEmpty()) {
        incidents.add(
            "%s was changed by people while it ran, for the first time in round %.0f. Shares of human text are averages over its whole course."
                .formatted(which, story.events().get(0).x()));
      }
    }
    return incidents;
  }

  /** How the simulation agrees with what is known exactly: where it agrees least, at its end. */
  private String theory() {
    Optional<Measured> farthest =
        runs.stream()
            .flatMap(run -> lastRound(run).filter(RunBrief::isPredictedVariety))
            .max(Comparator.comparingDouble(each -> Math.abs(each.value() - each.predicted())));
    return farthest
        .map(
            each ->
                "For the variety of words mathematics gives the exact average over many runs. At the end %s is farthest from it: two of its words differ in %s of all cases, and in %s on average over many runs."
                    .formatted(
                        each.agent(),
                        Wording.percent(each.value()),
                        Wording.percent(each.predicted())))
        .orElse(
            "No exact mathematical answer is known for this case, so that the simulation has to be taken for itself.");
  }

  private static Stream<Measured> lastRound(RunStory run) {
    int last = run.course().rounds() - 1;
    return run.measurements().stream().filter(each -> each.round() == last);
  }

  private static boolean isPredictedVariety(Measured measured) {
    return measured.measure().equals(Measure.DIVERSITY.id()) && measured.predicted() != null;
  }

  /** Which of the models that held was nearest to a limit; empty if none held. */
  private String nearest() {
    String name = "";
    double most = 0;
    for (RunStory run : runs) {
      for (ModelVerdict verdict : run.verdicts()) {
        double way = verdict.judgements().stream().mapToDouble(Judgement::progress).max().orElse(0);
        if (verdict.fate() == Fate.HELD && way > most) {
          name = verdict.model();
          most = way;
        }
      }
    }
    return name.isEmpty()
        ? ""
        : " Of those that held, %s came nearest to a limit: it has gone %s of the way."
            .formatted(name, Wording.percent(most));
  }
}
