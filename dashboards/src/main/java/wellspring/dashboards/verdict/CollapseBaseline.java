package wellspring.dashboards.verdict;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import wellspring.agents.control.HumanControl;
import wellspring.dashboards.verdict.MeasureHistory.TimeSeries;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.SeriesDeparture;

/** What a model is compared with: its human-only control, or if it has none, its own beginning. */
final class CollapseBaseline {
  private final Function<String, Optional<RoundValues>> control;
  private final Optional<String> name;
  private final String absence;

  private CollapseBaseline(
      Function<String, Optional<RoundValues>> control, Optional<String> name, String absence) {
    this.control = control;
    this.name = name;
    this.absence = absence;
  }

  /**
   * The reference of a model.
   *
   * @param models how all models' measures went
   * @param own how the model's own did
   */
  static CollapseBaseline of(
      HumanControl control,
      Map<String, Map<String, TimeSeries>> models,
      Map<String, TimeSeries> own) {
    if (control instanceof HumanControl.Computed
        && own.values().stream().anyMatch(course -> !course.controls().isEmpty())) {
      return new CollapseBaseline(
          measure ->
              course(own, measure).map(TimeSeries::controls).filter(found -> !found.isEmpty()),
          Optional.of("people only"),
          "");
    } else if (control instanceof HumanControl.Beside beside) {
      Map<String, TimeSeries> other = models.getOrDefault(beside.model(), Map.of());
      TimeSeries human = other.get(Measure.HUMAN_FRACTION.id());
      if (human == null || human.values().least() >= 1) {
        return new CollapseBaseline(
            measure -> course(other, measure).map(TimeSeries::values),
            Optional.of(beside.model()),
            "");
      }
      return absent(beside.model() + " was steered away from people's text");
    } else if (control instanceof HumanControl.Absent absent) {
      return absent(absent.reason());
    } else if (control instanceof HumanControl.Computed || control instanceof HumanControl.Itself) {
      return absent("none was computed");
    }
    throw new IllegalArgumentException("there is no such control: " + control);
  }

  private static CollapseBaseline absent(String reason) {
    return new CollapseBaseline(measure -> Optional.empty(), Optional.empty(), reason);
  }

  private static Optional<TimeSeries> course(Map<String, TimeSeries> courses, String measure) {
    return Optional.ofNullable(courses.get(measure));
  }

  boolean isControl() {
    return name.isPresent();
  }

  /** What sentences call the control: {@code people only}, or a model's name. */
  String name() {
    return name.orElse("its first generation");
  }

  /** Why there is no control; empty if there is one. */
  String absence() {
    return absence;
  }

  /** The control's values of a measure, by round. */
  Optional<RoundValues> control(Measure measure) {
    return control.apply(measure.id());
  }

  /**
   * Holds a model's values against the reference.
   *
   * @param values by round
   * @param scale in which they are compared
   * @return empty if the control has no value in any of these rounds
   */
  Optional<SeriesDeparture> departure(Measure measure, RoundValues values, ComparisonScale scale) {
    if (!isControl()) {
      return Optional.of(SeriesDeparture.sinceTheFirst(values.all(scale)));
    }
    return control(measure)
        .map(other -> SameRounds.of(values, other, scale))
        .filter(both -> both.values().length > 0)
        .map(both -> SeriesDeparture.of(both.values(), both.others()));
  }

  /** The model's values in their order, less the control's of the same rounds where it has some. */
  double[] beyond(Measure measure, RoundValues values) {
    if (!isControl()) {
      return values.all(ComparisonScale.PLAIN);
    }
    SameRounds both =
        SameRounds.of(values, control(measure).orElseGet(RoundValues::new), ComparisonScale.PLAIN);
    return IntStream.range(0, both.values().length)
        .mapToDouble(i -> both.values()[i] - both.others()[i])
        .filter(difference -> !Double.isNaN(difference))
        .toArray();
  }
}
