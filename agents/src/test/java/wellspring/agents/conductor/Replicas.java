package wellspring.agents.conductor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Measured;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Languages;
import wellspring.agents.world.Learners;
import wellspring.agents.world.MemoryCheckpointStore;
import wellspring.agents.world.World;
import wellspring.model.language.Language;
import wellspring.model.measure.Measure;
import wellspring.model.random.Seed;

/** What many runs of one scenario measured, each with a seed of its own. */
final class Replicas {
  /** By measure, agent and round: a figure of each run. */
  private final Map<String, List<Double>> figures = new TreeMap<>();

  private Replicas() {}

  static Replicas of(Scenario scenario, int replicas) {
    return of(scenario, Languages.of(scenario.language()), replicas);
  }

  static Replicas of(Scenario scenario, Language language, int replicas) {
    Replicas all = new Replicas();
    ExecutorService work = Executors.newFixedThreadPool(2);
    try (Simulations simulations = Simulations.open(2)) {
      List<World> worlds =
          IntStream.range(0, replicas)
              .mapToObj(replica -> world(scenario, language, replica, work))
              .toList();
      List<Simulation> runs =
          worlds.stream().map(world -> simulations.start(world, progress -> {})).toList();
      for (int replica = 0; replica < replicas; replica++) {
        await(runs.get(replica));
        all.add(worlds.get(replica));
      }
    } finally {
      work.shutdown();
    }
    return all;
  }

  private static void await(Simulation run) {
    RunEnded ended = run.ended().toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join();
    if (ended.status() != Status.FINISHED) {
      throw new AssertionError(ended.reason());
    }
  }

  private static World world(
      Scenario scenario, Language language, int replica, ExecutorService work) {
    Seed seed = new Seed(scenario.seed()).replica(replica);
    return new World(
        scenario,
        seed,
        language,
        new MemoryEventLog(),
        new MemoryCheckpointStore(),
        new Learners(scenario, seed, language, Optional.empty(), training -> {}),
        work);
  }

  private void add(World world) {
    Topic topic = Topic.MEASUREMENTS;
    Slice all = Slice.beginning(topic, world.log().partitions(topic)).next(world.log().end(topic));
    for (Measured m : world.log().read(all, Measured.class)) {
      figures
          .computeIfAbsent(key(m.measure(), m.agent(), m.round()), key -> new ArrayList<>())
          .add(m.value());
    }
  }

  /** The mean of a figure over the runs. */
  Mean mean(Measure measure, String agent, int round) {
    return Mean.of(figures.get(key(measure.id(), agent, round)));
  }

  private static String key(String measure, String agent, int round) {
    return measure + " of " + agent + " in round " + round;
  }

  /** A mean and its standard error. */
  record Mean(double value, double standardError) {
    static Mean of(List<Double> values) {
      double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
      double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      return new Mean(mean, Math.sqrt(squares / (values.size() - 1) / values.size()));
    }

    /** How many standard errors a prediction is off. */
    double errorsFrom(double predicted) {
      return (value - predicted) / standardError;
    }
  }
}
