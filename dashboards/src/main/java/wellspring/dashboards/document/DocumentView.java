package wellspring.dashboards.document;

import java.util.List;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.DocumentOrigin;

/**
 * A document to be read.
 *
 * @param author the cohort or the model that wrote it
 * @param origin who really wrote it
 * @param claimed what it says of that
 * @param humanShare the share of the text that its author learned from that people wrote
 * @param depth how many models it passed through
 * @param parent the release that wrote it; empty for a person's
 * @param perplexity of all of it; null where that cannot be told
 * @param truncated whether it goes on where the words end
 * @param words its text
 */
public record DocumentView(
    String id,
    String author,
    DocumentOrigin origin,
    ClaimedOrigin claimed,
    double humanShare,
    double depth,
    String parent,
    Double perplexity,
    boolean truncated,
    List<ShadedWord> words) {
  public DocumentView {
    words = List.copyOf(words);
  }

  /** Whether any of its words has a surprisal. */
  public boolean isShaded() {
    return words.stream().anyMatch(word -> word.nats() != null);
  }
}
