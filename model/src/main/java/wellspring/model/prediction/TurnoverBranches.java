package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * How the numbers at which {@link TurnoverMap} stays move with a pressure on writers, and which of
 * them is found by whoever changes it slowly: where two are stable, the one that it was at before.
 * Between the pressures at which one of them vanishes, the way there is another than the way back:
 * hysteresis.
 *
 * <p>It assumes that at each pressure there is time to settle, and that chance never carries the
 * number from one to the other. It does in the end, after a time that grows exponentially with the
 * number of people.
 */
public final class TurnoverBranches {
  private TurnoverBranches() {}

  /**
   * What stays as it is at a pressure.
   *
   * @param pressure what is varied
   * @param points all fixed points, the least first
   * @param rising the number there if all people wrote at first and the pressure rose step by step;
   *     NaN if it does not settle there
   * @param falling the same if nobody did and it fell
   */
  public record Branch(
      double pressure, List<TurnoverMap.FixedPoint> points, double rising, double falling) {
    public Branch {
      points = List.copyOf(points);
    }

    /** How far the two ways lie apart. */
    public double gap() {
      return Math.abs(rising - falling);
    }
  }

  /**
   * Follows the pressure up and down again.
   *
   * @param turnover who comes and goes
   * @param pressures each more than the last
   * @param gains what is gained by writing, by how many write, for a pressure
   * @return one for each pressure
   * @throws IllegalArgumentException if pressures do not rise
   */
  public static List<Branch> of(
      WriterTurnover turnover, List<Double> pressures, DoubleFunction<DoubleUnaryOperator> gains) {
    for (int i = 1; i < pressures.size(); i++) {
      if (!(pressures.get(i - 1) < pressures.get(i))) {
        throw new IllegalArgumentException("pressures must rise, not be " + pressures);
      }
    }
    List<TurnoverMap> maps =
        new ArrayList<>(pressures.stream().map(p -> turnover.map(gains.apply(p))).toList());
    List<Double> rising = follow(maps, turnover.potential());
    Collections.reverse(maps);
    List<Double> falling = new ArrayList<>(follow(maps, 0));
    Collections.reverse(maps);
    Collections.reverse(falling);
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      branches.add(
          new Branch(pressures.get(i), maps.get(i).fixedPoints(), rising.get(i), falling.get(i)));
    }
    return List.copyOf(branches);
  }

  private static List<Double> follow(List<TurnoverMap> maps, double start) {
    List<Double> numbers = new ArrayList<>();
    double last = start;
    for (TurnoverMap map : maps) {
      last = map.follow(last);
      numbers.add(map.isSettled(last) ? last : Double.NaN);
    }
    return numbers;
  }
}
