package wellspring.agents.round;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;

/**
 * What counts of a run that was stopped, in whatever way: of the control topic all up to its last
 * closed round, or to where it was forked from another run, without what earlier attempts left
 * behind theirs; of the other topics the closed rounds' parts. A run that goes on begins behind all
 * that is there.
 *
 * @param events those of the control topic that count, in the log's order
 * @param places which of the events that the topic has they are, from 0
 * @param seen how many it has
 * @param ends where each topic ended when it was read
 * @param continuations how many times the run has gone on before
 */
public record PastRun(
    List<ControlEvent> events,
    BitSet places,
    int seen,
    Map<Topic, List<Long>> ends,
    int continuations) {

  public PastRun {
    events = List.copyOf(events);
    places = (BitSet) places.clone();
    ends = Map.copyOf(ends);
  }

  /**
   * Reads a log that nobody writes any more. May block.
   *
   * @throws LogException if it cannot be read, or is the log of something else
   */
  public static PastRun of(EventLog log) {
    Map<Topic, List<Long>> ends = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      ends.put(topic, log.end(topic));
    }
    Attempts attempts = new Attempts();
    log.readInOrder(Topic.CONTROL, ends.get(Topic.CONTROL).get(0)).forEach(attempts::add);
    return new PastRun(
        attempts.counted(), attempts.places(), attempts.place, ends, attempts.continuations);
  }

  /**
   * Goes through the topic, and forgets what each attempt left behind its last closed round. What
   * an attempt said twice counts once; and where the next one began before it had heard of a round
   * that was closed at the last moment, that round does not count.
   */
  private static final class Attempts {
    private final Deque<Part> counted = new ArrayDeque<>();
    private final Map<String, ControlEvent> said = new HashMap<>();
    private final List<ControlEvent> open = new ArrayList<>();
    private final BitSet openPlaces = new BitSet();
    private int place;
    private int closed;
    private int continuations;

    /** What counts because of its last event. */
    private record Part(List<ControlEvent> events, BitSet places) {
      private boolean closesARound() {
        return events.get(events.size() - 1) instanceof RoundClosed;
      }
    }

    List<ControlEvent> counted() {
      return counted.stream().flatMap(part -> part.events().stream()).toList();
    }

    BitSet places() {
      BitSet all = new BitSet();
      counted.forEach(part -> all.or(part.places()));
      return all;
    }

    void add(Event event) {
      if (!(event instanceof ControlEvent control)) {
        throw LogException.wrongType(Topic.CONTROL, event, ControlEvent.class);
      }
      if (control instanceof RunContinued next && !said.containsKey(control.id())) {
        said.clear();
        forgetOpen();
        while (closed > next.round()) {
          closed -= counted.removeLast().closesARound() ? 1 : 0;
        }
        continuations++;
      }
      ControlEvent before = said.putIfAbsent(control.id(), control);
      if (before == null) {
        addNew(control);
      } else if (!before.equals(control)) {
        throw LogException.contradiction(Topic.CONTROL, control);
      }
      place++;
    }

    private void addNew(ControlEvent control) {
      open.add(control);
      openPlaces.set(place);
      if (control instanceof RoundClosed || control instanceof RunForked) {
        counted.add(new Part(List.copyOf(open), (BitSet) openPlaces.clone()));
        closed += control instanceof RoundClosed ? 1 : 0;
        forgetOpen();
      }
    }

    private void forgetOpen() {
      open.clear();
      openPlaces.clear();
    }
  }

  /**
   * What a run shares with a child that is forked from it: all up to a round, with what people did
   * to that end, and without when and where it was done.
   *
   * @param rounds how many rounds they share
   */
  public PastRun upTo(int rounds) {
    List<ControlEvent> shared = new ArrayList<>();
    int closed = 0;
    for (int i = 0; i < events.size() && closed < rounds; i++) {
      ControlEvent event = events.get(i);
      boolean later = event instanceof Steered && event.round() >= rounds;
      if (!later && !(event instanceof RunContinued)) {
        shared.add(event);
      }
      closed += event instanceof RoundClosed ? 1 : 0;
    }
    return new PastRun(shared, places, seen, ends, 0);
  }

  /** Whether it has just begun as the child of another run: nothing was tried yet. */
  boolean isFreshFork() {
    return !events.isEmpty()
        && events.get(events.size() - 1) instanceof RunForked
        && places.length() == seen;
  }

  /** Where it was forked from other runs, oldest first; empty if it was not. */
  public List<RunForked> forks() {
    return events.stream().filter(RunForked.class::isInstance).map(RunForked.class::cast).toList();
  }

  /** The rounds that are closed, in order. */
  public List<RoundClosed> closed() {
    return events.stream()
        .filter(RoundClosed.class::isInstance)
        .map(RoundClosed.class::cast)
        .toList();
  }
}
