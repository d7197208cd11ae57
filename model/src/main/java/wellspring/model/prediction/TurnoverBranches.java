package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * How the numbers at which {@link TurnoverMap} stays move with what something else pays, and which
 * of them is found by whoever raises or lowers that slowly: where two are stable, the one that it
 * was at before. Between the pays at which one of them vanishes, the way there is another than the
 * way back: hysteresis.
 *
 * <p>If writing is worth {@code J(n)} and something else pays {@code a}, the gain is {@code g =
 * J(n)/a − 1}, and a number stays where {@code n = W σ(βg)}. Read the other way round, each gain
 * above −1 is that of one number, which stays at one pay: {@code a(g) = J(Wσ(βg))/(1 + g)}. So
 * there is no equation to solve, and no fixed point is missed. Where a falls with g, a little more
 * pay elsewhere makes a few leave; where it rises, the number is not stable.
 *
 * <p>It assumes that there is time to settle, and that chance never carries the number from one to
 * the other. It does in the end, after a time that grows exponentially with the number of people.
 *
 * @param many the numbers from all people down to the first at which the pay is greatest
 * @param between what lies between both; empty if there is one way only
 * @param few the numbers below the last at which the pay is least; empty if there is one way only
 */
public record TurnoverBranches(List<Stay> many, List<Stay> between, List<Stay> few) {
  /** 1 + g is looked at from 2⁻¹⁰ to 2¹⁰, at so many places. */
  private static final int STEPS = 2_000;

  private static final double SPAN = 20;

  public TurnoverBranches {
    many = List.copyOf(many);
    between = List.copyOf(between);
    few = List.copyOf(few);
  }

  /**
   * A number that stays as it is.
   *
   * @param pay what something else pays then
   * @param writers n
   * @param stable whether numbers close to it come closer; else they go away, or swing ever wider
   */
  public record Stay(double pay, double writers, boolean stable) {}

  /**
   * Where the number depends on what was before.
   *
   * @param back the pay elsewhere below which those who left come back
   * @param away the pay elsewhere above which those who write leave
   */
  public record Undecided(double back, double away) {}

  /**
   * The numbers at which people stay.
   *
   * @param turnover who comes and goes
   * @param worth what writing is worth to a writer, J by n, above 0 up to W; continuous
   * @return empty if writing is not always worth something
   */
  public static Optional<TurnoverBranches> of(WriterTurnover turnover, DoubleUnaryOperator worth) {
    List<Stay> all = new ArrayList<>();
    for (int step = STEPS; step >= 0; step--) {
      double more = StrictMath.pow(2, SPAN * step / STEPS - SPAN / 2);
      double writers = turnover.potential() * turnover.willing(more - 1);
      double value = worth.applyAsDouble(writers);
      if (!(value > 0)) {
        return Optional.empty();
      }
      double pay = value / more;
      TurnoverMap map = new TurnoverMap(turnover, n -> worth.applyAsDouble(n) / pay - 1);
      all.add(new Stay(pay, writers, Math.abs(map.slope(writers)) < 1));
    }
    int most = 0;
    while (most + 1 < all.size() && all.get(most + 1).pay() >= all.get(most).pay()) {
      most++;
    }
    int least = all.size() - 1;
    while (least > most && all.get(least - 1).pay() <= all.get(least).pay()) {
      least--;
    }
    return Optional.of(
        new TurnoverBranches(
            all.subList(0, most + 1),
            all.subList(most + 1, Math.max(most + 1, least)),
            all.subList(Math.max(most + 1, least), all.size())));
  }

  /**
   * The pays at which the number depends on what was before.
   *
   * @return empty if there is one way only
   */
  public Optional<Undecided> undecided() {
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of(new Undecided(few.get(0).pay(), many.get(many.size() - 1).pay()));
  }

  /** Where the number stays if something else paid nothing at first, and then ever more. */
  public List<Stay> rising() {
    return undecided()
        .map(
            between ->
                joined(many, few.stream().filter(each -> each.pay() > between.away()).toList()))
        .orElse(many);
  }

  /** Where it stays if something else paid ever less; the same order as {@link #rising}. */
  public List<Stay> falling() {
    return undecided()
        .map(
            between ->
                joined(many.stream().filter(each -> each.pay() < between.back()).toList(), few))
        .orElse(many);
  }

  private static List<Stay> joined(List<Stay> first, List<Stay> second) {
    List<Stay> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
