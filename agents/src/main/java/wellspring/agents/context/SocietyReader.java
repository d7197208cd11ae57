package wellspring.agents.context;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.log.EventLog;

/**
 * What a part of the topic of society says, each list sorted by id.
 *
 * @param readings what audiences have read
 * @param payments what was paid
 * @param books what each account has then; empty if the books are not closed yet
 * @param changes how cohorts go on
 */
public record SocietyReader(
    List<AudienceRead> readings,
    List<PaymentMade> payments,
    Optional<BooksClosed> books,
    List<CohortChanged> changes) {

  /** Nothing of all that. */
  public static final SocietyReader NOTHING =
      new SocietyReader(List.of(), List.of(), Optional.empty(), List.of());

  public SocietyReader {
    readings = List.copyOf(readings);
    payments = List.copyOf(payments);
    changes = List.copyOf(changes);
  }

  /** Reads a round's part of the topic. May block. */
  public static SocietyReader of(EventLog log, int round, OffsetRange slice) {
    return of(log.read(round, slice, Event.class));
  }

  /** What some events of the topic say, sorted by id. */
  public static SocietyReader of(List<Event> events) {
    return new SocietyReader(
        only(events, AudienceRead.class).toList(),
        only(events, PaymentMade.class).toList(),
        only(events, BooksClosed.class).findFirst(),
        only(events, CohortChanged.class).toList());
  }

  private static <E> Stream<E> only(List<Event> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }

  /** What an audience has read; empty if that is not there. */
  public Optional<AudienceRead> reading(String audience) {
    return readings.stream().filter(read -> read.agent().equals(audience)).findFirst();
  }

  /** How a cohort goes on; empty if that is not there. */
  public Optional<CohortChanged> change(String cohort) {
    return changes.stream().filter(change -> change.agent().equals(cohort)).findFirst();
  }
}
