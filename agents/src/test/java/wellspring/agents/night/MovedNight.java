package wellspring.agents.night;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import wellspring.agents.conductor.AgentHost;
import wellspring.agents.conductor.SimulationStart;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.ContinuedLog;
import wellspring.agents.log.EventLog;
import wellspring.agents.night.ProcessFaults.FaultRates;
import wellspring.agents.night.VirtualTime.Pace;
import wellspring.agents.night.VirtualTime.Part;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.model.language.Language;

/**
 * A run whose agents move from place to place, and now and then its conductor, too. All of it
 * follows from one number.
 */
final class MovedNight implements LogConnection.Listener {
  private static final int STEPS_MAX = 400_000;
  private static final int CONDUCTORS_MAX = 3;

  private final NightSystem system;
  private final SplittableRandom random;
  private final Scenario scenario;
  private final Language language;
  private final SimulatedLog log;
  private final SimulatedCheckpoints checkpoints = new SimulatedCheckpoints();
  private final FaultRates rates;
  private final Map<String, Event> known = new HashMap<>();
  private final List<MovingHost> hosts = new ArrayList<>();
  private boolean over;

  private MovedNight(NightSystem system, long schedule) {
    this.system = system;
    this.random = new SplittableRandom(schedule);
    this.scenario = NightScenario.drawn(random.split());
    this.language = scenario.language().language();
    this.log = new SimulatedLog(1 + random.nextInt(3), false);
    this.rates = FaultRates.drawn(random.split()).harmless();
  }

  /**
   * Goes through one schedule.
   *
   * @return how often agents moved
   * @throws Violation if the run does not come to what it comes to where nothing moves
   */
  static int run(NightSystem system, long schedule) {
    MovedNight night = new MovedNight(system, schedule);
    system.time().begin(night.random.split(), Pace.drawn(night.random));
    try {
      RunEnded ended = night.lead();
      night.hosts.forEach(MovingHost::close);
      system.time().drain();
      var rounds = new UndisturbedRun(system, night.scenario, night.language).rounds(List.of());
      Violation.unless(
          ended.fingerprint().equals(rounds.get(rounds.size() - 1).fingerprint()),
          "fingerprint",
          "%s is another one than undisturbed",
          ended);
      return night.hosts.stream().mapToInt(MovingHost::moves).sum();
    } finally {
      night.over = true;
      night.hosts.forEach(MovingHost::forget);
    }
  }

  private RunEnded lead() {
    int left = random.nextInt(CONDUCTORS_MAX);
    while (true) {
      ProcessFaults faults = new ProcessFaults(random.split(), rates);
      LogConnection connection = connection(faults);
      SimulationStart start = start(connection);
      int last = left > 0 ? random.nextInt(2_000) : STEPS_MAX;
      if (conduct(start, last)) {
        return start.ended().join();
      }
      Violation.unless(left > 0, "progress", "the run goes on for ever");
      left--;
      hosts.get(hosts.size() - 1).forget(); // what lives there still goes on with what it does
      faults.die();
      connection.die();
      system.lose();
    }
  }

  private boolean conduct(SimulationStart start, int steps) {
    var unused = system.start(start);
    for (int i = 0; i < steps && !start.ended().isDone(); i++) {
      Violation.unless(system.time().step(), "progress", "the run stands still");
    }
    return start.ended().isDone();
  }

  private SimulationStart start(LogConnection connection) {
    PastRun past = PastRun.of(connection);
    boolean fresh = past.seen() == 0;
    EventLog followed =
        fresh ? connection : new ContinuedLog(connection, past.places(), past.seen());
    RunContext context = place(followed);
    Optional<AgentHost.Placement> moving =
        Optional.of(
            answers -> {
              MovingHost host =
                  new MovingHost(
                      system,
                      () -> place(connection(new ProcessFaults(random.split(), rates))),
                      answers,
                      random.split());
              hosts.add(host);
              return host;
            });
    return fresh
        ? SimulationStart.fresh(context, StartOptions.PLAIN, moving, progress -> {})
        : SimulationStart.continuing(context, StartOptions.PLAIN, past, moving, progress -> {});
  }

  private LogConnection connection(ProcessFaults faults) {
    return new LogConnection(log, system.time(), faults, this);
  }

  private RunContext place(EventLog connection) {
    return RunWorld.context(
        scenario,
        language,
        connection,
        checkpoints.store(new ProcessFaults(random.split(), FaultRates.NONE)),
        task -> system.time().after(Part.WORK, task),
        Optional.empty());
  }

  @Override
  public void appended(Topic topic, Event event) {
    Event before =
        over || topic == Topic.CONTROL ? null : known.putIfAbsent(topic + event.id(), event);
    Violation.unless(
        before == null || before.equals(event), "same id, same event", "%s was %s", event, before);
  }

  @Override
  public void tried(Event event, boolean refused) {}

  @Override
  public void takenBack(Topic topic, Event event) {}

  @Override
  public void acknowledged(Topic topic, Event event) {}

  @Override
  public void told(Topic topic, Event event) {}
}
