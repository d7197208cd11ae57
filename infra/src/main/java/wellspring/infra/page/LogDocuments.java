package wellspring.infra.page;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;

/** Where the documents of a run's closed rounds are in its log. Safe to use from many threads. */
final class LogDocuments {
  private final EventLog log;
  private final Map<Integer, OffsetRange> places = new ConcurrentHashMap<>();

  LogDocuments(EventLog log) {
    this.log = log;
  }

  /** Notes where a closed round is. */
  void add(RoundClosed round) {
    round.slices().stream()
        .filter(slice -> slice.topic() == Topic.DOCUMENTS)
        .forEach(slice -> places.put(round.round(), slice));
  }

  /** All documents of a round that was added. */
  List<DocumentWritten> read(int round) {
    return log.read(places.get(round), DocumentWritten.class);
  }
}
