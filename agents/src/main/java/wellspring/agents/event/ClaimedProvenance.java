package wellspring.agents.event;

/**
 * What a document says about its own provenance; the only provenance that curators see.
 *
 * @param origin what it was declared to be
 */
public record ClaimedProvenance(ClaimedOrigin origin) {

  /** The claim of an honest document. */
  public static ClaimedProvenance of(DocumentOrigin origin) {
    return new ClaimedProvenance(ClaimedOrigin.of(origin));
  }
}
