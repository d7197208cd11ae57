package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wellspring.model.random.Seed;

/**
 * How often intervals of 95 % hold the truth, over drawn scenarios of the program's own processes.
 * What is measured is printed, for the documentation.
 */
class CoverageTest {
  private static final int[] REPLICAS = {3, 5, 10, 20, 40};

  /** The standard error of a coverage that is measured on 40 drawn scenarios. */
  private static final double MEASURED = 0.004;

  /** Of intervals, how many held the truth. */
  private static final class Count {
    private int all;
    private int held;

    void add(Interval interval, double truth) {
      all++;
      held += interval.contains(truth) ? 1 : 0;
    }

    double share() {
      return (double) held / all;
    }

    void show(String what, int replicas) {
      System.out.printf(
          Locale.ROOT, "coverage of %s, %d replicas: %.4f of %,d%n", what, replicas, share(), all);
    }
  }

  /** A process whose mean is known, and many values that it gave. */
  private record KnownProcess(double mean, List<Double> values) {
    double[] draw(UniformRandomProvider chance, int count) {
      return chance.ints(count, 0, values.size()).mapToDouble(values::get).toArray();
    }

    double median() {
      return Statistic.MEDIAN.of(values.stream().mapToDouble(each -> each).toArray());
    }
  }

  @Test
  void intervalsOfMeansHoldTheMeanAboutAsOftenAsTheyClaim() {
    means(6, 1_000, 200, 0.04);
  }

  @Test
  @Tag("theory")
  void intervalsOfMeansHoldTheMeanAsOftenAsTheyClaim() {
    means(40, 20_000, 1_000, 0.015);
  }

  private static void means(int scenarios, int pool, int trials, double tolerance) {
    UniformRandomProvider chance = new Seed(11).stream("coverage", "means", 0);
    List<KnownProcess> processes = processes(chance, scenarios, pool);
    for (int replicas : REPLICAS) {
      Count means = new Count();
      Count differences = new Count();
      for (KnownProcess process : processes) {
        KnownProcess other = processes.get(chance.nextInt(processes.size()));
        for (int trial = 0; trial < trials; trial++) {
          double[] values = process.draw(chance, replicas);
          means.add(Statistic.MEAN.interval(values).orElseThrow(), process.mean());
          differences.add(
              Statistic.intervalOfDifference(values, other.draw(chance, replicas)).orElseThrow(),
              process.mean() - other.mean());
        }
      }
      means.show("means", replicas);
      differences.show("differences", replicas);
      assertThat(means.share()).isBetween(0.95 - tolerance, 0.95 + tolerance);
      assertThat(differences.share()).isBetween(0.95 - tolerance, 0.95 + tolerance);
    }
  }

  @Test
  void intervalsOfMediansHoldTheMedianAboutAsOftenAsTheyClaim() {
    medians(6, 1_001, 200, 0.04);
  }

  @Test
  @Tag("theory")
  void intervalsOfMediansHoldTheMedianAsOftenAsTheyClaim() {
    medians(40, 20_001, 1_000, 0.015);
  }

  private static void medians(int scenarios, int pool, int trials, double tolerance) {
    UniformRandomProvider chance = new Seed(12).stream("coverage", "medians", 0);
    List<KnownProcess> processes = processes(chance, scenarios, pool);
    for (int replicas : new int[] {6, 10, 20, 40}) {
      Count medians = new Count();
      for (KnownProcess process : processes) {
        double median = process.median();
        for (int trial = 0; trial < trials; trial++) {
          medians.add(
              Statistic.MEDIAN.interval(process.draw(chance, replicas)).orElseThrow(), median);
        }
      }
      medians.show("medians", replicas);
      assertThat(medians.share()).isBetween(0.95 - tolerance, 0.95 + tolerance);
    }
  }

  /** Diversities under drift, with and without people, and variances of chains of fits. */
  private static List<KnownProcess> processes(UniformRandomProvider chance, int count, int pool) {
    List<KnownProcess> processes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      processes.add(i % 3 == 2 ? variance(chance, pool) : diversity(chance, pool));
    }
    return processes;
  }

  private static KnownProcess diversity(UniformRandomProvider chance, int pool) {
    int tokens = 20 + chance.nextInt(80);
    int generations = 3 + chance.nextInt(30);
    double humans = Math.pow(4.0 * tokens, chance.nextDouble()) / (4 * tokens);
    return new KnownProcess(
        DriftExperiment.mean(tokens, humans, generations),
        chance
            .ints(pool)
            .mapToObj(
                replica ->
                    DriftExperiment.diversity(
                        tokens, humans, generations, new Seed(replica).stream("drift", "", 0)))
            .toList());
  }

  /** Of n samples, fitted by maximum likelihood again and again: products of chi-squares. */
  private static KnownProcess variance(UniformRandomProvider chance, int pool) {
    int samples = 50 + chance.nextInt(150);
    int generations = 1 + chance.nextInt(8);
    ContinuousSampler fit =
        AhrensDieterMarsagliaTsangGammaSampler.of(chance, (samples - 1) / 2.0, 2.0 / samples);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < pool; i++) {
      double variance = 1;
      for (int generation = 0; generation < generations; generation++) {
        variance *= fit.sample();
      }
      values.add(variance);
    }
    return new KnownProcess(Math.pow(1 - 1.0 / samples, generations), values);
  }

  @ParameterizedTest
  @EnumSource(LuckSharing.class)
  void intervalsOfThresholdsHoldThemAboutAsOftenAsTheyClaim(LuckSharing luck) {
    thresholds(luck, 3, 400, 25, 0.08);
  }

  @ParameterizedTest
  @EnumSource(LuckSharing.class)
  @Tag("theory")
  void intervalsOfThresholdsHoldThemAsOftenAsTheyClaim(LuckSharing luck) {
    thresholds(luck, 40, 6_000, 100, 0.015 + MEASURED);
  }

  private static void thresholds(
      LuckSharing luck, int scenarios, int pool, int trials, double tolerance) {
    UniformRandomProvider chance = new Seed(13).stream("coverage", "thresholds", 0);
    Count[] counts = new Count[REPLICAS.length];
    Arrays.setAll(counts, i -> new Count());
    ThresholdSearch search = new ThresholdSearch(Statistic.MEAN);
    for (int scenario = 0; scenario < scenarios; scenario++) {
      DriftExperiment experiment = DriftExperiment.drawn(chance, pool);
      for (int i = 0; i < REPLICAS.length; i++) {
        Count count = counts[i];
        ThresholdLevel level = new ThresholdLevel.OfControl(experiment.share());
        for (int trial = 0; trial < trials; trial++) {
          interval(search.find(experiment.trial(chance, REPLICAS[i], luck), level))
              .ifPresent(interval -> count.add(interval, experiment.root()));
        }
      }
    }
    for (int i = 0; i < REPLICAS.length; i++) {
      counts[i].show("thresholds, luck " + luck, REPLICAS[i]);
    }
    for (int i = 0; i < REPLICAS.length; i++) {
      assertThat(counts[i].share())
          .as("%d replicas", REPLICAS[i])
          .isBetween(0.95 - tolerance, 0.95 + tolerance);
    }
  }

  private static Optional<Interval> interval(Threshold threshold) {
    if (threshold instanceof Threshold.Found found) {
      return Optional.of(found.interval());
    }
    return threshold instanceof Threshold.Between between
        ? Optional.of(between.interval())
        : Optional.empty();
  }
}
