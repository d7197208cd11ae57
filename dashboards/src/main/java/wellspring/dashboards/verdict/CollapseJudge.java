package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import wellspring.agents.control.HumanControl;
import wellspring.agents.control.HumanControls;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.verdict.Judgement.Outcome;
import wellspring.dashboards.verdict.MeasureHistory.TimeSeries;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.SeriesDeparture;

/**
 * Judges the models of a run by each definition of collapse that its scenario sets a limit for.
 *
 * <p>A model is held against its human-only control: a model of the same design that reads people
 * alone. It has collapsed by a definition if the median of its last rounds is beyond the limit,
 * seen from the control's and from its own first value as well, and farther from the control's than
 * chance takes one human-only model from another in 99 of 100 runs, all definitions together; see
 * {@link SeriesDeparture}. Where there is no control its first value alone is the reference, and
 * the verdict says so.
 *
 * <p>Nothing is said of a model that has read no model's text, or that is worse than a blind guess
 * from its first generation on.
 */
public final class CollapseJudge {
  /** How often a human-only model may be called collapsed. */
  static final double FALSE_ALARMS = 0.01;

  /** What is needed of every model, beside what the definitions are about. */
  public static final Set<Measure> MEASURES =
      Set.of(Measure.HUMAN_FRACTION, Measure.TRAINING_HUMAN_FRACTION, Measure.HELD_OUT_PERPLEXITY);

  private final Scenario scenario;
  private final OptionalInt symbols;
  private final SortedMap<String, HumanControl> controls;

  /**
   * @param symbols how many symbols the language has, so that a blind guess among them has that
   *     perplexity; empty if it has none or the number is unknown
   */
  public CollapseJudge(Scenario scenario, OptionalInt symbols) {
    this.scenario = scenario;
    this.symbols = symbols;
    this.controls = HumanControls.of(scenario);
  }

  /** The verdict on what has been measured so far. */
  public Verdict of(MeasureHistory history) {
    List<ModelVerdict> verdicts = new ArrayList<>();
    SortedMap<String, Map<String, TimeSeries>> models = history.courses();
    inOrder(models.keySet()).forEach(model -> verdicts.add(of(model, models)));
    return new Verdict(
        verdicts,
        verdicts.stream().anyMatch(verdict -> !verdict.judgements().isEmpty())
            ? SeriesDeparture.last(rounds(models))
            : 0);
  }

  /** The scenario's order. */
  private List<String> inOrder(Set<String> measured) {
    return scenario.modelNames().stream().filter(measured::contains).toList();
  }

  private static int rounds(SortedMap<String, Map<String, TimeSeries>> models) {
    return models.values().stream()
        .flatMap(courses -> courses.values().stream())
        .mapToInt(course -> course.values().size())
        .max()
        .orElse(0);
  }

  private ModelVerdict of(String model, SortedMap<String, Map<String, TimeSeries>> models) {
    Map<String, TimeSeries> courses = models.get(model);
    HumanControl control = controls.getOrDefault(model, new HumanControl.Absent("it is unknown"));
    if (courses.keySet().equals(Set.of(Measure.HUMAN_FRACTION.id()))) {
      return notJudged(model, model + " was never released.");
    } else if (control instanceof HumanControl.Itself && leastHumanShare(courses).orElse(1) >= 1) {
      return new ModelVerdict(
          model,
          Fate.CONTROL,
          model + " is a human-only control: it reads only people's text." + sinceItsFirst(courses),
          List.of());
    } else if (hasReadPeopleAlone(courses)) {
      return notJudged(
          model,
          "%s cannot be judged: it has not read what a model wrote. %s"
              .formatted(
                  model,
                  hasOneRound(courses)
                      ? "Run more rounds."
                      : "All that it has trained on so far was written by people."));
    }
    CollapseBaseline reference = CollapseBaseline.of(control, models, courses);
    Optional<String> blind = blindGuess(courses, reference);
    if (blind.isPresent()) {
      return notJudged(model, model + " cannot be judged: " + blind.get());
    }
    List<Judgement> judgements = judgements(model, courses, reference);
    return new ModelVerdict(
        model, fate(judgements), VerdictSentences.of(model, judgements, reference), judgements);
  }

  private static ModelVerdict notJudged(String model, String sentence) {
    return new ModelVerdict(model, Fate.NOT_JUDGED, sentence, List.of());
  }

  private static Fate fate(List<Judgement> judgements) {
    if (has(judgements, Outcome.CROSSED)) {
      return Fate.COLLAPSED;
    } else if (has(judgements, Outcome.UNDECIDED)) {
      return Fate.UNDECIDED;
    }
    return has(judgements, Outcome.KEPT) ? Fate.HELD : Fate.NOT_JUDGED;
  }

  private static boolean has(List<Judgement> judgements, Outcome outcome) {
    return judgements.stream().anyMatch(judgement -> judgement.outcome() == outcome);
  }

  /** Whether no text of a model has come to it; its first corpus is all human. */
  private static boolean hasReadPeopleAlone(Map<String, TimeSeries> courses) {
    OptionalDouble least = leastHumanShare(courses);
    return least.isPresent() ? least.getAsDouble() >= 1 : hasOneRound(courses);
  }

  private static boolean hasOneRound(Map<String, TimeSeries> courses) {
    return courses.values().stream().allMatch(course -> course.values().size() == 1);
  }

  /** Of what it trained on, or where that was not measured of its corpora. */
  private static OptionalDouble leastHumanShare(Map<String, TimeSeries> courses) {
    return Stream.of(Measure.TRAINING_HUMAN_FRACTION, Measure.HUMAN_FRACTION)
        .filter(share -> courses.containsKey(share.id()))
        .findFirst()
        .map(share -> OptionalDouble.of(courses.get(share.id()).values().least()))
        .orElse(OptionalDouble.empty());
  }

  private static String sinceItsFirst(Map<String, TimeSeries> courses) {
    TimeSeries perplexity = courses.get(Measure.HELD_OUT_PERPLEXITY.id());
    if (perplexity == null || perplexity.values().size() < 2) {
      return "";
    }
    double end = // as it is compared
        SeriesDeparture.sinceTheFirst(perplexity.values().all(ComparisonScale.LOGARITHMIC)).end();
    return " Its perplexity went from %s to %s."
        .formatted(
            SentenceNumbers.of(perplexity.values().first()),
            SentenceNumbers.of(ComparisonScale.LOGARITHMIC.figure(end)));
  }

  /** Why the model is no better than a blind guess from the beginning; empty if it is. */
  private Optional<String> blindGuess(Map<String, TimeSeries> courses, CollapseBaseline reference) {
    TimeSeries perplexity = courses.get(Measure.HELD_OUT_PERPLEXITY.id());
    if (perplexity == null || symbols.isEmpty()) {
      return Optional.empty();
    }
    RoundValues untouched =
        reference.control(Measure.HELD_OUT_PERPLEXITY).orElse(perplexity.values());
    double best = untouched.least();
    double first = perplexity.values().first();
    boolean blind =
        first >= symbols.getAsInt()
            && Double.isFinite(first)
            && (!reference.isControl() || best >= symbols.getAsInt());
    return blind
        ? Optional.of(
            "from its first generation on it is worse than a blind guess (perplexity %s; a guess among %s symbols has %s). Train it longer, or on more text."
                .formatted(
                    SentenceNumbers.of(first),
                    SentenceNumbers.of(symbols.getAsInt()),
                    SentenceNumbers.of(symbols.getAsInt())))
        : Optional.empty();
  }

  private List<Judgement> judgements(
      String model, Map<String, TimeSeries> courses, CollapseBaseline reference) {
    int round =
        courses.values().stream().mapToInt(course -> course.values().lastRound()).max().orElse(0);
    SortedMap<CollapseDefinition, Measure> asked = new TreeMap<>();
    scenario
        .collapse()
        .limits()
        .forEach(
            (definition, limit) -> {
              if (definition.isAsked(limit) && canHappen(definition, model)) {
                measure(definition, courses, round)
                    .ifPresent(found -> asked.put(definition, found));
              }
            });
    List<Judgement> judgements = new ArrayList<>();
    asked.forEach(
        (definition, measure) ->
            new Criterion(
                    definition,
                    measure,
                    scenario.collapse().limits().get(definition),
                    reference,
                    FALSE_ALARMS / asked.size())
                .judge(courses.get(measure.id()).values(), round)
                .ifPresent(judgements::add));
    return List.copyOf(judgements);
  }

  /** Only who spells its words can invent some. */
  private boolean canHappen(CollapseDefinition definition, String model) {
    return definition != CollapseDefinition.INVENTION
        || scenario.models().get(model).learner().spells();
  }

  /**
   * What a definition shows in: the first of its measures that the newest round has a figure of, or
   * else that any round has.
   */
  private Optional<Measure> measure(
      CollapseDefinition definition, Map<String, TimeSeries> courses, int round) {
    boolean truthIsKnown = scenario.language().truthIsKnown();
    List<Measure> measured =
        definition.measures().stream()
            .filter(candidate -> truthIsKnown || candidate != Measure.DIVERSITY)
            .filter(candidate -> courses.containsKey(candidate.id()))
            .toList();
    return measured.stream()
        .filter(candidate -> courses.get(candidate.id()).values().lastRound() == round)
        .findFirst()
        .or(() -> measured.stream().findFirst());
  }
}
