package wellspring.agents.event;

/**
 * A document was written.
 *
 * @param id names the document, for example {@code r0003/closed/00012}
 * @param agent who wrote it: a human writer or a model
 * @param round when, from 0
 * @param text what it says
 * @param claim what it says of its provenance
 * @param truth where it really comes from
 */
public record DocumentWritten(
    String id, String agent, int round, String text, ClaimedProvenance claim, TrueProvenance truth)
    implements Event {}
