package wellspring.model.measure;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import wellspring.model.language.TokenDistribution;

/**
 * What people say next at each place of the held-out documents, which is the same for all models
 * that are held against it: worked out once where it fits into {@link #KEPT_MAX}, else for each
 * model. Safe to share between threads.
 */
final class TruthAtPlaces {
  /** How many probabilities are kept: 32 MB. */
  private static final long KEPT_MAX = 4L << 20;

  private final ScoredDocuments heldOut;
  private final AtomicReferenceArray<List<double[]>> kept; // by document, null where not worked out

  TruthAtPlaces(ScoredDocuments heldOut) {
    this.heldOut = heldOut;
    this.kept = new AtomicReferenceArray<>(heldOut.documents().size());
  }

  /**
   * The distribution at each place of a document, before each of its symbols.
   *
   * @param people always the same
   */
  List<double[]> of(int document, TokenDistribution people) {
    List<double[]> known = kept.get(document);
    if (known != null) {
      return known;
    }
    List<double[]> found = heldOut.along(document, people);
    if (!found.isEmpty() && heldOut.symbols() * found.get(0).length <= KEPT_MAX) {
      kept.set(document, found);
    }
    return found;
  }
}
