package wellspring.agents.context;

import java.util.List;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.log.EventLog;

/** Reads corpora: finds the documents that their lists of ids name. */
public final class CorpusReader {
  private CorpusReader() {}

  /**
   * A model's corpus.
   *
   * @param documents the round's documents, sorted by id
   * @param corpora a slice that holds the model's corpus
   * @throws IllegalStateException if a part of the corpus or one of its documents is not there
   */
  public static Corpus read(
      EventLog log, List<DocumentWritten> documents, OffsetRange corpora, String model) {
    List<CorpusCurated> parts =
        log.read(corpora, CorpusCurated.class).stream()
            .filter(part -> part.model().equals(model))
            .toList();
    if (parts.isEmpty() || parts.size() != parts.get(0).parts()) {
      throw new IllegalStateException(
          "the corpus for " + model + " is incomplete: " + parts.size() + " parts are there");
    }
    Finder finder = new Finder(documents, model);
    return new Corpus(
        parts.stream().flatMap(part -> part.documents().stream()).map(finder::find).toList(),
        parts.stream().flatMap(part -> part.human().stream()).toList());
  }

  /**
   * Finds documents by their ids, quickly where ids come in order: a corpus' do, so that the next
   * document is seldom far from the last one.
   */
  private static final class Finder {
    private final List<DocumentWritten> documents;
    private final String model;
    private int next;

    Finder(List<DocumentWritten> documents, String model) {
      this.documents = documents;
      this.model = model;
    }

    DocumentWritten find(String id) {
      int low = next > 0 && compare(next - 1, id) >= 0 ? 0 : next;
      int step = 1;
      while (low + step < documents.size() && compare(low + step, id) < 0) {
        low += step;
        step *= 2;
      }
      return between(low, Math.min(low + step, documents.size() - 1), id);
    }

    /** Searches among documents of which the last one may be the first that is not too early. */
    private DocumentWritten between(int from, int last, String id) {
      int low = from;
      int high = last;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = compare(middle, id);
        if (order == 0) {
          next = middle + 1;
          return documents.get(middle);
        } else if (order < 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      throw new IllegalStateException(
          "the corpus for " + model + " names " + id + ", which was not written in this round");
    }

    private int compare(int index, String id) {
      return documents.get(index).id().compareTo(id);
    }
  }
}
