package wellspring.infra.page;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForgottenEventsException;
import wellspring.infra.data.WrittenDocuments;
import wellspring.infra.run.RunDirectory;

/**
 * The documents of a run's closed rounds: in its log, or, where that has let them go, in the file
 * that it writes. Safe to use from many threads.
 */
final class LogDocuments {
  private final EventLog log;
  private final RunDirectory run;
  private final Map<Integer, OffsetRange> places = new ConcurrentHashMap<>();

  LogDocuments(EventLog log, RunDirectory run) {
    this.log = log;
    this.run = run;
  }

  /** Notes where a closed round is. */
  void add(RoundClosed round) {
    round.slices().stream()
        .filter(slice -> slice.topic() == Topic.DOCUMENTS)
        .forEach(slice -> places.put(round.round(), slice));
  }

  /** All documents of a round that was added. */
  List<DocumentWritten> read(int round) {
    try {
      return log.read(round, places.get(round), DocumentWritten.class);
    } catch (ForgottenEventsException e) {
      return WrittenDocuments.read(run, List.of(round)).orElseThrow(() -> e);
    }
  }
}
