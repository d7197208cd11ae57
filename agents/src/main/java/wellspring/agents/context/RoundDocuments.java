package wellspring.agents.context;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.log.EventLog;

/**
 * The documents of the round under way, and the corpora that were composed of them: read from the
 * log once, sorted once, shared by all who read them, and let go when the round is settled. Safe to
 * share between threads.
 */
public final class RoundDocuments {
  private final EventLog log;
  private OffsetRange slice;
  private List<DocumentWritten> documents = List.of();
  private final Map<String, ReadCorpus> corpora = new ConcurrentHashMap<>();
  private Optional<RoundAuthors> authors = Optional.empty();
  private Reader ahead = (range, read) -> {};

  /** A model's corpus, and where it was read. */
  private record ReadCorpus(OffsetRange documents, OffsetRange corpora, Corpus corpus) {
    private boolean isOf(OffsetRange otherDocuments, OffsetRange otherCorpora) {
      return documents.equals(otherDocuments) && corpora.equals(otherCorpora);
    }
  }

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

  /** The documents of a round, by author. May block. */
  public synchronized RoundAuthors authors(int round, OffsetRange wanted) {
    List<DocumentWritten> written = of(round, wanted);
    if (authors.isEmpty()) {
      authors = Optional.of(new RoundAuthors(written));
    }
    return authors.get();
  }

  /** The documents of a round, sorted by id. May block. */
  public synchronized List<DocumentWritten> of(int round, OffsetRange wanted) {
    if (!wanted.equals(slice)) {
      documents = log.read(round, wanted, DocumentWritten.class);
      slice = wanted;
      authors = Optional.empty();
      ahead.read(slice, documents);
    }
    return documents;
  }

  /**
   * A model's corpus. May block.
   *
   * @param wanted where the round's documents are
   * @param parts a slice that holds the corpus
   * @throws IllegalStateException if a part of the corpus or one of its documents is not there
   */
  public Corpus corpus(int round, OffsetRange wanted, OffsetRange parts, String model) {
    List<DocumentWritten> written = of(round, wanted);
    return corpora
        .compute(
            model,
            (name, known) ->
                known != null && known.isOf(wanted, parts)
                    ? known
                    : new ReadCorpus(
                        wanted, parts, CorpusReader.read(log, round, written, parts, name)))
        .corpus();
  }

  /** From now on this one is told of the documents of each round; nobody else is any more. */
  public synchronized void tell(Reader reader) {
    ahead = reader;
  }

  /** The round is settled: its documents are no longer read. */
  public synchronized void forget() {
    slice = null;
    documents = List.of();
    authors = Optional.empty();
    corpora.clear();
  }
}
