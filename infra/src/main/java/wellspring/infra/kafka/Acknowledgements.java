package wellspring.infra.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import wellspring.agents.log.LogException;

/**
 * What was handed to a producer and is not acknowledged yet. Once a record is refused, all is lost
 * that waits for it, or for what comes after it. Safe to share between threads.
 */
final class Acknowledgements {
  private final Executor completions;
  private Batch current = new Batch();
  private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

  /** What was handed over between two questions. */
  private static final class Batch {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long pending;
    private boolean whole;
  }

  /** Is told what becomes of one record. */
  interface Ticket {
    /** The log has it for good. */
    void acknowledged();

    /** The log does not take it. */
    void refused(LogException reason);
  }

  /**
   * @param completions runs what waits
   */
  Acknowledgements(Executor completions) {
    this.completions = completions;
  }

  /** A record is about to be handed over. */
  synchronized Ticket expect() {
    Batch batch = current;
    batch.pending++;
    return new Ticket() {
      @Override
      public void acknowledged() {
        if (isLast(batch)) {
          complete(batch);
        }
      }

      @Override
      public void refused(LogException reason) {
        completions.execute(() -> batch.done.completeExceptionally(reason));
      }
    };
  }

  private synchronized boolean isLast(Batch batch) {
    batch.pending--;
    return batch.whole && batch.pending == 0;
  }

  private void complete(Batch batch) {
    completions.execute(() -> batch.done.complete(null));
  }

  /** Completes when all is acknowledged that was handed over by now; fails if that cannot be. */
  CompletionStage<Void> all() {
    Batch batch;
    CompletableFuture<Void> all;
    boolean idle;
    synchronized (this) {
      batch = current;
      current = new Batch();
      batch.whole = true;
      idle = batch.pending == 0;
      all = before.thenCombine(batch.done, (earlier, own) -> null);
      before = all;
    }
    if (idle) {
      batch.done.complete(null);
    }
    return all;
  }
}
