package wellspring.agents.round;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventBytes;
import wellspring.agents.event.EventCodec;
import wellspring.model.hash.Sha256;

/** The hash of a round on the way to its {@link Fingerprint}. For one thread at a time. */
public final class RoundHash {
  private static final EventCodec CODEC = new EventCodec();

  private final MessageDigest digest = Sha256.digest();
  private final EventBytes json = new EventBytes();
  private final ByteBuffer size = ByteBuffer.allocate(Integer.BYTES);

  /**
   * Begins to hash a round.
   *
   * @param before the fingerprint of the rounds before it
   */
  public RoundHash(Fingerprint before) {
    digest.update(before.hash().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Adds the next topic's events.
   *
   * @param slice sorted by id
   */
  public RoundHash add(List<? extends Event> slice) {
    addSize(slice.size());
    for (Event event : slice) {
      CODEC.encode(event, json);
      addSize(json.length());
      digest.update(json.array(), 0, json.length());
    }
    return this;
  }

  private void addSize(int count) {
    digest.update(size.putInt(0, count).array());
  }

  /** The fingerprint after the round. */
  public Fingerprint end() {
    return new Fingerprint(Sha256.hex(digest));
  }
}
