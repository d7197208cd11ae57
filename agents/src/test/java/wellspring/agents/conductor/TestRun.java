package wellspring.agents.conductor;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import wellspring.agents.context.MemoryCheckpointStore;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunContexts;
import wellspring.agents.context.RunLearners;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
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
  static TestRun of(Scenario scenario, RunLearners learners) {
    return of(scenario, learners, new MemoryEventLog());
  }

  /** A run on one thread, with learners of the test's own. */
  static TestRun of(Scenario scenario, RunLearners learners, EventLog log) {
    return run(
        scenario, scenario.language().language(), learners, 1, log, (simulation, done) -> {});
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

  private static RunLearners learners(Scenario scenario, Language language) {
    return RunContexts.learners(scenario, new Seed(scenario.seed()), language);
  }

  private static TestRun run(
      Scenario scenario,
      Language language,
      RunLearners learners,
      int threads,
      EventLog log,
      BiConsumer<RunningSimulation, RoundProgress> onProgress) {
    ExecutorService work = Executors.newFixedThreadPool(threads);
    Seed seed = new Seed(scenario.seed());
    RunContext context =
        new RunContext(
            scenario, seed, language, log, new MemoryCheckpointStore(), learners, work, true);
    AtomicReference<RunningSimulation> started = new AtomicReference<>();
    try (SimulationSystem simulations = SimulationSystem.open(threads)) {
      RunningSimulation simulation =
          simulations.start(
              context,
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
    return log.read(OffsetRange.beginning(topic, log.partitions(topic)).next(log.end(topic)), type);
  }

  /** What was released, sorted by id. */
  List<ModelReleased> releases() {
    return events(Topic.RELEASES, Event.class).stream()
        .filter(ModelReleased.class::isInstance)
        .map(ModelReleased.class::cast)
        .toList();
  }

  /** The events of a topic in the order in which the log took them. */
  List<Event> inOrder(Topic topic) {
    long end = log.end(topic).get(0);
    return LongStream.range(0, end)
        .mapToObj(i -> new OffsetRange(topic, List.of(i), List.of(i + 1)))
        .map(slice -> log.read(slice, Event.class).get(0))
        .toList();
  }
}
