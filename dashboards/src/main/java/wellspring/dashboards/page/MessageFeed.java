package wellspring.dashboards.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The messages about a run, for any number of readers who come and go.
 *
 * <p>What lasts is kept and numbered, so that who comes late gets it; of what thins out, all that
 * is new, and less the older it is. What passes is not kept: each kind has its newest message only,
 * which a slow reader may never see. So adding a message never waits for a reader, and a slow
 * reader takes no memory. Safe to use from many threads.
 */
public final class MessageFeed {
  /** Of what thins out with age, half of so many messages are the newest, and none is left out. */
  public static final int THINNED_MAX = 4_000;

  private static final int BATCH_MAX = 200;

  private final int thinnedMax;
  private List<Message> lasting = new ArrayList<>();

  /** How many have been added that last, and so the number of the next one. */
  private int added;

  /** The numbers of those that thin out with age, and are still here. */
  private List<Turn> thinning = new ArrayList<>();

  private int thinningAdded;
  private final Map<String, Passing> passing = new LinkedHashMap<>();
  private long passed;
  private boolean closed;

  /**
   * A message.
   *
   * @param number how many were added before it that last; empty if it passes
   * @param type what it is about, for example {@code round}
   * @param json what it says, on one line
   */
  public record Message(OptionalInt number, String type, String json) {}

  /**
   * One of those that thin out.
   *
   * @param place among all of them, from 0
   * @param number of the message
   */
  private record Turn(int place, int number) {}

  /**
   * @param turn when it came, among all that pass
   */
  private record Passing(long turn, Message message) {}

  private MessageFeed(int thinnedMax) {
    this.thinnedMax = thinnedMax;
  }

  /** A feed that stays small, however long the run is. */
  public MessageFeed() {
    this(THINNED_MAX);
  }

  /** A feed that leaves nothing out. */
  public static MessageFeed whole() {
    return new MessageFeed(Integer.MAX_VALUE);
  }

  /** Adds a message that lasts. */
  public synchronized void add(String type, String json) {
    lasting.add(new Message(OptionalInt.of(added), type, json));
    added++;
    notifyAll();
  }

  /**
   * Adds a message that lasts while it is new. Of the older ones, who comes late gets one in two,
   * in four and so on, as many as can be told apart in a picture.
   */
  public synchronized void addThinning(String type, String json) {
    thinning.add(new Turn(thinningAdded, added));
    thinningAdded++;
    if (thinning.size() > thinnedMax) {
      thinOut();
    }
    add(type, json);
  }

  /** Leaves half of its number free, half of that half for older ones. */
  private void thinOut() {
    int old = thinningAdded - thinnedMax / 2;
    int every = Integer.highestOneBit(Math.max(1, old / (thinnedMax / 4))) * 2;
    List<Turn> kept = new ArrayList<>();
    BitSet dropped = new BitSet();
    for (Turn turn : thinning) {
      if (turn.place() >= old || turn.place() % every == 0) {
        kept.add(turn);
      } else {
        dropped.set(turn.number());
      }
    }
    thinning = kept;
    lasting =
        lasting.stream()
            .filter(message -> !dropped.get(message.number().getAsInt()))
            .collect(Collectors.toCollection(ArrayList::new));
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
    return new Reader(next < 0 || next > added ? 0 : next);
  }

  /** Where the first message is that has at least a number. */
  private int place(int number) {
    int low = 0;
    int high = lasting.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lasting.get(middle).number().getAsInt() < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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
        return closed && next == added;
      }
    }

    private List<Message> take() {
      int begin = place(next);
      int end = Math.min(lasting.size(), begin + BATCH_MAX);
      List<Message> messages = new ArrayList<>(lasting.subList(begin, end));
      next = end == lasting.size() ? added : lasting.get(end).number().getAsInt();
      if (next == added) {
        passing.values().stream()
            .filter(each -> each.turn() > seen)
            .forEach(each -> messages.add(each.message()));
        seen = passed;
      }
      return messages;
    }
  }
}
