package wellspring.infra.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Idle consumers, lent to one thread at a time: a consumer serves only one, and a new one costs a
 * connection.
 */
final class ConsumerPool implements AutoCloseable {
  private static final int IDLE_MAX = 4;
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  private final Supplier<ReadAheadConsumer> maker;
  private final Deque<ReadAheadConsumer> idle = new ArrayDeque<>();
  private final Set<ReadAheadConsumer> lent = new HashSet<>();
  private boolean closed;
  private boolean abandoned;

  ConsumerPool(Supplier<ReadAheadConsumer> maker) {
    this.maker = maker;
  }

  /**
   * Lends a consumer for one use; one whose use failed is not lent again.
   *
   * @param fitness how well an idle one suits the use; one that does not, whose fitness is 0, is
   *     lent only if there are many
   */
  <T> T lend(ToIntFunction<ReadAheadConsumer> fitness, Function<ReadAheadConsumer, T> use) {
    ReadAheadConsumer consumer = take(fitness);
    boolean sound = false;
    try {
      T result = use.apply(consumer);
      sound = true;
      return result;
    } finally {
      synchronized (idle) {
        lent.remove(consumer);
      }
      if (!sound || !keep(consumer)) {
        consumer.close();
      }
    }
  }

  /**
   * Closes the idle ones and disturbs the lent ones, whose calls fail: the cluster no longer
   * answers.
   */
  void abandon() {
    synchronized (idle) {
      abandoned = true;
      lent.forEach(ReadAheadConsumer::wakeup);
    }
    close();
  }

  /** Closes the idle ones; those that are lent close when they come back. */
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(ReadAheadConsumer::close);
      idle.clear();
    }
  }

  static void close(Consumer<byte[], byte[]> consumer) {
    consumer.close(CloseOptions.timeout(CLOSE_MAX));
  }

  private ReadAheadConsumer take(ToIntFunction<ReadAheadConsumer> fitness) {
    ReadAheadConsumer consumer = takeIdle(fitness).orElseGet(maker);
    synchronized (idle) {
      lent.add(consumer);
      if (abandoned) {
        consumer.wakeup();
      }
    }
    return consumer;
  }

  private Optional<ReadAheadConsumer> takeIdle(ToIntFunction<ReadAheadConsumer> fitness) {
    synchronized (idle) {
      boolean many = idle.size() + lent.size() >= IDLE_MAX;
      Optional<ReadAheadConsumer> fittest =
          idle.stream()
              .max(Comparator.comparingInt(fitness))
              .filter(found -> many || fitness.applyAsInt(found) > 0);
      fittest.ifPresent(idle::remove);
      return fittest;
    }
  }

  private boolean keep(ReadAheadConsumer consumer) {
    synchronized (idle) {
      if (closed || idle.size() == IDLE_MAX) {
        return false;
      }
      idle.addLast(consumer);
      return true;
    }
  }
}
