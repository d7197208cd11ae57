package wellspring.dashboards.fork;

import java.util.List;
import java.util.stream.Stream;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.verdict.DecidingJudgement;
import wellspring.dashboards.verdict.Judgement;
import wellspring.model.measure.Measure;

/**
 * Many futures of one past, beside what they are compared with.
 *
 * @param parent the name of the run whose past they share
 * @param round the last round that they share
 * @param scenario what holds in the futures
 * @param course the measurements of the parent, also of later rounds
 * @param futures what came of them
 * @param comparison what they are compared with
 * @param others what came of that; no runs if they are compared with nothing
 */
public record ForkReplicas(
    String parent,
    int round,
    Scenario scenario,
    List<ModelMeasured> course,
    ReplicaFigures futures,
    ForkComparison comparison,
    ReplicaFigures others) {
  public ForkReplicas {
    course = List.copyOf(course);
  }

  /** What was measured, in the order of the measures. */
  public List<Measure> measures() {
    return scenario.evaluation().measures().measures().stream()
        .filter(measure -> models().stream().anyMatch(model -> has(model, measure)))
        .toList();
  }

  /** The measure that decides most about the models, or else the first one. */
  public Measure telling() {
    List<Measure> measured = measures();
    return DecidingJudgement.of(
            Stream.concat(futures.verdicts().stream(), others.verdicts().stream()).toList())
        .map(DecidingJudgement::judgement)
        .map(Judgement::measure)
        .filter(measured::contains)
        .orElseGet(
            () ->
                measured.stream()
                    .filter(measure -> measure != Measure.HUMAN_FRACTION)
                    .findFirst()
                    .orElse(Measure.HUMAN_FRACTION));
  }

  /** The models, in the order of the scenario. */
  public List<String> models() {
    return scenario.modelNames();
  }

  /** Whether a model has figures of a measure. */
  public boolean has(String model, Measure measure) {
    return futures.lastRound(model, measure.id()) >= 0;
  }
}
