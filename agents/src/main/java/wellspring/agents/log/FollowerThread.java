package wellspring.agents.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.model.thread.DaemonThreads;

/**
 * The thread of a {@link EventLog.Subscription}: it delivers the events of a topic, and tells how
 * that ended.
 *
 * <p>Life: new, until {@link #start}; delivering, until the delivery returns or throws; ended.
 */
public final class FollowerThread {
  /** How long those who end a subscription wait for an observer to finish with its event. */
  public static final Duration OBSERVER_MAX = Duration.ofSeconds(5);

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread;

  /** Hands a topic's events to an observer until there is no more to deliver. */
  @FunctionalInterface
  public interface Delivery {
    /** What it throws is how the subscription ends. */
    void run() throws InterruptedException;
  }

  /**
   * @param topic what the topic is called, for the thread's name and for messages
   */
  public FollowerThread(String topic, Delivery delivery) {
    this.thread = DaemonThreads.of("follow-" + topic, () -> run(topic, delivery));
  }

  public void start() {
    thread.start();
  }

  /** See {@link EventLog.Subscription#ended}. */
  public CompletionStage<Void> ended() {
    return ended;
  }

  /**
   * Waits until the delivery has ended, but not if an observer itself asks.
   *
   * @param max how long it waits at most
   * @return whether it has ended, or an observer asked
   */
  public boolean awaitEnd(Duration max) {
    return DaemonThreads.awaitEnd(thread, max);
  }

  private void run(String topic, Delivery delivery) {
    try {
      delivery.run();
      ended.complete(null);
    } catch (InterruptedException e) {
      ended.completeExceptionally(
          new LogException("interrupted while following the " + topic + " topic", e));
    } catch (Throwable e) {
      ended.completeExceptionally(e);
    }
  }
}
