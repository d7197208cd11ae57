package wellspring.agents.event;

import java.util.List;

/**
 * A curator composed a corpus for a model. Large corpora come in parts, each an event of its own.
 *
 * @param agent the curator
 * @param model for whom
 * @param part which part this is, from 0
 * @param parts how many there are
 * @param documents the ids of the documents, sorted
 */
public record CorpusCurated(
    String id, String agent, int round, String model, int part, int parts, List<String> documents)
    implements Event {
  public CorpusCurated {
    documents = List.copyOf(documents);
  }
}
