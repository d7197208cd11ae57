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
      EventLog log, int round, List<DocumentWritten> documents, OffsetRange corpora, String model) {
    List<CorpusCurated> parts =
        log.read(round, corpora, CorpusCurated.class).stream()
            .filter(part -> part.model().equals(model))
            .toList();
    if (parts.isEmpty() || parts.size() != parts.get(0).parts()) {
      throw new IllegalStateException(
          "the corpus for " + model + " is incomplete: " + parts.size() + " parts are there");
    }
    DocumentFinder finder = new DocumentFinder(documents);
    return new Corpus(
        parts.stream()
            .flatMap(part -> part.documents().stream())
            .map(id -> documents.get(found(finder, id, model)))
            .toList(),
        parts.stream().flatMap(part -> part.human().stream()).toList());
  }

  private static int found(DocumentFinder finder, String id, String model) {
    int place = finder.find(id);
    if (place < 0) {
      throw new IllegalStateException(
          "the corpus for " + model + " names " + id + ", which was not written in this round");
    }
    return place;
  }
}
