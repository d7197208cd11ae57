package wellspring.dashboards.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.ModelMeasured;

/** How each model's measures went, round by round. */
public final class MeasureHistory {
  private final SortedMap<String, Map<String, TimeSeries>> models = new TreeMap<>();

  /** The first and the last value of a measure, over the rounds of a run. */
  public record FirstLast(double first, double last) {

    /** How many times the first value the last one is. */
    public double ratio() {
      return last / first;
    }
  }

  /** The values of a measure in the rounds in which it had one, and those of its control. */
  static final class TimeSeries {
    private final RoundValues values = new RoundValues();
    private final RoundValues controls = new RoundValues();

    private void add(ModelMeasured measured) {
      values.put(measured.round(), measured.value());
      if (measured.control() != null) {
        controls.put(measured.round(), measured.control());
      }
    }

    /** At least one, by round. */
    RoundValues values() {
      return values;
    }

    /** The figures of the control that was computed beside the model, by round. */
    RoundValues controls() {
      return controls;
    }

    FirstLast ends() {
      return new FirstLast(values.first(), values.last());
    }
  }

  /** Takes a closed round's measurements in. */
  public void add(List<ModelMeasured> measurements) {
    for (ModelMeasured measured : measurements) {
      models
          .computeIfAbsent(measured.agent(), agent -> new LinkedHashMap<>())
          .computeIfAbsent(measured.measure(), measure -> new TimeSeries())
          .add(measured);
    }
  }

  /** The first and the last value by model, then by measure. */
  public SortedMap<String, Map<String, FirstLast>> models() {
    SortedMap<String, Map<String, FirstLast>> ends = new TreeMap<>();
    models.forEach(
        (model, courses) -> {
          Map<String, FirstLast> own = new LinkedHashMap<>();
          courses.forEach((measure, course) -> own.put(measure, course.ends()));
          ends.put(model, own);
        });
    return ends;
  }

  /** By model, then by measure. */
  SortedMap<String, Map<String, TimeSeries>> courses() {
    return Collections.unmodifiableSortedMap(models);
  }
}
