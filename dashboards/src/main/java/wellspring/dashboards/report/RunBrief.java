package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.measure.Measure;

/** The brief of one run or several. */
final class RunBrief {
  private static final List<Fate> ORDER =
      List.of(Fate.COLLAPSED, Fate.UNDECIDED, Fate.HELD, Fate.CONTROL, Fate.NOT_JUDGED);

  private final List<RunStory> runs;
  private final List<BriefModel> models = new ArrayList<>();
  private final Optional<DecisionWords> decided;
  private final List<OutcomeColumn> outcomes;

  private RunBrief(List<RunStory> runs) {
    this.runs = runs;
    for (int run = 0; run < runs.size(); run++) {
      for (ModelVerdict verdict : runs.get(run).verdicts()) {
        models.add(BriefModel.of(runs, run, verdict));
      }
    }
    models.sort(Comparator.comparing(told -> ORDER.indexOf(told.fate())));
    this.decided =
        DecisionWords.most(models.stream().flatMap(told -> told.decision().stream()).toList());
    this.outcomes = outcomes().stream().map(outcome -> new OutcomeColumn(outcome, models)).toList();
  }

  /** What the table tells: first what decided. */
  private List<OutcomeMeasure> outcomes() {
    List<OutcomeMeasure> measured =
        OutcomeMeasure.of(
            runs.stream()
                .flatMap(run -> run.measurements().stream())
                .map(ModelMeasured::measure)
                .collect(Collectors.toSet()));
    return Stream.concat(decided.map(DecisionWords::outcome).stream(), measured.stream())
        .distinct()
        .filter(this::tells)
        .limit(3)
        .toList();
  }

  /** A figure that is beyond measure for all models, from first to last, tells nothing. */
  private boolean tells(OutcomeMeasure outcome) {
    return models.stream()
        .flatMap(told -> told.course(outcome).stream())
        .anyMatch(value -> Double.isFinite(value));
  }

  static BriefContent of(List<RunStory> runs) {
    return new RunBrief(runs).brief();
  }

  private BriefContent brief() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "Human text in what it was given after the first round, by length",
                "Human texts used",
                "Times trained"));
    outcomes.forEach(outcome -> columns.add(outcome.title()));
    int left = Math.max(0, models.size() - BriefContent.LINES_MAX);
    return new BriefContent(
        BriefQuestion.of(
            runs.stream().map(RunStory::scenario).toList(),
            runs.stream().map(run -> run.course().changes()).toList()),
        answer(),
        compared(),
        columns,
        lines(models.subList(0, models.size() - left)),
        remark(left),
        costs(),
        new RunFigure(
                runs,
                models.stream()
                    .map(told -> new RunFigure.RunModel(told.run(), told.model()))
                    .toList(),
                decided)
            .figure(),
        sure(),
        SimulationLimits.of(runs.stream().map(RunStory::scenario).toList()),
        "Figures: " + runs.stream().map(RunStory::name).collect(Collectors.joining(", ")) + ".");
  }

  private String remark(int left) {
    List<String> remarks = new ArrayList<>();
    if (outcomes.stream().anyMatch(OutcomeColumn::countsFromEither)) {
      remarks.add(
          "A model is compared with a model of the same design that reads only people's text. A limit is relative to that model or to the model's own beginning, whichever is worse; each figure is given relative to the same one.");
    }
    if (left > 0) {
      remarks.add(left(left));
    }
    return String.join(" ", remarks);
  }

  private String left(int left) {
    boolean collapsed =
        models.subList(models.size() - left, models.size()).stream()
            .anyMatch(told -> told.fate() == Fate.COLLAPSED);
    return "%d more%s are in the full report."
        .formatted(left, collapsed ? "" : ", none of which collapsed,");
  }

  private String answer() {
    String collapsed = shown(Fate.COLLAPSED);
    String held = shown(Fate.HELD);
    String undecided = shown(Fate.UNDECIDED);
    if (collapsed.isEmpty() && held.isEmpty() && undecided.isEmpty()) {
      return "None of these models can be judged; the full report says why for each.";
    }
    return ReportWording.capital(
            !collapsed.isEmpty()
                ? collapsed + " collapsed"
                : undecided.isEmpty()
                    ? "No model collapsed"
                    : "no model is known to have collapsed")
        + within()
        + (held.isEmpty() ? "" : "; " + held + " held")
        + (undecided.isEmpty() ? "" : "; of " + undecided + " chance leaves it open")
        + ". The figure in brackets is the share of human text in what it was given after the first round."
        + decision()
        + PeopleOutcome.words(runs);
  }

  /** What decided, of the model of which it is clearest. */
  private String decision() {
    return models.stream()
        .filter(told -> decided.isPresent() && told.decision().equals(decided))
        .findFirst()
        .map(
            told ->
                " %s %s: %s."
                    .formatted(
                        switch (told.fate()) {
                          case COLLAPSED -> "The clearest case is";
                          case UNDECIDED -> "Beyond a limit, but possibly by chance, is";
                          default -> "Nearest to a limit came";
                        },
                        told.name(),
                        decided.get().words()))
        .orElse("");
  }

  /** Who held so long may collapse later. */
  private String within() {
    List<Integer> rounds = runs.stream().map(run -> run.course().rounds()).distinct().toList();
    return rounds.size() == 1 ? " within " + ReportWording.rounds(rounds.get(0)) : "";
  }

  /** The models with a fate, each with its share of human text. */
  private String shown(Fate fate) {
    List<String> names = new ArrayList<>();
    for (BriefModel told : models) {
      if (told.fate() == fate) {
        String human = ModelRow.human(told.story(), told.model());
        names.add(told.name() + (human.isEmpty() ? "" : " (" + human + ")"));
      }
    }
    return shown(names);
  }

  private static String shown(List<String> names) {
    int most = 8;
    return names.size() <= most
        ? ReportWording.list(names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }

  private String compared() {
    String what =
        " people and %s who write, and learn from what is written%s. In each round "
            + (comeAndGo()
                ? "those people who still write do, and all models"
                : "all of them write")
            + "; each model then gets a selection of these texts to learn from"
            + (isTrainedInEachRound()
                ? ", and writes again."
                : ". Not all are trained in every round: a model that waits writes on as before, and then learns from all that it was given since the last time.");
    if (runs.size() == 1) {
      RunStory only = runs.get(0);
      return "A computer simulation of"
          + what.formatted(models(only), ", for " + ReportWording.rounds(only.course().rounds()));
    }
    return ReportWording.capital(ReportWording.number(runs.size()))
        + " computer simulations of"
        + what.formatted("models", "")
        + " "
        + IntStream.range(0, runs.size())
            .mapToObj(this::named)
            .collect(Collectors.joining("; ", "", "."));
  }

  private boolean comeAndGo() {
    return runs.stream().anyMatch(run -> PeopleOutcome.of(run).isPresent());
  }

  private boolean isTrainedInEachRound() {
    return runs.stream()
        .flatMap(run -> run.scenario().models().values().stream())
        .allMatch(model -> model.cadence() == 1 && model.latency() <= 1);
  }

  private String named(int run) {
    RunStory story = runs.get(run);
    return "%s is %s, with %s for %s"
        .formatted(
            LetterNames.of(run),
            story.scenario().name(),
            models(story),
            ReportWording.rounds(story.course().rounds()));
  }

  private static String models(RunStory run) {
    int models = run.scenario().models().size();
    return ReportWording.number(models) + (models == 1 ? " model" : " models");
  }

  /** How a model learns is said once, of those that learn alike of the first. */
  private List<BriefContent.BriefRow> lines(List<BriefModel> shown) {
    Map<String, String> said = new HashMap<>();
    List<BriefContent.BriefRow> lines = new ArrayList<>();
    for (BriefModel told : shown) {
      String words = new ModelWords(told.story().scenario()).of(told.model());
      String first = said.putIfAbsent(words, told.name());
      lines.add(line(told, first == null ? words : "as " + first));
    }
    return lines;
  }

  private BriefContent.BriefRow line(BriefModel told, String words) {
    RunStory story = told.story();
    List<String> cells = new ArrayList<>();
    cells.add(human(told));
    cells.add(humanTexts(story, told.model()));
    cells.add(Integer.toString(story.retrainings().getOrDefault(told.model(), 0)));
    outcomes.forEach(outcome -> cells.add(outcome.cell(told)));
    return new BriefContent.BriefRow(told.name(), words, fate(told.fate()), cells);
  }

  /** Of what it was given; and of all that it learned from, if that is more. */
  private static String human(BriefModel told) {
    String given = ModelRow.human(told.story(), told.model());
    String learned = ModelRow.learned(told.story(), told.model());
    boolean keeps = new ModelWords(told.story().scenario()).keeps(told.model());
    return keeps && !learned.isEmpty() && !learned.equals(given)
        ? "%s; %s with what it keeps".formatted(given, learned)
        : given;
  }

  private static String fate(Fate fate) {
    return switch (fate) {
      case NOT_JUDGED, CONTROL -> "";
      case COLLAPSED, HELD, UNDECIDED -> fate.name().toLowerCase(Locale.ROOT);
    };
  }

  /** About so many, as shares are those of the text and not of the documents. */
  private static String humanTexts(RunStory story, String model) {
    CuratorSpec curator =
        story.scenario().curators().get(story.scenario().models().get(model).curator());
    double shares =
        RunFigure.course(story, model, Measure.HUMAN_FRACTION).stream()
            .mapToDouble(share -> share)
            .sum();
    return String.format(Locale.ROOT, "%,.0f", shares * curator.documents());
  }

  private static String costs() {
    return "Human text has to be written, found and told apart from the rest. The table says about how many human texts each model used, those of the first round included, and how often it was trained.";
  }

  private List<String> sure() {
    List<String> sure = new ArrayList<>();
    sure.add(
        runs.size() == 1
            ? "This is one run. Chance plays a part in it as in one throw of the dice: another run would give other figures, and a model near the limit might change sides. Many runs of each setting would tell how much."
            : "Each of these was run once. Chance plays a part as in one throw of the dice: a small difference between two runs may be nothing but chance.");
    sure.addAll(incidents());
    sure.addAll(KnownAverages.of(models, outcomes.stream().map(OutcomeColumn::outcome).toList()));
    sure.add(collapse() + nearest());
    return sure;
  }

  /** By what models were judged: with a yardstick, without one, or both in one brief. */
  private String collapse() {
    List<Boolean> controls =
        models.stream()
            .flatMap(told -> told.decision().stream())
            .map(DecisionWords::hasControl)
            .distinct()
            .toList();
    String than =
        !controls.contains(false)
            ? "both its own at the beginning and that of a model like it that reads people alone"
            : controls.contains(true)
                ? "its own at the beginning and, where there is one, that of a model like it that reads people alone"
                : "its own at the beginning, as there is no model like it that reads people alone";
    return "What counts as collapse is a choice: here a model has collapsed if one of its figures is worse than %s, by more than a limit that was set beforehand, and by more than chance explains."
        .formatted(than);
  }

  /** What did not go as it was planned: without it the figures would be misread. */
  private List<String> incidents() {
    List<String> incidents = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      RunStory story = runs.get(run);
      String which = runs.size() == 1 ? "The simulation" : "Simulation " + LetterNames.of(run);
      int planned = story.scenario().rounds();
      if (story.course().rounds() < planned) {
        incidents.add(
            "%s did not finish: this is its state after %s of %,d."
                .formatted(which, ReportWording.rounds(story.course().rounds()), planned));
      }
      if (!story.events().isEmpty()) {
        incidents.add(
            "%s was changed by people while it ran, for the first time in round %.0f. Shares of human text are averages over its whole course; how each model learns is told as it was before."
                .formatted(which, story.events().get(0).x()));
      }
    }
    return incidents;
  }

  /** Which of the models that held was nearest to a limit; empty if that is said already. */
  private String nearest() {
    return models.stream()
        .filter(told -> told.fate() == Fate.HELD && way(told) > 0)
        .max(Comparator.comparingDouble(RunBrief::way))
        .filter(told -> !told.decision().equals(decided))
        .map(
            told ->
                " Of those that held, %s came nearest to a limit: %s."
                    .formatted(told.name(), told.decision().orElseThrow().words()))
        .orElse("");
  }

  private static double way(BriefModel told) {
    return told.decision().map(decision -> decision.judgement().progress()).orElse(0.0);
  }
}
