package wellspring.agents.context;

import java.util.List;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.log.EventLog;

/**
 * The documents of the round under way: read from the log once, sorted once, shared by all who read
 * them, and let go when the round is settled. Safe to share between threads.
 */
public final class RoundDocuments {
  private final EventLog log;
  private OffsetRange slice;
  private List<DocumentWritten> documents = List.of();

  public RoundDocuments(EventLog log) {
    this.log = log;
  }

  /** The documents of a slice, sorted by id. May block. */
  public synchronized List<DocumentWritten> of(OffsetRange wanted) {
    if (!wanted.equals(slice)) {
      documents = log.read(wanted, DocumentWritten.class);
      slice = wanted;
    }
    return documents;
  }

  /** The round is settled: its documents are no longer read. */
  public synchronized void forget() {
    slice = null;
    documents = List.of();
  }
}
