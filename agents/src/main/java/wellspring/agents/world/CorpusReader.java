package wellspring.agents.world;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
   * @param documents the round's documents
   * @param corpora a slice that holds the model's corpus
   * @throws IllegalStateException if a part of the corpus or one of its documents is not there
   */
  public static Corpus read(EventLog log, Slice documents, Slice corpora, String model) {
    List<CorpusCurated> parts =
        log.read(corpora, CorpusCurated.class).stream()
            .filter(part -> part.model().equals(model))
            .toList();
    if (parts.isEmpty() || parts.size() != parts.get(0).parts()) {
      throw new IllegalStateException(
          "the corpus for " + model + " is incomplete: " + parts.size() + " parts are there");
    }
    Map<String, DocumentWritten> written =
        log.read(documents, DocumentWritten.class).stream()
            .collect(Collectors.toMap(DocumentWritten::id, Function.identity()));
    return new Corpus(
        parts.stream()
            .flatMap(part -> part.documents().stream())
            .map(id -> found(id, written.get(id), model))
            .toList(),
        parts.stream().flatMap(part -> part.human().stream()).toList());
  }

  private static DocumentWritten found(String id, DocumentWritten document, String model) {
    if (document == null) {
      throw new IllegalStateException(
          "the corpus for " + model + " names " + id + ", which nobody has written in this round");
    }
    return document;
  }
}
