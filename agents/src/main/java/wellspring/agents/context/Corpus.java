package wellspring.agents.context;

import java.util.List;
import wellspring.agents.event.DocumentWritten;

/**
 * What a curator gave a model to read.
 *
 * @param documents sorted by id
 * @param human for each of them the probability that a person wrote it, as far as the curator
 *     knows; empty where the curator does not say
 */
public record Corpus(List<DocumentWritten> documents, List<Double> human) {
  public Corpus {
    documents = List.copyOf(documents);
    human = List.copyOf(human);
  }
}
