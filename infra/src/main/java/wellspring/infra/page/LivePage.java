package wellspring.infra.page;

import com.sun.net.httpserver.HttpHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.page.MessageFeed;
import wellspring.dashboards.page.RunCard;
import wellspring.dashboards.page.RunFeed;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.model.thread.DaemonThreads;

/**
 * The live page of a run. It can be opened before there is a run, so that its address is the first
 * thing that people are told; {@link #show} gives it one to show.
 */
public final class LivePage implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LivePage.class);

  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration FAREWELL_MAX = Duration.ofSeconds(1);

  private final SteeringToken token = SteeringToken.random();
  private final MessageFeed feed = new MessageFeed();
  private final EventStreams streams = new EventStreams();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("page-clock"));
  private final DocumentQueries readings = new DocumentQueries();
  private final PageServer server;
  private volatile String name = "";
  private volatile Optional<LiveRun> run = Optional.empty();
  private Optional<TargetFile> target = Optional.empty();

  private LivePage(ListenAddress wish) {
    this.server = PageServer.bind(wish, token);
  }

  /**
   * Opens a page.
   *
   * @throws wellspring.infra.run.RunException if it cannot be served there
   */
  public static LivePage open(ListenAddress wish) {
    LivePage page = new LivePage(wish);
    page.serve();
    return page;
  }

  private void serve() {
    server.serve("/", new FilesHandler("index.html"));
    server.serve("/events", new EventsHandler(feed, streams, () -> name));
    server.serve("/api/steer", new SteeringHandler(() -> run));
    DocumentHandler reading = new DocumentHandler(() -> run.flatMap(LiveRun::documents), readings);
    server.serve(DocumentHandler.DOCUMENTS, reading);
    server.serve(DocumentHandler.DISTRIBUTIONS, reading);
    server.serve("/report", new ReportHandler(() -> run.flatMap(LiveRun::report)));
    server.start();
    var unused =
        clock.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Where people find the page, with the token that lets them steer. */
  public String address() {
    return server.url() + "/#token=" + token.text();
  }

  /** Where the server is, without the token. */
  public String url() {
    return server.url();
  }

  /** What else is to be said of the address: that it is not the usual one, or who can see it. */
  public Optional<String> remark() {
    return server.remark(
        "everyone who can reach this machine can watch; everyone with the token can steer");
  }

  /**
   * Lets Prometheus ask about the run that is shown.
   *
   * @param targets the folder in which a file tells it where, until this page closes; empty for
   *     none
   * @throws wellspring.infra.run.RunException if the file cannot be written
   */
  public void serveMetrics(HttpHandler metrics, Optional<Path> targets) {
    server.serve("/metrics", metrics);
    target = targets.map(folder -> TargetFile.write(folder, name, server.target()));
  }

  /**
   * Shows a run from now on.
   *
   * @param verdict on the run; it hears of each round before the page does
   */
  public LiveRun show(
      Scenario scenario,
      RunCard.RunDetails setting,
      RunFeed.PaceMessage state,
      RunVerdict verdict) {
    name = setting.name();
    LiveRun shown = new LiveRun(feed, scenario, setting, state, verdict);
    run = Optional.of(shown);
    return shown;
  }

  /** Whatever goes wrong, the next tick comes. */
  private void tick() {
    long now = System.nanoTime();
    try {
      run.ifPresent(shown -> shown.tick(now));
      streams.endStuck(now);
    } catch (RuntimeException e) {
      log.warn("the page is not told what goes on", e);
    }
  }

  /** Ends the pages' streams and gives the port back. */
  @Override
  public void close() {
    target.ifPresent(TargetFile::close);
    clock.shutdownNow();
    feed.close();
    streams.awaitEnd(FAREWELL_MAX);
    server.close();
    readings.close();
  }
}
