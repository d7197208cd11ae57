package wellspring.infra.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.dashboards.page.PageJson;
import wellspring.model.thread.DaemonThreads;

/**
 * Reads documents for the pages: one thing after the other, on a thread of low priority, so that
 * reading does not slow the run. What was read last is remembered, because a closed round never
 * changes.
 */
final class DocumentQueries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DocumentQueries.class);

  private static final int WAITING_MAX = 32;
  private static final int REMEMBERED_MAX = 64;
  private static final int SECONDS_MAX = 30;

  private final Map<String, byte[]> remembered =
      new LinkedHashMap<>(2 * REMEMBERED_MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };
  private final ThreadPoolExecutor reader =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          DocumentQueries::thread);

  /**
   * Reads, unless that was done lately.
   *
   * @param question by which the answer is remembered
   * @param reading gives what is written as JSON
   */
  HttpReply answer(String question, Supplier<Object> reading) {
    byte[] known = recall(question);
    if (known != null) {
      return HttpReply.ofJson(200, known);
    }
    try {
      Future<byte[]> json = reader.submit(() -> read(question, reading));
      return HttpReply.ofJson(200, json.get(SECONDS_MAX, TimeUnit.SECONDS));
    } catch (RejectedExecutionException | TimeoutException e) {
      return HttpReply.error(503, "The server is busy reading: try again in a moment");
    } catch (ExecutionException e) {
      log.info("cannot read {}", question, e);
      return HttpReply.error(500, "The documents cannot be read: " + e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return HttpReply.error(503, "The server is closing");
    }
  }

  private byte[] read(String question, Supplier<Object> reading) {
    byte[] known = recall(question); // somebody may have asked the same just before
    if (known != null) {
      return known;
    }
    byte[] json = PageJson.of(reading.get()).getBytes(StandardCharsets.UTF_8);
    synchronized (remembered) {
      remembered.put(question, json);
    }
    return json;
  }

  private byte[] recall(String question) {
    synchronized (remembered) {
      return remembered.get(question);
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }

  @SuppressWarnings("ThreadPriorityCheck") // a wish: nothing depends on it
  private static Thread thread(Runnable work) {
    Thread thread = DaemonThreads.of("page-reader", work);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }
}
