package wellspring.infra.page;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.dashboards.page.MessageFeed;
import wellspring.infra.archive.RunArchive;
import wellspring.infra.run.RunDirectory;
import wellspring.model.thread.DaemonThreads;

/**
 * The page of runs that are there already: a list of them, and of each the page that it had while
 * it went on.
 */
public final class OpenPage implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenPage.class);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Runs that are kept in memory; of others the files are read once more. */
  private static final int OPEN_MAX = 8;

  private final SteeringToken token = SteeringToken.random();
  private final EventStreams streams = new EventStreams();
  private final DocumentQueries readings = new DocumentQueries();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("page-clock"));
  private final Map<String, StoredRun> opened =
      new LinkedHashMap<>(2 * OPEN_MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredRun> eldest) {
          boolean removed = size() > OPEN_MAX;
          if (removed) {
            eldest.getValue().feed().close();
          }
          return removed;
        }
      };
  private final PageServer server;
  private final boolean everyRound;

  private OpenPage(ListenAddress wish, boolean everyRound) {
    this.server = PageServer.bind(wish, token);
    this.everyRound = everyRound;
  }

  /**
   * Opens a page.
   *
   * @param everyRound whether it shows each round of runs that are long
   * @throws wellspring.infra.run.RunException if it cannot be served there
   */
  public static OpenPage open(ListenAddress wish, RunArchive shelf, boolean everyRound) {
    OpenPage page = new OpenPage(wish, everyRound);
    page.server.serve("/", new ArchiveHandler(shelf, page::run, page.streams, page.readings));
    page.server.start();
    var unused =
        page.clock.scheduleWithFixedDelay(
            page::tick, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return page;
  }

  /** Where people find the list, with the token that lets them write notes. */
  public String address() {
    return server.url() + "/#token=" + token.text();
  }

  /**
   * Where people find a run, with the same token.
   *
   * @param id what it is called on the shelf
   */
  public String address(String id) {
    return server.url() + ArchiveHandler.path(id) + "#token=" + token.text();
  }

  /** What else is to be said of the address: that it is not the usual one, or who can see it. */
  public Optional<String> remark() {
    return server.remark(
        "everyone who can reach this machine can look; everyone with the token can write notes");
  }

  /** A run as it is shown; its rounds come with the next looks. */
  private synchronized StoredRun run(String id, RunDirectory directory) {
    StoredRun known = opened.get(id);
    if (known == null) {
      known = new StoredRun(directory, everyRound ? MessageFeed.whole() : new MessageFeed());
      opened.put(id, known);
      StoredRun first = known;
      clock.execute(() -> look(first));
    }
    return known;
  }

  private synchronized Map<String, StoredRun> opened() {
    return Map.copyOf(opened);
  }

  private void tick() {
    opened().values().forEach(OpenPage::look);
    streams.endStuck(System.nanoTime());
  }

  /** Whatever goes wrong with one, the others are looked at. */
  private static void look(StoredRun run) {
    try {
      run.lookIfDue(System::nanoTime);
    } catch (RuntimeException e) {
      log.warn("cannot read a run", e);
    }
  }

  /** Ends the pages' streams and gives the port back. */
  @Override
  public void close() {
    clock.shutdownNow();
    opened().values().forEach(run -> run.feed().close());
    server.close();
    readings.close();
  }
}
