package wellspring.infra.kafka;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.log.LogException;

/**
 * The slices that were read last, because a curator and several models read the same one: the
 * second reader waits for the first one's result. Memory that runs short takes them back.
 */
final class OffsetRangeCache {
  private static final int SLICES_MAX = 4;

  private final Map<OffsetRange, SoftReference<CompletableFuture<List<Event>>>> last =
      new LinkedHashMap<>(2 * SLICES_MAX, 0.75f, true);

  /** The slice's events, loaded unless they are here. */
  List<Event> get(OffsetRange slice, Function<OffsetRange, List<Event>> load) {
    CompletableFuture<List<Event>> fresh = new CompletableFuture<>();
    CompletableFuture<List<Event>> events = present(slice, fresh);
    if (events == fresh) {
      try {
        fresh.complete(load.apply(slice));
      } catch (RuntimeException | Error e) {
        forget(slice);
        fresh.completeExceptionally(e);
        throw e;
      }
    }
    try {
      return events.join();
    } catch (CompletionException e) {
      throw new LogException(e.getCause().getMessage(), e.getCause());
    }
  }

  private synchronized CompletableFuture<List<Event>> present(
      OffsetRange slice, CompletableFuture<List<Event>> otherwise) {
    SoftReference<CompletableFuture<List<Event>>> reference = last.get(slice);
    CompletableFuture<List<Event>> found = reference == null ? null : reference.get();
    if (found != null) {
      return found;
    }
    last.put(slice, new SoftReference<>(otherwise));
    if (last.size() > SLICES_MAX) {
      last.remove(last.keySet().iterator().next());
    }
    return otherwise;
  }

  private synchronized void forget(OffsetRange slice) {
    last.remove(slice);
  }
}
