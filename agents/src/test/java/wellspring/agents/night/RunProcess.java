package wellspring.agents.night;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import wellspring.agents.conductor.RunningSimulation;
import wellspring.agents.conductor.SimulationInsides;
import wellspring.agents.conductor.SimulationStart;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.ContinuedLog;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;
import wellspring.agents.log.ObservedLog;
import wellspring.agents.night.ProcessPlan.Ending;
import wellspring.agents.night.ProcessPlan.Point;
import wellspring.agents.night.VirtualTime.Pace;
import wellspring.agents.night.VirtualTime.Part;
import wellspring.agents.round.PastRun;

/**
 * One process that leads a run, or goes on with it, until the run ends or the process does: in the
 * order in which a lab does it.
 */
final class RunProcess implements LogConnection.Listener {
  private static final int STEPS_MAX = 100_000;
  private static final int AFTERMATH_MAX = 40;

  private final NightSystem system;
  private final RunWorld world;
  private final ProcessPlan plan;
  private final SplittableRandom random;
  private final ProcessFaults faults;
  private final LogConnection connection;
  private final ProcessAudit audit;
  private final Steerer person;
  private Optional<RunningSimulation> running = Optional.empty();
  private boolean waiting;
  private int place;
  private boolean due;

  RunProcess(NightSystem system, RunWorld world, ProcessPlan plan, SplittableRandom random) {
    this.system = system;
    this.world = world;
    this.plan = plan;
    this.random = random;
    this.faults = new ProcessFaults(random.split(), plan.rates());
    this.connection = new LogConnection(world.log(), system.time(), faults, this);
    this.audit = new ProcessAudit(world.audit(), connection, faults, world.opening().paused());
    this.person = new Steerer(world.audit(), random.split(), connection, audit::broken);
  }

  /** Answers whether the run has finished. */
  boolean run() {
    try {
      return lead();
    } finally {
      faults.die();
    }
  }

  private boolean lead() {
    system.time().begin(random.split(), Pace.drawn(random));
    Optional<SimulationStart> start = start();
    if (start.isEmpty()) {
      return false;
    }
    running = Optional.of(system.start(start.get()));
    var ended = start.get().ended();
    for (int steps = 1; !ended.isDone(); steps++) {
      Violation.unless(steps < STEPS_MAX, "progress", "the run goes on for ever");
      if (!system.time().step()) {
        Violation.unless(waiting, "progress", "the run stands still");
        person.wake(running.get());
      }
      if (plan.point() == Point.STEP) {
        reached(Point.STEP);
      }
      audit.throwIfBroken();
      if (due && interrupt(running.get())) {
        return false;
      }
      if (plan.steering() > 0 && random.nextInt(plan.steering()) == 0) {
        person.steer(running.get());
      }
    }
    return end(ended.join());
  }

  private Optional<SimulationStart> start() {
    try {
      SimulationStart start = continued();
      audit.started(start);
      return Optional.of(SimulationInsides.watched(start, audit));
    } catch (LogException | CompletionException e) {
      world.trace().add("cannot begin", e);
      Violation.unless(faults.mayFail(), "progress", "the run cannot go on: %s", e);
      return Optional.empty();
    }
  }

  private SimulationStart continued() {
    boolean fresh = !world.audit().hasBegun();
    EventLog log = connection;
    Optional<PastRun> past = Optional.empty();
    if (!fresh) {
      past = Optional.of(PastRun.of(connection));
      audit.read(past.get());
      log = new ContinuedLog(connection, past.get().places(), past.get().seen());
    }
    RunContext context =
        world.context(
            new ObservedLog(log, () -> 0, audit::observed),
            world.checkpoints().store(faults),
            this::work,
            audit.trainings());
    SimulationStart start =
        past.isPresent()
            ? SimulationStart.continuing(context, world.opening(), past.get(), this::progress)
            : SimulationStart.fresh(context, world.opening(), this::progress);
    audit.follow(log);
    return start;
  }

  private void work(Runnable task) {
    system
        .time()
        .after(
            Part.WORK,
            () -> {
              if (faults.lives()) {
                task.run();
              }
            });
  }

  private void progress(RoundProgress progress) {
    waiting = progress.doing().equals("paused");
  }

  private void reached(Point point) {
    if (plan.ending() != Ending.NONE && point == plan.point()) {
      place++;
      due |= place == plan.place();
      if (due && (plan.ending() == Ending.KILLED || plan.ending() == Ending.MACHINE_GONE)) {
        faults.die();
      }
    }
  }

  /** Answers whether the process is gone. */
  private boolean interrupt(RunningSimulation run) {
    due = false;
    world.trace().add("now", plan.ending());
    switch (plan.ending()) {
      case NONE -> {}
      case KILLED, MACHINE_GONE -> {
        die();
        return true;
      }
      case ORDERED -> {
        audit.ordered();
        run.end(Status.ABORTED, "enough");
      }
      case BROKER_GONE -> {
        faults.note();
        connection.abandon("the broker is gone");
        run.end(Status.FAILED, "the broker is gone");
      }
      case DISK_FULL -> faults.fillDisk();
    }
    return false;
  }

  private void die() {
    connection.die();
    if (plan.ending() == Ending.MACHINE_GONE) {
      world.log().crash(random, world.audit()::lost);
    } else {
      world.log().settle();
    }
    system.kill();
  }

  private boolean end(RunEnded ended) {
    world.trace().add("ended", ended);
    for (int i = random.nextInt(AFTERMATH_MAX); i > 0 && system.time().step(); i--) {
      audit.throwIfBroken();
    }
    connection.close();
    system.time().drain();
    audit.throwIfBroken();
    audit.ended(ended);
    person.check();
    audit.throwIfBroken();
    if (plan.ending() == Ending.BROKER_GONE) {
      world.log().crash(random, world.audit()::lost);
    }
    return ended.status() == Status.FINISHED;
  }

  @Override
  public void tried(Event event, boolean refused) {
    audit.tried(event, refused);
  }

  @Override
  public void appended(Topic topic, Event event) {
    world.trace().add(topic.label(), topic == Topic.CONTROL ? event : event.id());
    audit.appended(topic, event);
    count(Point.APPENDED, topic);
  }

  @Override
  public void takenBack(Topic topic, Event event) {
    world.trace().add("taken back", event.id());
    audit.takenBack(topic, event);
  }

  @Override
  public void acknowledged(Topic topic, Event event) {
    world.trace().add("acknowledged", event.id());
    count(Point.ACKNOWLEDGED, topic);
  }

  @Override
  public void told(Topic topic, Event event) {
    count(Point.TOLD, topic);
  }

  private void count(Point point, Topic topic) {
    if (topic == Topic.CONTROL || topic == Topic.RELEASES) {
      reached(point);
    }
  }
}
