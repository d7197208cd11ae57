package wellspring.dashboards.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.document.DocumentSamples;
import wellspring.dashboards.document.RoundDistributions;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.verdict.DecidingJudgement;
import wellspring.dashboards.verdict.HeadlineMeasures;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

/**
 * All that a report tells of a run.
 *
 * @param name the run's
 * @param scenario what was run
 * @param course how the run itself went
 * @param verdicts what became of each model
 * @param measurements of the closed rounds
 * @param events what people did to it while it went on
 * @param retrainings by model, how many of its generations were released
 * @param people what they read and were paid, and how they went on, in all rounds; nothing if
 *     nothing happened to them
 * @param texts what was written
 * @param parent the run that it was forked from; empty if it was not
 * @param provenance what it stands on, in the order in which it is shown
 */
public record RunStory(
    String name,
    Scenario scenario,
    RunHistory course,
    List<ModelVerdict> verdicts,
    List<ModelMeasured> measurements,
    List<CurveFigure.EventMark> events,
    Map<String, Integer> retrainings,
    SocietyReader people,
    RunTexts texts,
    Optional<ParentStory> parent,
    List<Fact> provenance) {
  private static final int MEASURES_MAX = 5;

  public RunStory {
    verdicts = List.copyOf(verdicts);
    measurements = List.copyOf(measurements);
    events = List.copyOf(events);
    retrainings = Map.copyOf(retrainings);
    provenance = List.copyOf(provenance);
  }

  /**
   * What a report shows: the human fraction, then the measure that decides the verdict, then those
   * in which collapse shows best.
   */
  List<Measure> headline() {
    Set<String> measured =
        measurements.stream().map(ModelMeasured::measure).collect(Collectors.toUnmodifiableSet());
    HeadlineMeasures headlines = new HeadlineMeasures(scenario);
    return Stream.of(
            Stream.of(Measure.HUMAN_FRACTION),
            DecidingJudgement.of(verdicts).map(decision -> decision.judgement().measure()).stream(),
            headlines.measures().stream())
        .flatMap(Function.identity())
        .distinct()
        .filter(measure -> measured.contains(measure.id()))
        .limit(MEASURES_MAX)
        .toList();
  }

  /**
   * How a run went.
   *
   * @param started the day, for people
   * @param trouble why it has fewer rounds than it should; empty if it finished
   * @param rounds how many were closed
   * @param repeat the command that repeats it
   * @param changes how its scenario differs from the one that its description tells of, as
   *     overrides; empty if it does not
   * @param builtIn whether that is the built-in scenario of that name
   */
  public record RunHistory(
      String started,
      String trouble,
      int rounds,
      String repeat,
      List<String> changes,
      boolean builtIn) {
    public RunHistory {
      changes = List.copyOf(changes);
    }
  }

  /**
   * What people and models wrote.
   *
   * @param samples by model, then by round
   * @param distributions of the first and of the last round in which a model wrote
   * @param remark why something is missing; empty if all is there
   */
  public record RunTexts(
      List<DocumentSamples> samples, List<RoundDistributions> distributions, String remark) {
    public RunTexts {
      samples = List.copyOf(samples);
      distributions = List.copyOf(distributions);
    }
  }

  /**
   * The run that another one was forked from.
   *
   * @param name the run's
   * @param round the last round that they share
   * @param otherwise what is otherwise in later rounds, in words
   * @param measurements what it measured; none if they are no longer there
   * @param verdicts what became of its models; none if that is not known
   */
  public record ParentStory(
      String name,
      int round,
      String otherwise,
      List<ModelMeasured> measurements,
      List<ModelVerdict> verdicts) {
    public ParentStory {
      measurements = List.copyOf(measurements);
      verdicts = List.copyOf(verdicts);
    }
  }

  /** Something to be known. */
  public record Fact(String name, String value) {}
}
