package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.Measured;

/** How each model's measures went, round by round. */
public final class History {
  private final SortedMap<String, Map<String, Course>> models = new TreeMap<>();

  /** The first and the last value of a measure, over the rounds of a run. */
  public record FirstLast(double first, double last) {

    /** How many times the first value the last one is. */
    public double ratio() {
      return last / first;
    }
  }

  /** The values of a measure in the rounds in which it had one. */
  static final class Course {
    private final List<Double> values = new ArrayList<>();
    private int lastRound;

    private void add(Measured measured) {
      values.add(measured.value());
      lastRound = measured.round();
    }

    FirstLast ends() {
      return new FirstLast(values.get(0), values.get(values.size() - 1));
    }

    List<Double> values() {
      return Collections.unmodifiableList(values);
    }

    int lastRound() {
      return lastRound;
    }
  }

  /** Takes a closed round's measurements in. */
  public void add(List<Measured> measurements) {
    for (Measured measured : measurements) {
      models
          .computeIfAbsent(measured.agent(), agent -> new LinkedHashMap<>())
          .computeIfAbsent(measured.measure(), measure -> new Course())
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
  SortedMap<String, Map<String, Course>> courses() {
    return Collections.unmodifiableSortedMap(models);
  }
}
