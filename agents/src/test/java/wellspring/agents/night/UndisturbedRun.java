package wellspring.agents.night;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import wellspring.agents.conductor.SimulationStart;
import wellspring.agents.context.MemoryCheckpointStore;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.night.VirtualTime.Pace;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.model.language.Language;

/** A run to which nothing happens, in memory: what the disturbed one has to come to. */
final class UndisturbedRun {
  private static final SplittableRandom NO_CHANCE = new SplittableRandom(0);

  private final NightSystem system;
  private final Scenario scenario;
  private final Language language;

  UndisturbedRun(NightSystem system, Scenario scenario, Language language) {
    this.system = system;
    this.scenario = scenario;
    this.language = language;
  }

  /**
   * A closed round.
   *
   * @param events by topic, sorted by id, each once
   */
  record Round(String fingerprint, Map<Topic, List<Event>> events) {}

  /**
   * All rounds.
   *
   * @param script what people have asked for in the run that was disturbed
   */
  List<Round> rounds(List<Steered> script) {
    system.time().begin(NO_CHANCE, Pace.NONE);
    MemoryEventLog log = new MemoryEventLog();
    RunContext context =
        RunWorld.context(
            scenario, language, log, new MemoryCheckpointStore(), Runnable::run, Optional.empty());
    SimulationStart start =
        SimulationStart.fresh(
            context, new StartOptions(false, OptionalDouble.empty(), script), progress -> {});
    var unused = system.start(start);
    system.time().drain();
    Violation.unless(start.ended().isDone(), "progress", "the undisturbed run stands still");
    RunEnded ended = start.ended().join();
    Violation.unless(
        ended.status() == Status.FINISHED, "progress", "undisturbed, it ends with %s", ended);
    return closed(log).stream().map(closed -> round(closed, log)).toList();
  }

  private static List<RoundClosed> closed(MemoryEventLog log) {
    List<RoundClosed> closed = new ArrayList<>();
    for (long at = 0; at < log.end(Topic.CONTROL).get(0); at++) {
      OffsetRange one = new OffsetRange(Topic.CONTROL, List.of(at), List.of(at + 1));
      if (log.read(one, Event.class).get(0) instanceof RoundClosed round) {
        closed.add(round);
      }
    }
    return closed;
  }

  private static Round round(RoundClosed closed, MemoryEventLog log) {
    Map<Topic, List<Event>> events = new EnumMap<>(Topic.class);
    closed.slices().forEach(slice -> events.put(slice.topic(), log.read(slice, Event.class)));
    return new Round(closed.fingerprint(), events);
  }
}
