package wellspring.infra.page;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pages that are being told what happens, each by a thread of its own.
 *
 * <p>A browser opens six connections to a server at most, for all its pages together; a seventh
 * page would never even load. So of many streams to one place the oldest ends when another begins,
 * and its page comes back a second later: many pages take turns. A page that does not take what it
 * is sent is ended too.
 */
final class EventStreams {
  private static final int AT_ONE_PLACE_MAX = 4;
  private static final int MAX = 64;
  private static final Duration WRITE_MAX = Duration.ofSeconds(15);

  private final List<Stream> open = new ArrayList<>();

  /** Opens the stream that the calling thread will write. */
  synchronized Stream open(InetAddress place) {
    Stream stream = new Stream(place, Thread.currentThread());
    open.add(stream);
    List<Stream> there = open.stream().filter(each -> each.place.equals(place)).toList();
    if (there.size() > AT_ONE_PLACE_MAX) {
      end(there.get(0));
    } else if (open.size() > MAX) {
      end(open.get(0));
    }
    return stream;
  }

  /** Ends those whose page does not take what it is sent. */
  synchronized void endStuck(long nanos) {
    open.stream()
        .filter(stream -> stream.isStuck(nanos))
        .forEach(stream -> stream.thread.interrupt());
  }

  /** Waits until all pages have been told everything, though not for long. */
  synchronized void awaitEnd(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toMillis(); !open.isEmpty() && left > 0; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized int count() {
    return open.size();
  }

  private void end(Stream stream) {
    if (open.remove(stream)) {
      stream.end();
    }
  }

  private synchronized void remove(Stream stream) {
    open.remove(stream);
    notifyAll();
  }

  /** What one page is told. */
  final class Stream implements AutoCloseable {
    private final InetAddress place;
    private final Thread thread;
    private boolean writing;
    private long since;
    private boolean ending;

    private Stream(InetAddress place, Thread thread) {
      this.place = place;
      this.thread = thread;
    }

    /**
     * Sends a text.
     *
     * @throws InterruptedException if the stream has been told to end
     */
    void write(OutputStream out, String text) throws IOException, InterruptedException {
      begin();
      try {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } finally {
        finish();
      }
    }

    void rest(long millis) throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(millis);
    }

    private synchronized void begin() throws InterruptedException {
      if (ending) {
        throw new InterruptedException(
            "too many pages are open: another page took this connection");
      }
      writing = true;
      since = System.nanoTime();
    }

    private synchronized void finish() {
      writing = false;
    }

    /** Not in the middle of a message: an interrupted write breaks its connection. */
    private synchronized void end() {
      ending = true;
      if (!writing) {
        thread.interrupt();
      }
    }

    private synchronized boolean isStuck(long nanos) {
      return writing && nanos - since > WRITE_MAX.toNanos();
    }

    /** From here on nobody interrupts the thread any more. */
    @Override
    public void close() {
      remove(this);
      Thread.interrupted(); // whoever asked for the end has it
    }
  }
}
