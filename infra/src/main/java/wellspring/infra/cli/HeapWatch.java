package wellspring.infra.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/**
 * Tells that Java's heap is used up, while there is enough of it left for an end in order. What
 * asks for much at once is not seen in time; then the program ends as its launcher says.
 */
final class HeapWatch implements NotificationListener, AutoCloseable {
  /**
   * So much of what is kept for long, used right after a collection, leaves nothing to work with.
   */
  private static final double USED_MAX = 0.95;

  private static final long MEGA = 1 << 20;

  private final long bytesMax;
  private final Consumer<String> onShort;
  private final AtomicBoolean said = new AtomicBoolean();

  HeapWatch(long bytesMax, Consumer<String> onShort) {
    this.bytesMax = bytesMax;
    this.onShort = onShort;
  }

  /**
   * Begins to watch the heap of this process.
   *
   * @param onShort is told, once, why there must be an end
   */
  static HeapWatch begin(Consumer<String> onShort) {
    HeapWatch watch = new HeapWatch(Runtime.getRuntime().maxMemory(), onShort);
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      boolean lasting = pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported();
      long max = pool.getUsage().getMax();
      if (lasting && pool.isCollectionUsageThresholdSupported() && max > 0) {
        pool.setCollectionUsageThreshold((long) (USED_MAX * max));
      }
    }
    emitter().addNotificationListener(watch, null, null);
    return watch;
  }

  @Override
  public void handleNotification(Notification notification, Object nothing) {
    boolean isShort =
        notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED);
    if (isShort && said.compareAndSet(false, true)) {
      onShort.accept(
          "the memory of %,d MB that Java may take is used up: give it more, for example with WELLSPRING_JAVA_OPTS=-Xmx%dm, and go on"
              .formatted(bytesMax / MEGA, 2 * bytesMax / MEGA));
    }
  }

  @Override
  public void close() {
    try {
      emitter().removeNotificationListener(this);
    } catch (ListenerNotFoundException e) {
      return; // it is closed already
    }
  }

  private static NotificationEmitter emitter() {
    return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
  }
}
