package wellspring.agents.round;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.model.hash.Sha256;

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
  private static final EventCodec CODEC = new EventCodec();

  /**
   * The fingerprint after one round more.
   *
   * @param slices the round's events, a list for each topic, each sorted by id
   */
  public Fingerprint next(List<? extends List<? extends Event>> slices) {
    MessageDigest digest = Sha256.digest();
    digest.update(hash.getBytes(StandardCharsets.US_ASCII));
    for (List<? extends Event> slice : slices) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, slice.size()));
      for (Event event : slice) {
        byte[] bytes = CODEC.encode(event);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
    }
    return new Fingerprint(Sha256.hex(digest));
  }
}
