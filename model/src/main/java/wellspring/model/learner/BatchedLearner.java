package wellspring.model.learner;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Models that are trained together: as soon as the fits of all of them are there, one program
 * trains all. The order in which they come does not matter, as the program sees them by name.
 *
 * <p>No thread is blocked. If one of the fits never comes, none of the others ends.
 */
public final class BatchedLearner implements Learner {
  private final int size;
  private final Learner learner;
  private final Function<List<FitRequest>, CompletionStage<List<LanguageModel>>> together;
  private Map<String, PendingFit> orders = new TreeMap<>();

  /**
   * @param size how many models are trained together, at least 1
   * @param learner reads what they saved
   * @param together trains them, and answers the models in the order of the fits
   */
  public BatchedLearner(
      int size,
      Learner learner,
      Function<List<FitRequest>, CompletionStage<List<LanguageModel>>> together) {
    this.size = size;
    this.learner = learner;
    this.together = together;
  }

  private record PendingFit(FitRequest fit, CompletableFuture<LanguageModel> model) {}

  @Override
  public CompletionStage<LanguageModel> fit(FitRequest fit) {
    PendingFit order = new PendingFit(fit, new CompletableFuture<>());
    List<PendingFit> complete = join(order);
    if (!complete.isEmpty()) {
      train(complete);
    }
    return order.model();
  }

  @Override
  public LanguageModel load(InputStream checkpoint) throws IOException {
    return learner.load(checkpoint);
  }

  /** All orders, sorted by name, if this was the last one; else none. */
  private synchronized List<PendingFit> join(PendingFit order) {
    if (orders.putIfAbsent(order.fit().name(), order) != null) {
      throw new IllegalStateException(
          order.fit().name() + " was asked to train again before the others trained once");
    }
    if (orders.size() < size) {
      return List.of();
    }
    List<PendingFit> complete = new ArrayList<>(orders.values());
    orders = new TreeMap<>();
    return complete;
  }

  private void train(List<PendingFit> complete) {
    CompletableFuture.completedFuture(complete.stream().map(PendingFit::fit).toList())
        .thenCompose(together)
        .thenAccept(models -> handOut(complete, models))
        .exceptionally(
            error -> {
              complete.forEach(order -> order.model().completeExceptionally(cause(error)));
              return null;
            });
  }

  private static void handOut(List<PendingFit> complete, List<LanguageModel> models) {
    if (models.size() != complete.size()) {
      throw new IllegalStateException(
          "%d fits gave %d models".formatted(complete.size(), models.size()));
    }
    for (int i = 0; i < models.size(); i++) {
      complete.get(i).model().complete(models.get(i));
    }
  }

  private static Throwable cause(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
