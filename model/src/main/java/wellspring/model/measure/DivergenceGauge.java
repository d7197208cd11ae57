package wellspring.model.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import wellspring.model.language.TokenDistribution;

/** How far a model's next token is from the truth's; see {@link Measure#KL_TRUTH_MODEL}. */
final class DivergenceGauge implements Gauge {
  private static final List<int[]> NO_PREFIX = List.of(new int[0]);

  private final Optional<TokenDistribution> truth;
  private final List<int[]> prefixes;
  private final List<double[]> trulyThere;

  DivergenceGauge(HumanText human) {
    this.truth = human.truth();
    this.prefixes = human.prefixes();
    this.trulyThere = truth.map(next -> answers(next, prefixes)).orElse(List.of());
  }

  @Override
  public void measure(Subject subject, Figures figures) {
    if (truth.isEmpty() || subject.nextToken().isEmpty()) {
      return;
    }
    TokenDistribution learned = subject.nextToken().get();
    boolean oneForAll = !truth.get().dependsOnPrefix() && !learned.dependsOnPrefix();
    List<double[]> truly = oneForAll ? truth.get().afterAll(NO_PREFIX) : trulyThere;
    List<double[]> believed = learned.afterAll(oneForAll ? NO_PREFIX : prefixes);
    figures.put(Measure.KL_TRUTH_MODEL, mean(truly, believed, KullbackLeibler::of));
    figures.put(Measure.KL_MODEL_TRUTH, mean(believed, truly, KullbackLeibler::of));
    if (figures.wants(Measure.JENSEN_SHANNON)) {
      figures.put(Measure.JENSEN_SHANNON, mean(truly, believed, DivergenceGauge::jensenShannon));
    }
  }

  private static List<double[]> answers(TokenDistribution next, List<int[]> places) {
    return next.dependsOnPrefix()
        ? next.afterAll(places)
        : Collections.nCopies(places.size(), next.after(new int[0]));
  }

  /**
   * {@code (KL(p‖m) + KL(q‖m))/2} for m halfway between the two (Lin 1991).
   *
   * @return in nats, from 0 to ln 2
   */
  static double jensenShannon(double[] p, double[] q) {
    double[] middle = new double[p.length];
    Arrays.setAll(middle, symbol -> (p[symbol] + q[symbol]) / 2);
    return (KullbackLeibler.of(p, middle) + KullbackLeibler.of(q, middle)) / 2;
  }

  private static OptionalDouble mean(
      List<double[]> from, List<double[]> to, ToDoubleBiFunction<double[], double[]> divergence) {
    return Sums.mean(
        IntStream.range(0, from.size())
            .mapToDouble(i -> divergence.applyAsDouble(from.get(i), to.get(i)))
            .toArray());
  }
}
