package wellspring.agents.conductor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wellspring.agents.context.MemoryCheckpointStore;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunContexts;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.round.PastCopy;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.ForkedScenario;
import wellspring.agents.scenario.PastScenario;
import wellspring.agents.scenario.Scenario;
import wellspring.model.random.Seed;

/**
 * What there is of a run once its process is gone: its log and its checkpoints, in memory, with
 * which another one can go on.
 *
 * @param before what was in force in earlier rounds, if it was forked
 */
record MemoryRun(
    Scenario scenario,
    Seed seed,
    List<PastScenario> before,
    EventLog log,
    MemoryCheckpointStore checkpoints) {

  /** One that has not begun. */
  MemoryRun(Scenario scenario) {
    this(
        scenario,
        new Seed(scenario.seed()),
        List.of(),
        new MemoryEventLog(),
        new MemoryCheckpointStore());
  }

  /** A child that shares its first rounds, with other checkpoints than its models' if it keeps. */
  MemoryRun fork(int rounds, List<String> changes, long newSeed) {
    PastRun past = PastRun.of(log).upTo(rounds);
    List<PastScenario> all = new ArrayList<>(before);
    all.add(new PastScenario(rounds, scenario));
    MemoryRun child =
        new MemoryRun(
            ForkedScenario.of(scenario, rounds, changes),
            seed.from(rounds, newSeed),
            all,
            new MemoryEventLog(),
            checkpoints.withoutControls());
    String fingerprint = past.closed().get(rounds - 1).fingerprint();
    RunForked fork =
        new RunForked(EventIds.fork(all.size()), rounds, "parent", fingerprint, changes, newSeed);
    PastCopy.copy(log, past, child.log, fork);
    return child;
  }

  /** What is in memory of a process that has just been started. */
  RunContext context() {
    return new RunContext(
            scenario,
            seed,
            scenario.language().language(),
            log,
            checkpoints,
            RunContexts.learners(scenario, seed, scenario.language().language()),
            Runnable::run,
            true)
        .after(before);
  }

  UnreliableHost host(long hostSeed) {
    return new UnreliableHost(context(), hostSeed);
  }

  UnreliableHost next(long hostSeed) {
    return UnreliableHost.continuing(context(), hostSeed);
  }

  List<RoundClosed> closed() {
    return PastRun.of(log).closed();
  }

  List<String> fingerprints() {
    return closed().stream().map(RoundClosed::fingerprint).toList();
  }

  /** All events that count, by topic and round. */
  Map<Topic, List<List<Event>>> counted() {
    Map<Topic, List<List<Event>>> counted = new EnumMap<>(Topic.class);
    for (RoundClosed round : closed()) {
      round
          .slices()
          .forEach(
              slice ->
                  counted
                      .computeIfAbsent(slice.topic(), topic -> new ArrayList<>())
                      .add(log.read(slice, Event.class)));
    }
    return counted;
  }
}
