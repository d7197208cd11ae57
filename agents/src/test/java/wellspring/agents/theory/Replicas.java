package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.conductor.SimulationSystem;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunContexts;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.Language;
import wellspring.model.measure.Measure;
import wellspring.model.random.Seed;

/** Many whole runs of a scenario that differ in their seed alone, and what was measured in them. */
final class Replicas {
  private static final Seed ROOT = new Seed(20);
  private static final int THREADS = 2;
  private static final int AT_ONCE = 6;
  private static final int MINUTES_MAX = 20;

  private final Scenario scenario;
  private final SortedMap<Place, Sample> samples = new TreeMap<>();

  private Replicas(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Runs a scenario to its end, again and again.
   *
   * @param yaml the scenario
   * @param count how many runs
   */
  static Replicas of(String yaml, int count, String... overrides) {
    Scenario scenario = load(yaml, overrides);
    return of(scenario, scenario.language().language(), count);
  }

  /** The same in a language of the test's own, which takes the place of the scenario's. */
  static Replicas of(String yaml, Language language, int count, String... overrides) {
    return of(load(yaml, overrides), language, count);
  }

  /** The same for a scenario that no file can describe. */
  static Replicas of(Scenario scenario, Language language, int count) {
    Replicas replicas = new Replicas(scenario);
    ExecutorService work = Executors.newFixedThreadPool(THREADS);
    Semaphore places = new Semaphore(AT_ONCE);
    try (SimulationSystem simulations = SimulationSystem.open(THREADS)) {
      List<CompletableFuture<Void>> runs =
          IntStream.range(0, count)
              .mapToObj(
                  replica -> {
                    places.acquireUninterruptibly();
                    RunContext context = context(scenario, language, replica, work);
                    return simulations
                        .start(context, progress -> {})
                        .ended()
                        .toCompletableFuture()
                        .thenAccept(ended -> replicas.take(ended, replica, count, context.log()))
                        .whenComplete((done, error) -> places.release());
                  })
              .toList();
      CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new))
          .orTimeout(MINUTES_MAX, TimeUnit.MINUTES)
          .join();
    } finally {
      work.shutdown();
    }
    return replicas;
  }

  /** A scenario that is not run yet. */
  static Scenario load(String yaml, String... overrides) {
    try {
      Path file = Files.createTempFile("scenario", ".yaml");
      try {
        Files.writeString(file, yaml);
        return new ScenarioLoader(Path.of("")).load(file.toString(), named(overrides));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file's own name is made of chance, and no name for a scenario; nobody is judged, so that
   * controls would cost time for nothing.
   */
  private static List<String> named(String... overrides) {
    return Stream.concat(
            Stream.of("++name=replicas", "++evaluation.control=none"), Stream.of(overrides))
        .toList();
  }

  private static RunContext context(
      Scenario scenario, Language language, int replica, ExecutorService work) {
    return RunContexts.of(
        scenario, ROOT.replica(replica), language, new MemoryEventLog(), work, false);
  }

  private synchronized void take(RunEnded ended, int replica, int count, EventLog log) {
    assertThat(ended.status()).as(ended.reason()).isEqualTo(Status.FINISHED);
    OffsetRange all =
        OffsetRange.beginning(Topic.MEASUREMENTS, log.partitions(Topic.MEASUREMENTS))
            .next(log.end(Topic.MEASUREMENTS));
    for (ModelMeasured measured : log.read(all, ModelMeasured.class)) {
      Place place = new Place(measured.agent(), measured.measure(), measured.round() + 1);
      samples.computeIfAbsent(place, key -> Sample.of(count, predicted(measured)))
              .values()[replica] =
          measured.value();
    }
  }

  private static OptionalDouble predicted(ModelMeasured measured) {
    return measured.predicted() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(measured.predicted());
  }

  Scenario scenario() {
    return scenario;
  }

  /**
   * What was measured of a model in a generation, by replica.
   *
   * @param generation from 1; each round makes one
   */
  double[] values(String model, Measure measure, int generation) {
    Sample sample = samples.get(new Place(model, measure.id(), generation));
    assertThat(sample).as("%s of %s, generation %d", measure.id(), model, generation).isNotNull();
    return sample.values();
  }

  /** What the run says that theory predicts. */
  OptionalDouble predicted(String model, Measure measure, int generation) {
    return samples.get(new Place(model, measure.id(), generation)).predicted();
  }

  /** The mean over replicas. */
  Estimate estimate(String model, Measure measure, int generation) {
    return Estimate.of(values(model, measure, generation));
  }

  /** The mean over replicas agrees with a figure, within three standard errors. */
  void assertMean(String model, Measure measure, int generation, double expected) {
    Estimate estimate = estimate(model, measure, generation);
    assertThat(estimate.isWithin(3, expected))
        .as(
            "%s of %s, generation %d: %s, expected %.8g",
            measure.id(), model, generation, estimate, expected)
        .isTrue();
  }

  /** The mean over replicas agrees with the prediction that the run itself carries. */
  void assertPredicted(String model, Measure measure, int generation) {
    OptionalDouble predicted = predicted(model, measure, generation);
    assertThat(predicted)
        .as("prediction of %s of %s, generation %d", measure.id(), model, generation)
        .isPresent();
    assertMean(model, measure, generation, predicted.getAsDouble());
  }

  /** The same for several measures, in the first, the second and the last generation. */
  void assertPredicted(String model, Collection<Measure> measures) {
    for (Measure measure : measures) {
      IntStream.of(1, 2, scenario.rounds())
          .distinct()
          .forEach(generation -> assertPredicted(model, measure, generation));
    }
  }

  /** One figure of a run. */
  private record Place(String model, String measure, int generation) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byModel = model.compareTo(other.model);
      int byMeasure = byModel != 0 ? byModel : measure.compareTo(other.measure);
      return byMeasure != 0 ? byMeasure : Integer.compare(generation, other.generation);
    }
  }

  private static final class Sample {
    private final double[] values;
    private final OptionalDouble predicted;

    /** Not a number where a replica lacks the measure, so that no mean hides that. */
    static Sample of(int count, OptionalDouble predicted) {
      double[] values = new double[count];
      Arrays.fill(values, Double.NaN);
      return new Sample(values, predicted);
    }

    private Sample(double[] values, OptionalDouble predicted) {
      this.values = values;
      this.predicted = predicted;
    }

    double[] values() {
      return values;
    }

    OptionalDouble predicted() {
      return predicted;
    }
  }
}
