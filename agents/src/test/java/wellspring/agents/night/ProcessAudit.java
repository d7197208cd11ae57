package wellspring.agents.night;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.conductor.SimulationInsides;
import wellspring.agents.conductor.SimulationStart;
import wellspring.agents.evaluator.EvaluatorState;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Resumed;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.RunStarted;
import wellspring.agents.event.ControlEvent.SliceClosed;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ControlEvent.Stepped;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.protocol.Order;
import wellspring.agents.round.PastRun;

/**
 * Watches one process: after each event in the log, each order and each change of what an agent
 * keeps, all that must hold does hold.
 */
final class ProcessAudit implements SimulationInsides.AgentWatch {
  /** An order to end may be on its way while one more round is opened. */
  private static final int OPENED_SINCE_MAX = 1;

  private final RunAudit run;
  private final LogConnection connection;
  private final ProcessFaults faults;
  private final TrainingAudit trainings;

  /** Where each topic ended when the process began, and then where the last closed round did. */
  private final Map<Topic, List<Long>> ends = new EnumMap<>(Topic.class);

  private final SortedMap<String, Object> kept = new TreeMap<>();
  private final Set<String> orders = new HashSet<>();
  private final Map<Integer, List<DocumentOffered>> offered = new TreeMap<>();
  private final List<Event> said = new ArrayList<>();
  private final List<Event> heard = new ArrayList<>();
  private final List<Event> takenBack = new ArrayList<>();
  private Optional<RoundAudit> round = Optional.empty();
  private Optional<RuntimeException> broken = Optional.empty();
  private Pace pace;
  private boolean ordered;
  private int openedSince;
  private boolean over;

  /**
   * @param paused whether the run was told to wait when it began
   */
  ProcessAudit(RunAudit run, LogConnection connection, ProcessFaults faults, boolean paused) {
    this.run = run;
    this.connection = connection;
    this.faults = faults;
    this.trainings = new TrainingAudit(run, this::round, this::broken);
    for (Topic topic : Topic.values()) {
      ends.put(topic, run.log().end(topic));
    }
    run.processBegins();
    pace = new Pace(paused, 0);
    run.course().events().forEach(event -> recalled(event));
  }

  private void recalled(Event event) {
    if (event instanceof RoundOpened opened) {
      pace = pace.after(opened);
    } else if (event instanceof Steered steered) {
      steered(steered);
    }
  }

  /**
   * Whether the next round may be opened, by what people have asked for.
   *
   * @param steps how many rounds may be opened all the same
   */
  private record Pace(boolean waits, int steps) {
    boolean mayOpen() {
      return !waits || steps > 0;
    }

    Pace after(ControlEvent event) {
      if (event instanceof Paused) {
        return new Pace(true, 0);
      } else if (event instanceof Resumed) {
        return new Pace(false, 0);
      } else if (event instanceof Stepped) {
        return new Pace(true, waits ? steps + 1 : 1);
      }
      return event instanceof RoundOpened ? new Pace(waits, Math.max(0, steps - 1)) : this;
    }
  }

  TrainingAudit trainings() {
    return trainings;
  }

  private Optional<RoundAudit> round() {
    return round;
  }

  /** Something is wrong that cannot be thrown where it is found. */
  void broken(RuntimeException why) {
    broken = broken.or(() -> Optional.of(why));
  }

  /** What was found where it could not be thrown. */
  void throwIfBroken() {
    if (broken.isPresent()) {
      throw broken.get();
    }
  }

  /** The process has read what counts of the run. */
  void read(PastRun past) {
    Violation.unless(
        past.closed().equals(run.history().closed()),
        "what counts",
        "%s is read, %s counts",
        past.closed(),
        run.history().closed());
    Violation.unless(past.ends().equals(ends), "what counts", "other ends are read");
  }

  /** The process is about to lead the run. */
  void started(SimulationStart start) {
    kept.putAll(SimulationInsides.kept(start));
    Violation.unless(
        kept.equals(run.history().fold().kept()), "the fold", "agents begin with something else");
  }

  /** Listens as the page and the files do. */
  void follow(EventLog log) {
    var unused = log.follow(Topic.CONTROL, heard::add);
  }

  /** A person has ordered the run to end. */
  void ordered() {
    ordered = true;
  }

  /** An observer of the log is told. */
  void observed(Topic topic, List<Event> events, long nanos) {
    for (Event event : events) {
      if (topic == Topic.CONTROL && faults.lives() && !connection.hasAcknowledged(event)) {
        broken(new Violation("observers", event.id() + " is not in the log"));
      }
    }
  }

  /** An event of the run's course is about to be published. */
  void tried(Event event, boolean refused) {
    boolean mayFollow =
        event instanceof RunEnded
            || (run.log().isAlone() && !(event instanceof RoundClosed)); // who did not wait
    if (refused && !mayFollow) {
      broken(new Violation("the end", event.id() + " is published after one that was refused"));
    }
  }

  /** An event is in the log. */
  void appended(Topic topic, Event event) {
    run.appended(topic, event);
    if (topic == Topic.CONTROL) {
      controlled((ControlEvent) event);
    } else {
      openRound(event).appended(topic, event);
    }
  }

  /** The log has refused an event that was handed over to it, and the run will fail of that. */
  void takenBack(Topic topic, Event event) {
    run.lost(topic, event);
    if (topic == Topic.CONTROL) {
      takenBack.add(event);
    }
  }

  private RoundAudit openRound(Event event) {
    Violation.unless(round.isPresent(), "rounds in turn", "%s is of no open round", event.id());
    return round.orElseThrow();
  }

  private void controlled(ControlEvent event) {
    boolean again = said.contains(event);
    said.add(event);
    if (again) {
      return;
    }
    Violation.unless(!over, "the end", "%s comes after it", event);
    if (event instanceof RunStarted) {
      Violation.unless(run.history().count() == 0, "the beginning", "it comes in mid-run");
    } else if (event instanceof RunContinued continued) {
      Violation.unless(
          said.size() == 1 && continued.round() == run.history().count(),
          "the beginning",
          "%s comes late, or is wrong",
          continued);
    } else if (event instanceof RoundOpened opened) {
      opens(opened);
    } else if (event instanceof SliceClosed sliced) {
      openRound(event).sliced(sliced);
    } else if (event instanceof RoundClosed closed) {
      closes(closed);
    } else if (event instanceof RunEnded) {
      over = true;
    } else if (event instanceof Steered steered) {
      steered(steered);
    }
  }

  private void steered(Steered event) {
    pace = pace.after(event);
    if (event instanceof DocumentOffered document) {
      offered.computeIfAbsent(event.round(), number -> new ArrayList<>()).add(document);
    }
  }

  private void opens(RoundOpened opened) {
    Violation.unless(
        round.isEmpty() && opened.round() == run.history().count(),
        "rounds in turn",
        "%s is opened",
        opened.id());
    Violation.unless(pace.mayOpen(), "pace", "%s is opened while the run waits", opened.id());
    pace = pace.after(opened);
    if (ordered) {
      openedSince++;
    }
    Violation.unless(
        openedSince <= OPENED_SINCE_MAX, "the end", "%s is opened after an order to end", opened);
    round =
        Optional.of(
            new RoundAudit(
                run, opened, offered.getOrDefault(opened.round(), List.of()), Map.copyOf(ends)));
  }

  private void closes(RoundClosed closed) {
    openRound(closed).closed(closed);
    for (OffsetRange slice : closed.slices()) {
      ends.put(slice.topic(), slice.to());
    }
    RunHistory next = run.history().with(closed);
    next.fold()
        .kept()
        .forEach(
            (agent, folded) ->
                Violation.unless(
                    folded.equals(SimulationInsides.betweenRounds(kept.get(agent))),
                    "the fold",
                    "after round %d %s keeps %s, but who reads of it %s",
                    closed.round(),
                    agent,
                    SimulationInsides.betweenRounds(kept.get(agent)),
                    folded));
    run.closed(next);
    generations(next);
    round = Optional.empty();
  }

  /** What measures refer to: the first generation of each model, and the latest. */
  private void generations(RunHistory closed) {
    EvaluatorState evaluator = (EvaluatorState) kept.get(AgentNames.EVALUATOR);
    run.scenario()
        .models()
        .forEach(
            (name, model) -> {
              int released = Generations.of(model).releasedBefore(closed.count());
              ModelReleased first = closed.release(EventIds.release(1, name));
              Violation.unless(
                  released == 0
                      || (evaluator.first().get(name).equals(first.checkpoint())
                          && evaluator
                              .inForce()
                              .get(name)
                              .equals(closed.release(EventIds.release(released, name)))),
                  "releases",
                  "the evaluator takes others for the first and the latest of %s",
                  name);
            });
  }

  @Override
  public void begins(String agent, Object state, Order order) {
    try {
      check(agent, state, order);
    } catch (RuntimeException e) {
      broken(e);
    }
    trainings.learns(order);
    faults.order();
  }

  private void check(String agent, Object state, Order order) {
    Violation.unless(orders.add(order.id()), "orders once", "%s is carried out again", order.id());
    Violation.unless(
        order instanceof Order.Evaluate || state.equals(kept.get(agent)),
        "what agents keep",
        "%s has forgotten something",
        agent);
    Violation.unless(
        round.isPresent() && round.get().number() == order.round(),
        "events before orders",
        "%s is given, but its round is not open",
        order.id());
    Violation.unless(
        isWhereItBelongs(round.get().opened())
            && (order instanceof Order.Write
                || round.get().slice().filter(this::isWhereItBelongs).isPresent()),
        "events before orders",
        "%s is given before the log has what goes before it",
        order.id());
  }

  /** Whether an event has its place in the log, for good if that is all that can be known. */
  private boolean isWhereItBelongs(Event event) {
    return run.log().isAlone() || connection.hasAcknowledgedUpTo(event);
  }

  @Override
  public void ends(String agent, Order order) {
    trainings.learnsNoMore();
  }

  @Override
  public void keeps(String agent, Object state) {
    if (faults.lives()) {
      faults.change();
      kept.put(agent, state);
    }
  }

  /** The run is over, and its log closed. */
  void ended(RunEnded ended) {
    RunHistory known =
        run.history()
            .without(closed -> said.contains(closed) && !connection.hasAcknowledged(closed));
    Violation.unless(
        ended.round() == known.count() && ended.fingerprint().equals(known.fingerprint()),
        "the end",
        "%s, but %d rounds are closed",
        ended,
        known.count());
    boolean whole = run.history().count() == run.scenario().rounds();
    switch (ended.status()) {
      case FINISHED -> Violation.unless(whole, "the end", "it has not finished");
      case ABORTED -> Violation.unless(ordered, "the end", "nobody has ordered that");
      case FAILED -> Violation.unless(faults.mayFail(), "the end", "for no reason: %s", ended);
    }
    Violation.unless(
        faults.mayFail() || (said.contains(ended) && !takenBack.contains(ended)),
        "the end",
        "the log does not have it");
    checkHeard();
  }

  private void checkHeard() {
    List<Event> wanted = new ArrayList<>(run.course().events());
    wanted.addAll(said);
    takenBack.forEach(wanted::remove);
    Violation.unless(
        connection.isLost() || heard.equals(wanted),
        "followers",
        "they hear %s instead of %s",
        heard,
        wanted);
  }
}
