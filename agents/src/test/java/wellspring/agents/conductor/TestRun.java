package wellspring.agents.conductor;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Event;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Languages;
import wellspring.agents.world.MemoryCheckpointStore;
import wellspring.agents.world.Progress;
import wellspring.agents.world.World;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/** A whole run in memory, and what it left in its log. */
record TestRun(RunEnded ended, EventLog log) {

  static TestRun of(Scenario scenario, int threads, EventLog log) {
    return of(scenario, Languages.of(scenario.language()), threads, log);
  }

  static TestRun of(Scenario scenario, Language language, int threads, EventLog log) {
    return run(scenario, language, threads, log, (simulation, progress) -> {});
  }

  /** A run that is aborted as soon as a number of rounds have been closed. */
  static TestRun aborted(Scenario scenario, int rounds) {
    return run(
        scenario,
        Languages.of(scenario.language()),
        2,
        new MemoryEventLog(),
        (simulation, progress) -> {
          if (progress.round() == rounds) {
            simulation.abort("enough");
          }
        });
  }

  private static TestRun run(
      Scenario scenario,
      Language language,
      int threads,
      EventLog log,
      BiConsumer<Simulation, Progress> onProgress) {
    ExecutorService work = Executors.newFixedThreadPool(threads);
    World world =
        new World(
            scenario, new Seed(scenario.seed()), language, log, new MemoryCheckpointStore(), work);
    AtomicReference<Simulation> started = new AtomicReference<>();
    try (Simulation simulation =
        Simulation.start(
            world,
            threads,
            progress -> {
              if (started.get() != null) {
                onProgress.accept(started.get(), progress);
              }
            })) {
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
}
