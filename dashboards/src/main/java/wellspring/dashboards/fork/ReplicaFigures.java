package wellspring.dashboards.fork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.verdict.ModelVerdict;

/** What came of many runs of one kind, by replica: their measures, round by round, and verdicts. */
public final class ReplicaFigures {
  private final int rounds;

  /** By the replica's number, then by model and measure, then by round. */
  private final Map<Integer, Map<String, double[]>> values = new TreeMap<>();

  private final Map<Integer, List<ModelVerdict>> verdicts = new TreeMap<>();

  /**
   * No run as yet.
   *
   * @param rounds how many each of them has
   */
  public ReplicaFigures(int rounds) {
    this.rounds = rounds;
  }

  /** Adds what came of a run that has finished. */
  public void add(int replica, List<ModelMeasured> measurements, List<ModelVerdict> found) {
    Map<String, double[]> own = new HashMap<>();
    for (ModelMeasured measured : measurements) {
      own.computeIfAbsent(key(measured.agent(), measured.measure()), key -> empty())[
              measured.round()] =
          measured.value();
    }
    values.put(replica, own);
    verdicts.put(replica, found);
  }

  private double[] empty() {
    double[] none = new double[rounds];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  private static String key(String model, String measure) {
    return model + "\n" + measure; // a name has no end of line
  }

  /** How many rounds each run has. */
  int rounds() {
    return rounds;
  }

  /** How many runs there are. */
  public int runs() {
    return values.size();
  }

  /**
   * The values of a measure in a round, in the order of the replicas; those that have none lack.
   */
  double[] values(String model, String measure, int round) {
    return values.keySet().stream()
        .mapToDouble(replica -> value(replica, model, measure, round))
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  /**
   * By how much the values exceed those of the same replicas of others, where both have one.
   *
   * @param scale on which they are compared
   */
  double[] differences(
      ReplicaFigures others, String model, String measure, int round, DoubleUnaryOperator scale) {
    return values.keySet().stream()
        .mapToDouble(
            replica ->
                scale.applyAsDouble(value(replica, model, measure, round))
                    - scale.applyAsDouble(others.value(replica, model, measure, round)))
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  private double value(int replica, String model, String measure, int round) {
    double[] course = values.getOrDefault(replica, Map.of()).get(key(model, measure));
    return course == null ? Double.NaN : course[round];
  }

  /** The last round in which a run has a value of a measure; -1 if there is none. */
  int lastRound(String model, String measure) {
    return IntStream.range(0, rounds)
        .map(back -> rounds - 1 - back)
        .filter(round -> values(model, measure, round).length > 0)
        .findFirst()
        .orElse(-1);
  }

  /** The verdicts on a model, of the runs that judge it. */
  List<ModelVerdict> verdicts(String model) {
    return verdicts.values().stream()
        .flatMap(List::stream)
        .filter(verdict -> verdict.model().equals(model))
        .filter(ReplicaFigures::isJudged)
        .toList();
  }

  /** All that the runs say of their models. */
  List<ModelVerdict> verdicts() {
    List<ModelVerdict> all = new ArrayList<>();
    verdicts.values().forEach(all::addAll);
    return all;
  }

  private static boolean isJudged(ModelVerdict verdict) {
    return switch (verdict.fate()) {
      case COLLAPSED, HELD, UNDECIDED -> true;
      case CONTROL, NOT_JUDGED -> false;
    };
  }
}
