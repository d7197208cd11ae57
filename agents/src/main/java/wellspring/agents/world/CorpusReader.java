package wellspring.agents.world;

import java.util.List;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Slice;
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
      EventLog log, List<DocumentWritten> documents, Slice corpora, String model) {
    List<CorpusCurated> parts =
        log.read(corpora, CorpusCurated.class).stream()
            .filter(part -> part.model().equals(model))
            .toList();
    if (parts.isEmpty() || parts.size() != parts.get(0).parts()) {
      throw new IllegalStateException(
          "the corpus for " + model + " is incomplete: " + parts.size() + " parts are there");
    }
    return new Corpus(
        parts.stream()
            .flatMap(part -> part.documents().stream())
            .map(id -> find(id, documents, model))
            .toList(),
        parts.stream().flatMap(part -> part.human().stream()).toList());
  }

  private static DocumentWritten find(String id, List<DocumentWritten> documents, String model) {
    int low = 0;
    int high = documents.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = documents.get(middle).id().compareTo(id);
      if (order == 0) {
        return documents.get(middle);
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new IllegalStateException(
        "the corpus for " + model + " names " + id + ", which nobody has written in this round");
  }
}
