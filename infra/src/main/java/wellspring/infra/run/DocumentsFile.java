package wellspring.infra.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.world.Errand;

/**
 * All documents of a run's closed rounds as JSON lines, each the event as it stands in the log,
 * sorted by id within a round. It grows round by round beside the run.
 *
 * <p>Nothing depends on it, so that a run goes on without it if it cannot be written.
 */
public final class DocumentsFile implements AutoCloseable {
  private final EventLog log;
  private final Path file;
  private final Consumer<String> onFailure;
  private final EventCodec codec = new EventCodec();
  private final CountDownLatch over = new CountDownLatch(1);
  private Optional<OutputStream> out = Optional.empty();
  private EventLog.Subscription subscription;

  private DocumentsFile(EventLog log, Path file, Consumer<String> onFailure) {
    this.log = log;
    this.file = file;
    this.onFailure = onFailure;
  }

  /**
   * Begins to follow a run.
   *
   * @param file where the lines are written; it is there once a round was closed
   * @param onFailure is told, once, if they cannot be written any more
   */
  public static DocumentsFile follow(EventLog log, Path file, Consumer<String> onFailure) {
    DocumentsFile documents = new DocumentsFile(log, file, onFailure);
    documents.subscription = log.follow(Topic.CONTROL, documents::observe);
    documents
        .subscription
        .ended()
        .whenComplete(
            (done, error) -> {
              documents.over.countDown();
              if (error != null) {
                documents.fail(Errand.cause(error));
              }
            });
    return documents;
  }

  /** Waits until all that the run has written is in the file, though not for ever. */
  public void awaitEnd(Duration patience) {
    try {
      if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        onFailure.accept("The table of documents is incomplete: they were not read back in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    subscription.close();
    try {
      if (out.isPresent()) {
        out.get().close();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void observe(Event event) {
    if (event instanceof RoundClosed closed) {
      closed.slices().stream()
          .filter(slice -> slice.topic() == Topic.DOCUMENTS)
          .forEach(this::write);
    } else if (event instanceof RunEnded) {
      over.countDown();
    }
  }

  private void write(Slice slice) {
    try {
      if (out.isEmpty()) {
        out = Optional.of(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
      }
      OutputStream lines = out.get();
      for (DocumentWritten document : log.read(slice, DocumentWritten.class)) {
        lines.write(codec.encode(document));
        lines.write('\n');
      }
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fail(Throwable error) {
    onFailure.accept("The table of documents is incomplete: " + error.getMessage());
  }
}
