package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.society.Money;
import wellspring.agents.theory.WriterPressure;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.CurveFigure.Curve;
import wellspring.dashboards.plot.CurveFigure.CurveKind;
import wellspring.dashboards.plot.CurveFigure.CurvePoint;
import wellspring.dashboards.plot.PlotScale;
import wellspring.model.measure.Measure;
import wellspring.model.prediction.TurnoverBranches;
import wellspring.model.prediction.TurnoverBranches.Stay;

/** The figures of a run's people: who writes, who is read, and who has the money. */
final class PeopleCharts {
  /** What something else pays is shown up to so many times as much, and so many times less. */
  private static final double FACTOR_MAX = 2;

  private final RunStory story;
  private final Scenario scenario;

  private PeopleCharts(RunStory story) {
    this.story = story;
    this.scenario = story.scenario();
  }

  /**
   * Those for which there is something to show; none of a run in which nothing happens to people.
   */
  static List<ReportChart> of(RunStory story) {
    PeopleCharts charts = new PeopleCharts(story);
    return Stream.concat(
            Stream.of(charts.writers(), charts.attention(), charts.money()),
            charts.pressure().stream())
        .filter(chart -> chart.figure().hasPoints())
        .toList();
  }

  /** Only where theory follows the number of those who write. */
  private Optional<ReportChart> pressure() {
    boolean followed =
        story.measurements().stream()
            .anyMatch(
                each -> each.measure().equals(Measure.WRITERS.id()) && each.predicted() != null);
    return followed ? WriterPressure.of(scenario).map(this::pressure) : Optional.empty();
  }

  private ReportChart pressure(WriterPressure pressure) {
    TurnoverBranches branches = pressure.branches();
    List<Curve> curves = new ArrayList<>();
    if (branches.undecided().isPresent()) {
      curves.add(curve("while it rises", branches.rising(), pressure));
      curves.add(curve("while it falls again", branches.falling(), pressure));
      List<Stay> between = new ArrayList<>(branches.between());
      between.sort(Comparator.comparing(Stay::pay));
      curves.add(new Curve("not stable", true, points(between, pressure)));
    } else {
      curves.add(curve("in the long run", branches.rising(), pressure));
    }
    story.people().changes().stream()
        .filter(change -> change.agent().equals(pressure.cohort()))
        .max(Comparator.comparing(CohortChanged::round))
        .map(
            last ->
                new Curve(
                    "this run at its end",
                    CurveKind.PEOPLE,
                    0,
                    List.of(value(pressure.alternative(), last.writers()))))
        .ifPresent(curves::add);
    CurveFigure figure =
        new CurveFigure(
            new CurveFigure.FigureText(
                "How many would write, if something else paid more or less",
                "%s; if they were very many".formatted(scenario.name()),
                "what else %s could earn in a round".formatted(pressure.cohort()),
                "people"),
            new PlotScale.Logarithmic(
                pressure.alternative() / FACTOR_MAX, pressure.alternative() * FACTOR_MAX, false),
            curves,
            List.of());
    return new ReportChart(
        "writers-pressure", figure, pressure.words() + " Chance is left out of this figure.");
  }

  /** What settles: where it swings there is no point. */
  private static Curve curve(String name, List<Stay> way, WriterPressure pressure) {
    return new Curve(name, false, points(way.stream().filter(Stay::stable).toList(), pressure));
  }

  private static List<CurvePoint> points(List<Stay> way, WriterPressure pressure) {
    return way.stream()
        .filter(stay -> stay.pay() >= pressure.alternative() / FACTOR_MAX)
        .filter(stay -> stay.pay() <= pressure.alternative() * FACTOR_MAX)
        .map(stay -> value(stay.pay(), stay.writers()))
        .toList();
  }

  private ReportChart writers() {
    Map<String, List<CurvePoint>> courses = new TreeMap<>();
    for (CohortChanged change : story.people().changes()) {
      boolean works =
          Optional.ofNullable(scenario.humans().get(change.agent()))
              .flatMap(CohortSpec::work)
              .isPresent();
      if (works) {
        course(courses, change.agent()).add(point(change.round(), change.writers()));
      }
    }
    return chart(
        "writers",
        "How many write",
        "people",
        courses,
        "After each round: those who begin to write in it count, and those who cease to do not. All are in cohorts.csv of the run.");
  }

  private ReportChart attention() {
    Map<String, List<CurvePoint>> courses = new TreeMap<>();
    SocietyReader people = story.people();
    Set<String> authors = new LinkedHashSet<>();
    people.readings().forEach(read -> read.authors().forEach(each -> authors.add(each.author())));
    byRound(people.readings(), AudienceRead::round)
        .forEach(
            (round, readings) -> {
              double all = sum(readings, AudienceRead::total);
              for (String author : all > 0 ? authors : Set.<String>of()) {
                double own = sum(readings, read -> of(author, read));
                course(courses, author).add(point(round, own / all));
              }
            });
    return chart(
        "attention",
        "Who is read",
        "share of all attention",
        courses,
        "The share of all that readers read in a round, by author. All of it is in readings.csv of the run."
            + helped());
  }

  private static double of(String author, AudienceRead reading) {
    return reading.authors().stream()
        .filter(each -> each.author().equals(author))
        .mapToDouble(AudienceRead.AuthorReading::read)
        .sum();
  }

  private String helped() {
    boolean any = scenario.humans().keySet().stream().anyMatch(this::isHelped);
    return any ? " A part of what is marked as helped was written by a model." : "";
  }

  private ReportChart money() {
    Map<String, List<CurvePoint>> courses = new TreeMap<>();
    Map<String, Long> balances = new TreeMap<>();
    story.people().payments().forEach(payment -> accounts(payment, balances));
    byRound(story.people().payments(), PaymentMade::round)
        .forEach(
            (round, payments) -> {
              for (PaymentMade payment : payments) {
                balances.merge(payment.from(), -payment.amountMicros(), Long::sum);
                balances.merge(payment.to(), payment.amountMicros(), Long::sum);
              }
              balances.forEach(
                  (account, micros) ->
                      course(courses, account).add(point(round, micros / Money.MICROS)));
            });
    return chart(
        "money",
        "Who has the money",
        "money",
        courses,
        "What each has been paid up to a round, less what it has paid; all together have nothing. All payments are in payments.csv of the run.");
  }

  /** All accounts begin with nothing. */
  private static void accounts(PaymentMade payment, Map<String, Long> balances) {
    balances.put(payment.from(), 0L);
    balances.put(payment.to(), 0L);
  }

  private ReportChart chart(
      String name,
      String title,
      String axis,
      Map<String, List<CurvePoint>> courses,
      String caption) {
    List<Curve> curves = new ArrayList<>();
    courses.forEach((who, points) -> curves.add(curve(who, points)));
    curves.sort(Comparator.comparing(Curve::kind).reversed().thenComparing(Curve::place));
    CurveFigure figure =
        new CurveFigure(
            new CurveFigure.FigureText(
                title, "%s, seed %d".formatted(scenario.name(), scenario.seed()), "round", axis),
            new PlotScale.Rounds(),
            curves,
            story.events());
    return new ReportChart(name, figure.first(CurveFigure.LINES_MAX, "the run's table"), caption);
  }

  /** Cohorts have the colour of human text, models their own; whoever else has money has none. */
  private Curve curve(String who, List<CurvePoint> points) {
    int model = scenario.modelNames().indexOf(who);
    if (model >= 0) {
      return new Curve(who, CurveKind.MODEL, model, points);
    }
    String name =
        who.equals(AgentNames.WORLD) ? "the world" : isHelped(who) ? who + " (helped)" : who;
    boolean writes = scenario.humans().containsKey(who) || who.equals(AgentNames.GUEST);
    return new Curve(name, writes ? CurveKind.PEOPLE : CurveKind.CONTROL, 0, points);
  }

  private boolean isHelped(String author) {
    return Optional.ofNullable(scenario.humans().get(author))
        .flatMap(CohortSpec::assistance)
        .isPresent();
  }

  private static List<CurvePoint> course(Map<String, List<CurvePoint>> courses, String who) {
    return courses.computeIfAbsent(who, any -> new ArrayList<>());
  }

  private static <T> Map<Integer, List<T>> byRound(Collection<T> all, ToIntFunction<T> round) {
    Map<Integer, List<T>> rounds = new TreeMap<>();
    for (T each : all) {
      rounds.computeIfAbsent(round.applyAsInt(each), any -> new ArrayList<>()).add(each);
    }
    return rounds;
  }

  private static <T> double sum(Collection<T> all, ToDoubleFunction<T> figure) {
    return all.stream().mapToDouble(figure).sum();
  }

  private static CurvePoint point(int round, double value) {
    return value(round, value);
  }

  private static CurvePoint value(double x, double y) {
    return new CurvePoint(x, y, Optional.empty(), OptionalDouble.empty());
  }
}
