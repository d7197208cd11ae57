package wellspring.agents.round;

import java.util.List;
import wellspring.agents.event.Event;

/**
 * The hash of all that a run produced, in canonical order: documents, corpora, releases with their
 * checkpoints' hashes, and measurements.
 *
 * <p>It is a chain of SHA-256: each round's hash covers the one before it, so that it can go on
 * where a run stopped.
 *
 * @param hash in hexadecimal; empty before the first round
 */
public record Fingerprint(String hash) {
  public static final Fingerprint EMPTY = new Fingerprint("");

  /**
   * The fingerprint after one round more.
   *
   * @param slices the round's events, a list for each topic, each sorted by id
   */
  public Fingerprint next(List<? extends List<? extends Event>> slices) {
    RoundHash round = new RoundHash(this);
    slices.forEach(round::add);
    return round.end();
  }
}
