package wellspring.agents.conductor;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Event;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Learners;
import wellspring.agents.world.MemoryCheckpointStore;
import wellspring.agents.world.MemoryWorlds;
import wellspring.agents.world.Progress;
import wellspring.agents.world.World;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/** A whole run in memory, and what it left in its log. */
record TestRun(RunEnded ended, EventLog log) {

  static TestRun of(Scenario scenario, int threads, EventLog log) {
    return of(scenario, scenario.language().language(), threads, log);
  }

  static TestRun of(Scenario scenario, Language language, int threads, EventLog log) {
    return run(
        scenario, language, learners(scenario, language), threads, log, (simulation, done) -> {});
  }

  /** A run on one thread, in memory, with learners of the test's own. */
  static TestRun of(Scenario scenario, Learners learners) {
    return run(
        scenario,
        scenario.language().language(),
        learners,
        1,
        new MemoryEventLog(),
        (simulation, done) -> {});
  }

  /** A run that is ordered to end in a round, after some more reports of progress. */
  static TestRun aborted(Scenario scenario, int round, int reports) {
    AtomicInteger left = new AtomicInteger(reports);
    Language language = scenario.language().language();
    return run(
        scenario,
        language,
        learners(scenario, language),
        2,
        new MemoryEventLog(),
        (simulation, progress) -> {
          if (progress.round() >= round && left.getAndDecrement() == 0) {
            simulation.end(Status.ABORTED, "enough");
          }
        });
  }

  private static Learners learners(Scenario scenario, Language language) {
    return MemoryWorlds.learners(scenario, new Seed(scenario.seed()), language);
  }

  private static TestRun run(
      Scenario scenario,
      Language language,
      Learners learners,
      int threads,
      EventLog log,
      BiConsumer<Simulation, Progress> onProgress) {
    ExecutorService work = Executors.newFixedThreadPool(threads);
    Seed seed = new Seed(scenario.seed());
    World world =
        new World(scenario, seed, language, log, new MemoryCheckpointStore(), learners, work, true);
    AtomicReference<Simulation> started = new AtomicReference<>();
    try (Simulations simulations = Simulations.open(threads)) {
      Simulation simulation =
          simulations.start(
              world,
              progress -> {
                if (started.get() != null) {
                  onProgress.accept(started.get(), progress);
                }
              });
      started.set(simulation);
      RunEnded ended =
          simulation.ended().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
      return new TestRun(ended, log);
    } finally {
      work.shutdown();
    }
  }

  <E extends Event> List<E> events(Topic topic, Class<E> type) {
    return log.read(Slice.beginning(topic, log.partitions(topic)).next(log.end(topic)), type);
  }

  /** The events of a topic in the order in which the log took them. */
  List<Event> inOrder(Topic topic) {
    long end = log.end(topic).get(0);
    return LongStream.range(0, end)
        .mapToObj(i -> new Slice(topic, List.of(i), List.of(i + 1)))
        .map(slice -> log.read(slice, Event.class).get(0))
        .toList();
  }
}
