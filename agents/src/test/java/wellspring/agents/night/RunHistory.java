package wellspring.agents.night;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import wellspring.agents.conductor.SimulationInsides.Fold;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;

/** The closed rounds of a run, as its log has them. Immutable. */
final class RunHistory {
  private final SimulatedLog log;
  private final List<ClosedRound> rounds;
  private final Fold begin;

  /**
   * A closed round.
   *
   * @param fold what agents keep that read of it
   */
  record ClosedRound(RoundClosed closed, RoundContent content, Fold fold) {}

  private RunHistory(SimulatedLog log, List<ClosedRound> rounds, Fold begin) {
    this.log = log;
    this.rounds = rounds;
    this.begin = begin;
  }

  /**
   * No round.
   *
   * @param begin what agents keep before the first one
   */
  static RunHistory none(SimulatedLog log, Fold begin) {
    return new RunHistory(log, List.of(), begin);
  }

  RunHistory with(RoundClosed closed) {
    List<ClosedRound> more = new ArrayList<>(rounds);
    more.add(new ClosedRound(closed, RoundContent.of(log, closed), fold().after(closed)));
    return new RunHistory(log, List.copyOf(more), begin);
  }

  /** The same for these rounds, of which it may have some already. */
  RunHistory of(List<RoundClosed> wanted) {
    int known = 0;
    while (known < Math.min(rounds.size(), wanted.size())
        && rounds.get(known).closed().equals(wanted.get(known))) {
      known++;
    }
    RunHistory next = new RunHistory(log, rounds.subList(0, known), begin);
    for (RoundClosed round : wanted.subList(known, wanted.size())) {
      next = next.with(round);
    }
    return next;
  }

  /** The same, if the last round is such a one without it. */
  RunHistory without(Predicate<RoundClosed> unwanted) {
    return last().map(ClosedRound::closed).filter(unwanted).isPresent()
        ? new RunHistory(log, rounds.subList(0, rounds.size() - 1), begin)
        : this;
  }

  int count() {
    return rounds.size();
  }

  List<ClosedRound> rounds() {
    return rounds;
  }

  List<RoundClosed> closed() {
    return rounds.stream().map(ClosedRound::closed).toList();
  }

  Fold fold() {
    return last().map(ClosedRound::fold).orElse(begin);
  }

  String fingerprint() {
    return last().map(round -> round.closed().fingerprint()).orElse("");
  }

  private Optional<ClosedRound> last() {
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
  }

  /** How a cohort goes on after the last round; empty if none says so. */
  Optional<CohortChanged> change(String cohort) {
    return last().flatMap(round -> society(round).change(cohort));
  }

  /** What each account has after the last round. */
  Map<String, Long> balances() {
    return last()
        .flatMap(round -> society(round).books())
        .map(BooksClosed::balancesMicros)
        .orElse(new TreeMap<>());
  }

  private static SocietyReader society(ClosedRound round) {
    return round.closed().has(Topic.SOCIETY)
        ? SocietyReader.of(round.content().sorted(Topic.SOCIETY))
        : SocietyReader.NOTHING;
  }

  /** A release by its id; null if no round has it. */
  ModelReleased release(String id) {
    for (ClosedRound round : rounds) {
      if (round.content().events().get(Topic.RELEASES).get(id) instanceof ModelReleased found) {
        return found;
      }
    }
    return null;
  }

  /**
   * What the log says of the run's course, by the rule for readers: what is behind an attempt's
   * last closed round does not count.
   *
   * @param events what counts of the control topic, each once, in order
   */
  record Course(List<Event> events) {
    static final Course NONE = new Course(List.of());

    List<RoundClosed> closed() {
      return only(RoundClosed.class);
    }

    List<Steered> steering() {
      return only(Steered.class);
    }

    private <E extends Event> List<E> only(Class<E> type) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static Course of(SimulatedLog log) {
      List<Event> counted = new ArrayList<>();
      List<Event> open = new ArrayList<>();
      Set<String> attempt = new HashSet<>();
      int rounds = 0;
      for (Event event : log.all(Topic.CONTROL)) {
        if (event instanceof RunContinued && attempt.add(event.id())) {
          open.clear();
          attempt.clear();
        }
        if (!attempt.add(event.id())) {
          continue; // it is there twice
        }
        open.add(event);
        if (event instanceof RoundClosed round) {
          Violation.unless(round.round() == rounds, "rounds in turn", "%s is not next", round.id());
          rounds++;
          counted.addAll(open);
          open.clear();
        }
      }
      Course course = new Course(List.copyOf(counted));
      Set<String> steered = new HashSet<>();
      course
          .steering()
          .forEach(
              event ->
                  Violation.unless(steered.add(event.id()), "steering", "%s is twice", event.id()));
      return course;
    }
  }
}
