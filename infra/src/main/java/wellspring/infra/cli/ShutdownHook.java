package wellspring.infra.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The one shutdown hook of a run: on Ctrl-C or SIGTERM it asks the run to end and gives it time to
 * leave everything in order. Java's hooks run all at once and in no order, so there is no other.
 */
final class ShutdownHook implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Thread hook = new Thread(this::interrupt, "interruption");
  private Runnable reaction = () -> {};
  private boolean interrupted;
  private boolean endsAtOnce = true; // until somebody leaves something behind
  private boolean over;

  ShutdownHook() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What to do when the run is interrupted; done at once if it was already. */
  synchronized void onInterrupt(Runnable newReaction) {
    reaction = newReaction;
    if (interrupted) {
      reaction.run();
    }
  }

  /**
   * Does the last work that leaves nothing behind, wherever it is cut off: up to its end an
   * interruption ends the process at once, and this call does not return then.
   *
   * @param lastWords what is to be said if that happens
   */
  <T> T endingAtOnce(Supplier<T> work, Runnable lastWords) {
    endAtOnce(true, lastWords);
    try {
      return work.get();
    } finally {
      endAtOnce(false, () -> {});
    }
  }

  private void endAtOnce(boolean atOnce, Runnable newReaction) {
    boolean ending;
    synchronized (this) {
      ending = interrupted && (endsAtOnce || atOnce);
      if (!ending || atOnce) {
        endsAtOnce = atOnce;
        onInterrupt(newReaction);
        notifyAll();
      }
    }
    if (ending) {
      awaitTheEnd();
    }
  }

  /** The hook lets the process go: nothing more is to be said or done. */
  private static void awaitTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the user asked for the end: the process exits as soon as its files are complete. */
  synchronized boolean isInterrupted() {
    return interrupted;
  }

  /** Everything is in order: the process may end. */
  @Override
  public void close() {
    synchronized (this) {
      over = true;
      notifyAll();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook waits for this very call.
      return;
    }
  }

  private synchronized void interrupt() {
    interrupted = true;
    reaction.run();
    long patience = PATIENCE.toNanos();
    long begun = System.nanoTime();
    try {
      while (!over && !endsAtOnce && System.nanoTime() - begun < patience) {
        wait(Math.max(1, (patience - (System.nanoTime() - begun)) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!over && !endsAtOnce) {
      System.err.println("The run did not end in time; its last round may be incomplete.");
    }
  }
}
