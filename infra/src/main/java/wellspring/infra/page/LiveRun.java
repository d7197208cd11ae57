package wellspring.infra.page;

import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Progress;
import wellspring.agents.world.Training;
import wellspring.dashboards.page.Feed;
import wellspring.dashboards.page.RunCard;
import wellspring.dashboards.page.RunFeed;
import wellspring.infra.run.ClosedRound;
import wellspring.infra.run.RoundListener;

/** The run that a live page shows. What it is told it notes quickly, whoever looks. */
public final class LiveRun implements RoundListener {
  private final RunFeed feed;

  LiveRun(Feed feed, Scenario scenario, RunCard.Setting setting, RunFeed.State state) {
    this.feed =
        new RunFeed(feed, new RunCard(scenario, setting), scenario.collapse(), state);
  }

  @Override
  public void roundOpened(RoundOpened event) {
    feed.opened(event);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    feed.closed(
        new RunFeed.Closed(
            round.round(), round.measurements(), round.releases(), round.flows()));
  }

  @Override
  public void steered(Steered event) {
    feed.steered(event);
  }

  /** An event is in the log. */
  public void published(Event event) {
    feed.published(event);
  }

  /** The work has come so far. */
  public void progress(Progress progress) {
    feed.progress(progress);
  }

  /** A training has come so far. */
  public void training(Training training) {
    feed.training(training);
  }

  /** The run is over, and all of it is on the disk. */
  public void ended(RunFeed.Ending ending) {
    feed.ended(ending);
  }

  void tick(long nanos) {
    feed.tick(nanos);
  }
}
