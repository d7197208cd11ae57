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
  private Reader ahead = (range, read) -> {};

  /** Who wants to begin with the documents as soon as they are read. */
  @FunctionalInterface
  public interface Reader {
    /**
     * The documents of a round are read. It must be quick.
     *
     * @param slice where they are
     * @param documents sorted by id
     */
    void read(OffsetRange slice, List<DocumentWritten> documents);
  }

  public RoundDocuments(EventLog log) {
    this.log = log;
  }

  /** The documents of a slice, sorted by id. May block. */
  public synchronized List<DocumentWritten> of(OffsetRange wanted) {
    if (!wanted.equals(slice)) {
      documents = log.read(wanted, DocumentWritten.class);
      slice = wanted;
      ahead.read(slice, documents);
    }
    return documents;
  }

  /** From now on this one is told of the documents of each round; nobody else is any more. */
  public synchronized void tell(Reader reader) {
    ahead = reader;
  }

  /** The round is settled: its documents are no longer read. */
  public synchronized void forget() {
    slice = null;
    documents = List.of();
  }
}
