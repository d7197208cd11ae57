package wellspring.agents.scenario;

import wellspring.model.mix.Share;

/**
 * What an author's documents say of where they come from, each by chance on its own: the truth,
 * nothing, or else that a person wrote them alone.
 *
 * @param honest the share of documents that say the truth
 * @param silent the share of documents that say nothing
 */
public record DisclosureSpec(Share honest, Share silent) {
  /** All say the truth. */
  public static final DisclosureSpec HONEST = new DisclosureSpec(Share.ALL, Share.NONE);

  /** Whether all documents say the truth. */
  public boolean isHonest() {
    return honest.equals(Share.ALL);
  }
}
