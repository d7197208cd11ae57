package wellspring.infra.run;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventBytes;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.model.file.FileFault;

/**
 * All events of one topic in a run's closed rounds as JSON lines, each as it stands in the log,
 * sorted by id within a round, and packed by Zstandard, a frame for each round: of a run that is
 * killed, all rounds are there but the one that was being written.
 *
 * <p>Nothing depends on it, so that a run goes on without it if it cannot be written.
 */
public final class EventLines implements AutoCloseable {
  private static final int FASTEST = 1;

  private final EventLog log;
  private final Contents contents;
  private final Path file;
  private final Consumer<String> onFailure;
  private final EventCodec codec = new EventCodec();
  private final EventBytes json = new EventBytes();
  private final CountDownLatch over = new CountDownLatch(1);
  private Optional<OutputStream> out = Optional.empty();
  private EventLog.Subscription subscription;

  private EventLines(EventLog log, Contents contents, Path file, Consumer<String> onFailure) {
    this.log = log;
    this.contents = contents;
    this.file = file;
    this.onFailure = onFailure;
  }

  /** Which events a file holds. */
  public enum Contents {
    /** What people and models wrote. */
    DOCUMENTS(Topic.DOCUMENTS, DocumentWritten.class),
    /** The texts that figures come from. */
    PROBES(Topic.PROBES, ProbeWritten.class);

    private final Topic topic;
    private final Class<? extends Event> type;

    Contents(Topic topic, Class<? extends Event> type) {
      this.topic = topic;
      this.type = type;
    }
  }

  /**
   * Begins to follow a run.
   *
   * @param file where the lines are written; it is there once a round was closed
   * @param onFailure is told, once, if they cannot be written any more
   */
  public static EventLines follow(
      EventLog log, Contents contents, Path file, Consumer<String> onFailure) {
    EventLines lines = new EventLines(log, contents, file, onFailure);
    lines.subscription = log.follow(Topic.CONTROL, lines::observe);
    lines
        .subscription
        .ended()
        .whenComplete(
            (done, error) -> {
              lines.over.countDown();
              if (error != null) {
                lines.fail(AsyncWork.cause(error));
              }
            });
    return lines;
  }

  /** Waits until all that the run has written is in the file, up to a limit. */
  public void awaitEnd(Duration patience) {
    try {
      if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        fail("they were not read back in time");
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
          .filter(slice -> slice.topic() == contents.topic)
          .forEach(slice -> write(closed.round(), slice));
    } else if (event instanceof RunEnded) {
      over.countDown();
    }
  }

  private void write(int round, OffsetRange slice) {
    try {
      if (out.isEmpty()) {
        out = Optional.of(packing(Files.newOutputStream(file)));
      }
      OutputStream lines = out.get();
      for (Event event : log.read(round, slice, contents.type)) {
        codec.encode(event, json);
        lines.write(json.array(), 0, json.length());
        lines.write('\n');
      }
      lines.flush();
    } catch (IOException e) {
      throw FileFault.cannot("write", file, e);
    }
  }

  /** Packs fast rather than small: the lines are soon made a table, which is packed better. */
  private static OutputStream packing(OutputStream file) throws IOException {
    return new BufferedOutputStream(
        new ZstdOutputStream(file, FASTEST).setCloseFrameOnFlush(true), 1 << 16);
  }

  private void fail(Throwable error) {
    fail(FileFault.reason(error));
  }

  private void fail(String why) {
    onFailure.accept("The table of %s is incomplete: %s".formatted(contents.topic.label(), why));
  }
}
