package wellspring.dashboards.verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.measure.Measure;

/** Verdicts on made-up figures of one model, {@code closed}. */
final class Judging {
  static final String MODEL = "closed";

  private final MeasureHistory history = new MeasureHistory();
  private final Scenario scenario;
  private OptionalInt symbols = OptionalInt.empty();

  private Judging(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Beside a control that is computed: the collapse scenario without its other models. */
  static Judging beside(String... overrides) {
    return of("collapse", Stream.of(overrides));
  }

  /** Without a control. */
  static Judging alone(String... overrides) {
    return of(
        "collapse", Stream.concat(Stream.of("evaluation.control=none"), Stream.of(overrides)));
  }

  /** In another built-in scenario, with its own models. */
  static Judging in(String builtIn, String... overrides) {
    return new Judging(new ScenarioLoader(Path.of("")).preview(builtIn, List.of(overrides)));
  }

  private static Judging of(String builtIn, Stream<String> overrides) {
    Stream<String> closedAlone =
        Stream.of("~models.mixed", "~curators.tenth-human", "~models.open", "~curators.all-human");
    return new Judging(
        new ScenarioLoader(Path.of(""))
            .load(builtIn, Stream.concat(closedAlone, overrides).toList()));
  }

  Judging symbols(int count) {
    symbols = OptionalInt.of(count);
    return this;
  }

  /** The model has read a model's text since the second round. */
  Judging readsModels(int rounds) {
    double[] shares = new double[rounds];
    shares[0] = 1;
    return measured(Measure.TRAINING_HUMAN_FRACTION, shares);
  }

  Judging measured(Measure measure, double... values) {
    return measured(MODEL, measure, values, null);
  }

  /** With the control's figures of the same rounds. */
  Judging measured(Measure measure, double[] values, double[] control) {
    return measured(MODEL, measure, values, control);
  }

  Judging measured(String model, Measure measure, double[] values, double[] control) {
    for (int round = 0; round < values.length; round++) {
      history.add(
          List.of(
              new ModelMeasured(
                  "",
                  model,
                  round,
                  measure.id(),
                  values[round],
                  null,
                  control == null ? null : control[round])));
    }
    return this;
  }

  Verdict verdict() {
    return new CollapseJudge(scenario, symbols).of(history);
  }

  ModelVerdict model(String name) {
    return verdict().models().stream()
        .filter(verdict -> verdict.model().equals(name))
        .findFirst()
        .orElseThrow();
  }

  ModelVerdict closed() {
    return model(MODEL);
  }

  String sentence() {
    return closed().sentence();
  }
}
