package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * A curator composed a corpus for a model. Large corpora come in parts, each an event of its own.
 *
 * @param agent the curator
 * @param model the model that it is for
 * @param part which part this is, from 0
 * @param parts how many there are
 * @param documents the ids of the documents, sorted
 * @param human for each of them the probability that a person wrote it, as far as the curator
 *     knows; empty, and absent from the JSON, where the curator does not say
 */
public record CorpusCurated(
    String id,
    String agent,
    int round,
    String model,
    int part,
    int parts,
    List<String> documents,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.SET) List<Double> human)
    implements Event {
  public CorpusCurated {
    documents = List.copyOf(documents);
    human = human == null ? List.of() : List.copyOf(human);
    if (!human.isEmpty() && human.size() != documents.size()) {
      throw new IllegalArgumentException(
          "%d documents have %d labels".formatted(documents.size(), human.size()));
    }
  }
}
