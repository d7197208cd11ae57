package wellspring.agents.event;

/**
 * Where a document really comes from. Evaluators judge by it and models hand their ancestry on in
 * it; curators must not see it.
 *
 * @param origin who wrote it
 * @param parent the id of the release that wrote it, or helped to; empty for a person's own
 * @param humanShare the share of the text its author learned from that people wrote; 1 for a
 *     person's own; of an assisted one the share of its tokens that are the person's
 * @param depth how many models the text passed through: 0 for a person's, else 1 more than the mean
 *     depth of what its author learned from
 */
public record TrueProvenance(
    DocumentOrigin origin, String parent, double humanShare, double depth) {

  /** The truth about a person's own document. */
  public static final TrueProvenance HUMAN = new TrueProvenance(DocumentOrigin.HUMAN, "", 1, 0);

  /** The share of the document itself that a person wrote. */
  public double humanPart() {
    return switch (origin) {
      case HUMAN -> 1;
      case SYNTHETIC -> 0;
      case ASSISTED -> humanShare;
    };
  }
}
