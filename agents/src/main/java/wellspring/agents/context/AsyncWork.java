package wellspring.agents.context;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorInitializationException;
import wellspring.model.file.FileFault;

/** Work that an actor hands to other threads, so that it can go on receiving. */
public final class AsyncWork {
  private AsyncWork() {}

  /** Runs work that ends with a stage of its own, for example with publishing. */
  public static <T> CompletionStage<T> run(Executor executor, Supplier<CompletionStage<T>> work) {
    return CompletableFuture.supplyAsync(work, executor).thenCompose(stage -> stage);
  }

  /** The error itself, without the wrapping that futures and actors add. */
  public static Throwable cause(Throwable error) {
    boolean wrapped =
        error instanceof CompletionException || error instanceof ActorInitializationException;
    return wrapped && error.getCause() != null ? cause(error.getCause()) : error;
  }

  /** What to tell people of an error. */
  public static String reason(Throwable error) {
    return FileFault.reason(cause(error));
  }
}
