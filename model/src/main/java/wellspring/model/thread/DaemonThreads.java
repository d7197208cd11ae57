package wellspring.model.thread;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** Makes and awaits daemon threads: those that do not keep the process alive. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /** A daemon thread that has not started yet. */
  public static Thread of(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Makes daemon threads that all have this name, for an executor. */
  public static ThreadFactory named(String name) {
    return work -> of(name, work);
  }

  /**
   * Waits until a thread has ended. Does not wait if the thread itself asks, and stops waiting if
   * the caller is interrupted, which stays marked as interrupted.
   *
   * @param max how long it waits at most; at least a millisecond, as 0 would mean no limit
   * @return whether the thread has ended, or is the one that asks
   */
  public static boolean awaitEnd(Thread thread, Duration max) {
    if (Thread.currentThread() == thread) {
      return true;
    }
    try {
      thread.join(Math.max(1, max.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
