package wellspring.agents.night;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.apache.pekko.actor.Cancellable;

/**
 * A clock of our own, and all that waits for it. One thread does everything, one task after the
 * other, in an order that follows from a seed: each task is due after a time that is drawn for it.
 *
 * <p>Life: free, while an actor system begins or ends, when a thread of its own does what comes;
 * else simulated, when nothing is done but by {@link #step}.
 */
final class VirtualTime implements Executor {
  private static final Map<String, VirtualTime> ALL = new ConcurrentHashMap<>();
  private static final AtomicLong OPENED = new AtomicLong();
  private static final int SELDOM = 64;
  private static final int SLOWNESS = 30;

  /** What a task is part of; each part has a speed of its own. */
  enum Part {
    ACTORS,
    WORK,
    LOG,
    ACKNOWLEDGEMENTS,
    FOLLOWERS
  }

  /**
   * How long tasks wait.
   *
   * @param latencies by part, the longest time that is usual, in microseconds
   * @param stalls whether a task now and then waits much longer
   */
  record Pace(Map<Part, Integer> latencies, boolean stalls) {
    /** Everything at once, in the order in which it came. */
    static final Pace NONE = new Pace(latencies(() -> 0), false);

    static Pace drawn(SplittableRandom random) {
      return new Pace(
          latencies(() -> random.nextInt(4) == 0 ? 0 : 1 << random.nextInt(10)),
          random.nextBoolean());
    }

    private static Map<Part, Integer> latencies(IntSupplier draw) {
      Map<Part, Integer> latencies = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        latencies.put(part, draw.getAsInt());
      }
      return latencies;
    }
  }

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private final String name;
  private ExecutorService free;
  private SplittableRandom random = new SplittableRandom(0);
  private Pace pace = Pace.NONE;
  private long now;
  private long number;

  private record Task(long due, long number, Runnable run) {}

  private VirtualTime(String name) {
    this.name = name;
  }

  /** Another one, free as yet. */
  static VirtualTime open() {
    VirtualTime time = new VirtualTime("night-" + OPENED.incrementAndGet());
    ALL.put(time.name, time);
    time.free = Executors.newSingleThreadExecutor();
    return time;
  }

  /** The one of a name: what Pekko makes by the names of classes knows no more. */
  static VirtualTime named(String name) {
    return ALL.get(name);
  }

  String name() {
    return name;
  }

  /** Ends the free time. */
  void simulate() {
    ExecutorService before = free;
    synchronized (this) {
      free = null;
    }
    end(before);
  }

  private static void end(ExecutorService executor) {
    executor.shutdown();
    try {
      boolean unused = executor.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets a thread do what comes from now on. */
  synchronized void letGo() {
    drain();
    free = Executors.newSingleThreadExecutor();
  }

  void close() {
    ALL.remove(name);
    end(free);
  }

  /** From now on tasks wait as long as this says. */
  void begin(SplittableRandom chance, Pace speed) {
    this.random = chance;
    this.pace = speed;
    this.now = 0;
    this.number = 0;
  }

  /** Does what is due next, wherever it belongs. Answers whether there was anything. */
  boolean step() {
    Task task = tasks.poll();
    if (task == null) {
      return false;
    }
    now = Math.max(now, task.due());
    task.run().run();
    return true;
  }

  /** Does all that there is, at once. */
  void drain() {
    pace = Pace.NONE;
    while (step()) {}
  }

  /** What actors are to do. */
  @Override
  public synchronized void execute(Runnable task) {
    if (free == null) {
      after(Part.ACTORS, task);
    } else {
      free.execute(task);
    }
  }

  /** Has a task done after a while. */
  void after(Part part, Runnable task) {
    add(latency(pace.latencies().get(part)), task);
  }

  private long latency(int usual) {
    if (usual == 0) {
      return 0;
    }
    long drawn = random.nextInt(usual + 1);
    return pace.stalls() && random.nextInt(SELDOM) == 0 ? drawn * SLOWNESS : drawn;
  }

  private void add(long micros, Runnable task) {
    tasks.add(new Task(now + micros, number++, task));
  }

  /** Has a task done after some time, unless it is cancelled before that. */
  Cancellable timer(long micros, Runnable task) {
    Timer timer = new Timer(task);
    add(micros, timer);
    return timer;
  }

  private static final class Timer implements Cancellable, Runnable {
    private final Runnable task;
    private boolean over;

    Timer(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (!over) {
        over = true;
        task.run();
      }
    }

    @Override
    public boolean cancel() {
      boolean first = !over;
      over = true;
      return first;
    }

    @Override
    public boolean isCancelled() {
      return over;
    }
  }
}
