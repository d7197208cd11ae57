package wellspring.dashboards.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The messages about a run, for any number of readers who come and go.
 *
 * <p>What lasts is kept and numbered, so that who comes late gets all of it. What passes is not:
 * each kind has its newest message only, which a slow reader may never see. So adding a message
 * never waits for a reader, and a slow reader takes no memory. Safe to use from many threads.
 */
public final class MessageFeed {
  private static final int BATCH_MAX = 200;

  private final List<Message> lasting = new ArrayList<>();
  private final Map<String, Passing> passing = new LinkedHashMap<>();
  private long passed;
  private boolean closed;

  /**
   * A message.
   *
   * @param number its place among those that last, from 0; empty if it passes
   * @param type what it is about, for example {@code round}
   * @param json what it says, on one line
   */
  public record Message(OptionalInt number, String type, String json) {}

  /**
   * @param turn when it came, among all that pass
   */
  private record Passing(long turn, Message message) {}

  /** Adds a message that lasts. */
  public synchronized void add(String type, String json) {
    lasting.add(new Message(OptionalInt.of(lasting.size()), type, json));
    notifyAll();
  }

  /**
   * Shows a message that passes.
   *
   * @param subject what it is about; it takes the place of the last one about that
   */
  public synchronized void show(String subject, String type, String json) {
    passed++;
    passing.put(subject, new Passing(passed, new Message(OptionalInt.empty(), type, json)));
    notifyAll();
  }

  /** Forgets what passes: it is no longer so. */
  public synchronized void clear() {
    passing.clear();
  }

  /** Ends the feed; readers still get what it has. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /**
   * A reader of what follows.
   *
   * @param next the number of the first message to read; one that is not there yet means all
   */
  public synchronized Reader reader(int next) {
    return new Reader(next < 0 || next > lasting.size() ? 0 : next);
  }

  /** A reader of the feed; used by one thread. */
  public final class Reader {
    private int next;
    private long seen;

    private Reader(int next) {
      this.next = next;
    }

    /**
     * What has come since the last call: what lasts in order, at most 200 of it, then the newest of
     * what passes. Waits if there is nothing.
     *
     * @return empty if nothing came in that time, or the feed has ended
     */
    public List<Message> next(long millisMax) throws InterruptedException {
      synchronized (MessageFeed.this) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisMax);
        List<Message> messages = take();
        for (long left = millisMax; messages.isEmpty() && left > 0 && !closed; ) {
          MessageFeed.this.wait(left);
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          messages = take();
        }
        return messages;
      }
    }

    /** Whether the feed has ended, and this reader has all of it. */
    public boolean isAtEnd() {
      synchronized (MessageFeed.this) {
        return closed && next == lasting.size();
      }
    }

    private List<Message> take() {
      int end = Math.min(lasting.size(), next + BATCH_MAX);
      List<Message> messages = new ArrayList<>(lasting.subList(next, end));
      next = end;
      if (end == lasting.size()) {
        passing.values().stream()
            .filter(each -> each.turn() > seen)
            .forEach(each -> messages.add(each.message()));
        seen = passed;
      }
      return messages;
    }
  }
}
