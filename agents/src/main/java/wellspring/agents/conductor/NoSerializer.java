package wellspring.agents.conductor;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.serialization.JSerializer;

/**
 * Stands where an actor system wants a serializer that it will not need: it stays in one process.
 * Pekko makes it, by its name.
 */
public final class NoSerializer extends JSerializer {
  /** Above the numbers that Pekko keeps for itself; two must not have the same. */
  private static final AtomicInteger NEXT = new AtomicInteger(1_000_000);

  private final int identifier = NEXT.getAndIncrement();

  @Override
  public int identifier() {
    return identifier;
  }

  @Override
  public boolean includeManifest() {
    return false;
  }

  @Override
  public byte[] toBinary(Object message) {
    throw new UnsupportedOperationException(
        "%s is not to leave its process".formatted(message.getClass().getName()));
  }

  @Override
  public Object fromBinaryJava(byte[] bytes, Class<?> manifest) {
    throw new UnsupportedOperationException("nothing comes from another process");
  }
}
