package wellspring.dashboards.document;

import java.util.List;

/**
 * Some documents of a model in a round, and one of a person beside them.
 *
 * @param shading by whose probabilities words are shaded: {@code truth} or {@code reader}; null
 *     where that is unknown
 * @param documents of the model; empty if it wrote none in this round
 * @param human a person's of the same round; null if there is none
 * @param ancestry the release that wrote them and those before it
 */
public record DocumentSamples(
    int round,
    String model,
    String shading,
    List<DocumentView> documents,
    DocumentView human,
    List<Ancestor> ancestry) {
  public DocumentSamples {
    documents = List.copyOf(documents);
    ancestry = List.copyOf(ancestry);
  }
}
