package wellspring.infra.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Idle consumers, lent to one thread at a time: a consumer serves only one, and a new one costs a
 * connection.
 */
final class ConsumerPool implements AutoCloseable {
  private static final int IDLE_MAX = 4;
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  private final Supplier<Consumer<byte[], byte[]>> maker;
  private final Deque<Consumer<byte[], byte[]>> idle = new ArrayDeque<>();
  private final Set<Consumer<byte[], byte[]>> lent = new HashSet<>();
  private boolean closed;
  private boolean abandoned;

  ConsumerPool(Supplier<Consumer<byte[], byte[]>> maker) {
    this.maker = maker;
  }

  /** Lends a consumer for one use; one whose use failed is not lent again. */
  <T> T lend(Function<Consumer<byte[], byte[]>, T> use) {
    Consumer<byte[], byte[]> consumer = take();
    boolean sound = false;
    try {
      T result = use.apply(consumer);
      consumer.unsubscribe();
      sound = true;
      return result;
    } finally {
      synchronized (idle) {
        lent.remove(consumer);
      }
      if (!sound || !keep(consumer)) {
        close(consumer);
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
      lent.forEach(Consumer::wakeup);
    }
    close();
  }

  /** Closes the idle ones; those that are lent close when they come back. */
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(ConsumerPool::close);
      idle.clear();
    }
  }

  static void close(Consumer<byte[], byte[]> consumer) {
    consumer.close(CloseOptions.timeout(CLOSE_MAX));
  }

  private Consumer<byte[], byte[]> take() {
    Consumer<byte[], byte[]> consumer = takeIdle().orElseGet(maker);
    synchronized (idle) {
      lent.add(consumer);
      if (abandoned) {
        consumer.wakeup();
      }
    }
    return consumer;
  }

  private Optional<Consumer<byte[], byte[]>> takeIdle() {
    synchronized (idle) {
      return Optional.ofNullable(idle.pollLast());
    }
  }

  private boolean keep(Consumer<byte[], byte[]> consumer) {
    synchronized (idle) {
      if (closed || idle.size() == IDLE_MAX) {
        return false;
      }
      idle.addLast(consumer);
      return true;
    }
  }
}
