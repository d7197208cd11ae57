package wellspring.model.measure;

import java.util.List;

/**
 * What people wrote for models to be held against.
 *
 * @param reference documents beside which those of models are set; empty where they are set beside
 *     the truth
 * @param heldOut documents that models are scored on
 */
public record HumanDocuments(List<String> reference, List<String> heldOut) {
  public HumanDocuments {
    reference = List.copyOf(reference);
    heldOut = List.copyOf(heldOut);
  }
}
