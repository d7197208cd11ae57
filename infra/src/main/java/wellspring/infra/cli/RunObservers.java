package wellspring.infra.cli;

import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import java.util.List;
import java.util.OptionalDouble;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.page.RunCard;
import wellspring.dashboards.page.RunFeed;
import wellspring.infra.lab.RunClock;
import wellspring.infra.lab.RunLog;
import wellspring.infra.lab.RunObserver;
import wellspring.infra.lab.RunSubject;
import wellspring.infra.metrics.RunMetrics;
import wellspring.infra.page.LivePage;
import wellspring.infra.page.LiveRun;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.RunNodes;

/**
 * Who watches a run that was started from the command line: Prometheus, those at the page, the
 * people at the terminal, and the log of this program; each is told in this order.
 */
final class RunObservers implements RunObserver, AutoCloseable {
  private final RunOptions options;
  private final RunClock clock;
  private final ConsoleOutput console;
  private final RunDisplay display;
  private final OperatorLog log;
  private final LivePage page;
  private final DeviceConnection devices;
  private LiveRun live;
  private RunMetrics metrics;

  /**
   * @param log of this program
   * @param page which will show the run
   * @param devices what it trains on
   */
  RunObservers(
      RunOptions options,
      RunClock clock,
      ConsoleOutput console,
      RunDisplay display,
      OperatorLog log,
      LivePage page,
      DeviceConnection devices) {
    this.options = options;
    this.clock = clock;
    this.console = console;
    this.display = display;
    this.log = log;
    this.page = page;
    this.devices = devices;
  }

  /** The run on the page, once it is there. */
  LiveRun live() {
    return live;
  }

  @Override
  public void located(RunSubject subject) {
    RunDirectory directory = subject.directory().orElseThrow();
    live =
        page.show(
            subject.scenario(),
            new RunCard.RunDetails(
                directory.run(),
                clock.started().toString(),
                options.origin().parent().map(RunFork::origin).orElse(""),
                options.repeat().command(),
                subject.symbols()),
            state(),
            subject.verdict());
    console.status("Starting Kafka ...");
    metrics =
        new RunMetrics(
            new RunMetrics.MeteredRun(
                subject.scenario(),
                directory,
                options.execution().kafka().toString(),
                devices.description(),
                subject.verdict(),
                options.opening().paused()));
  }

  private RunFeed.PaceMessage state() {
    OptionalDouble speed = options.opening().speed();
    return new RunFeed.PaceMessage(
        options.opening().paused(), speed.isPresent() ? speed.getAsDouble() : null, 0);
  }

  @Override
  public void begins(RunSubject subject, RunLog events) {
    RunDirectory directory = subject.directory().orElseThrow();
    page.serveMetrics(new MetricsHandler(metrics.registry()), options.display().targets());
    console.clear();
    subject.remarks().forEach(console::paragraph);
    log.started(subject.scenario(), directory, events);
    display.announceRun(directory, events, devices, page);
    display.announceOutside(directory, subject.learners().outside().names());
    live.read(events.log(), directory, subject.language());
  }

  @Override
  public void roundOpened(RoundOpened event) {
    metrics.roundOpened(event);
    live.roundOpened(event);
    log.roundOpened(event);
  }

  @Override
  public void roundLocated(RoundClosed event) {
    live.roundLocated(event);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    metrics.roundClosed(round);
    live.roundClosed(round);
    display.roundClosed(round);
    log.roundClosed(round);
  }

  @Override
  public void steered(Steered event) {
    metrics.steered(event);
    live.steered(event);
    log.steered(event);
  }

  @Override
  public void participantMissed(ParticipantMissed event) {
    display.participantMissed(event);
    log.participantMissed(event);
  }

  @Override
  public void runContinued(RunContinued event) {
    metrics.runContinued(event);
    live.runContinued(event);
  }

  @Override
  public void runForked(RunForked event) {
    live.runForked(event);
  }

  @Override
  public void runEnded(RunEnded event) {
    metrics.runEnded(event);
    live.runEnded(event);
  }

  @Override
  public void progress(RoundProgress progress) {
    console.progress(progress);
    live.progress(progress);
    metrics.progress(progress);
  }

  @Override
  public void training(TrainingProgress training) {
    console.training(training);
    live.training(training);
    metrics.training(training);
  }

  @Override
  public void published(Topic topic, List<Event> events, long nanos) {
    live.published(events);
    metrics.published(topic, events, nanos);
  }

  /** The run has several nodes, and agents live there now. */
  void placed(RunNodes nodes) {
    metrics.nodes(nodes.count());
    live.placed(nodes.leader(), nodes.agents());
  }

  @Override
  public void remark(String text) {
    console.remark(text);
  }

  @Override
  public void over(RunEnded ended) {
    console.clear();
    metrics.runEnded(ended);
    log.ended(ended);
  }

  /** Ends the run's metrics, if it has begun any. */
  @Override
  public void close() {
    if (metrics != null) {
      metrics.close();
    }
  }
}
