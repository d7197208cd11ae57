package wellspring.infra.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.log.EventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.idle.IdleSetting;
import wellspring.agents.scenario.idle.IdleSettings;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.page.MessageFeed;
import wellspring.dashboards.page.RunCard;
import wellspring.dashboards.page.RunFeed;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.infra.run.RoundListener;
import wellspring.infra.run.RunDirectory;
import wellspring.model.language.Language;

/**
 * The run that a live page shows. Its listener methods return quickly, however many pages are open.
 */
public final class LiveRun implements RoundListener {
  private final Scenario scenario;
  private final RunFeed feed;
  private final CompletableFuture<SteeringTarget> wheel = new CompletableFuture<>();
  private volatile Optional<DocumentIndex> documents = Optional.empty();
  private volatile boolean over;
  private volatile Optional<Path> report = Optional.empty();
  private volatile Optional<LogDocuments> places = Optional.empty();

  LiveRun(
      MessageFeed feed,
      Scenario scenario,
      RunCard.RunDetails setting,
      RunFeed.PaceMessage state,
      RunVerdict verdict) {
    this.scenario = scenario;
    this.feed = new RunFeed(feed, new RunCard(scenario, setting), verdict, state);
  }

  /** Lets pages read the run's documents in its log. */
  public void read(EventLog log, RunDirectory run, Language language) {
    LogDocuments located = new LogDocuments(log, run);
    places = Optional.of(located);
    read(new DocumentIndex(scenario, located::read, () -> Optional.of(language)));
  }

  /** Lets pages read the run's documents, wherever they are. */
  void read(DocumentIndex index) {
    documents = Optional.of(index);
  }

  /** Lets pages steer the run, until it is over; what they have ordered before waits for this. */
  public void steerBy(SteeringTarget newWheel) {
    wheel.complete(newWheel);
  }

  @Override
  public void roundOpened(RoundOpened event) {
    feed.opened(event);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    documents.ifPresent(index -> index.add(round)); // who hears of a round may ask for it
    feed.closed(round);
  }

  /** Shows what the verdict is now. */
  void judge() {
    feed.judge();
  }

  @Override
  public void roundLocated(RoundClosed event) {
    places.ifPresent(log -> log.add(event));
  }

  @Override
  public void runEnded(RunEnded event) {
    over = true;
  }

  @Override
  public void steered(Steered event) {
    feed.steered(event);
  }

  @Override
  public void runContinued(RunContinued event) {
    feed.continued(event.round());
  }

  @Override
  public void runForked(RunForked event) {
    forked(event.round(), event.parent());
  }

  /** The rounds before this one are those of another run. */
  void forked(int round, String parent) {
    feed.forked(round, parent);
  }

  /** Events are in the log. */
  public void published(List<Event> events) {
    feed.published(events);
  }

  /** The work has come so far. */
  public void progress(RoundProgress progress) {
    feed.progress(progress);
  }

  /**
   * The run has several nodes.
   *
   * @param agents by agent, the node on which it lives
   */
  public void placed(String leader, Map<String, String> agents) {
    feed.placed(leader, agents);
  }

  /** A training has come so far. */
  public void training(TrainingProgress training) {
    feed.training(training);
  }

  /**
   * The run is over, and all of it is on the disk.
   *
   * @param written its report; empty if there is none
   */
  public void ended(RunFeed.Ending ending, Optional<Path> written) {
    over = true;
    report = written;
    feed.ended(ending);
  }

  Optional<DocumentIndex> documents() {
    return documents;
  }

  /** What steers the run, at once or as soon as it begins; empty if it is over. */
  Optional<SteeringTarget> wheel() {
    return over
        ? Optional.empty()
        : Optional.of(order -> wheel.thenCompose(own -> own.steer(order)));
  }

  /** What an order does otherwise than it says, in sentences. */
  List<String> remarks(Steered event) {
    return event instanceof Intervened intervened
        ? IdleSettings.ofChange(scenario, intervened.change()).stream()
            .map(IdleSetting::sentence)
            .toList()
        : List.of();
  }

  Optional<Path> report() {
    return report;
  }

  void tick(long nanos) {
    feed.tick(nanos);
  }
}
