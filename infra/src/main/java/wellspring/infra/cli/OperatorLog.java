package wellspring.infra.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.lab.RunLog;
import wellspring.infra.run.RoundListener;
import wellspring.infra.run.RunDirectory;
import wellspring.model.text.CountPhrase;

/** What an operator wants to know of a run, as lines of the log. */
final class OperatorLog implements RoundListener {
  private static final Logger log = LoggerFactory.getLogger("wellspring.run");

  private final LongSupplier nanos;
  private final long begun;
  private long opened;

  /**
   * @param nanos the time in nanoseconds from any start
   */
  OperatorLog(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.opened = begun;
  }

  /** Where it can be watched, without the token. */
  void page(String url) {
    log.info("page at {}", url);
  }

  /** Everything has started. */
  void started(Scenario scenario, RunDirectory directory, RunLog events) {
    String kafka = events.address().isEmpty() ? "memory" : events.address();
    log.info(
        "run {} starts: scenario {}, seed {}, {}, log {}, directory {}",
        directory.run(),
        scenario.name(),
        scenario.seed(),
        CountPhrase.of(scenario.rounds(), "round"),
        events.isOwn() && !events.address().isEmpty() ? "own broker at " + kafka : kafka,
        directory.path());
  }

  @Override
  public void roundOpened(RoundOpened event) {
    opened = nanos.getAsLong();
    log.debug("round {} opened", event.round());
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (ModelReleased release : round.releases()) {
      log.info(
          "{} released generation {}, checkpoint {}",
          release.agent(),
          release.generation(),
          release.checkpoint());
    }
    log.info("round {} closed in {} s", round.round(), since(opened));
  }

  @Override
  public void participantMissed(ParticipantMissed event) {
    log.warn("round {} goes on without {}: {}", event.round(), event.participant(), event.reason());
  }

  @Override
  public void steered(Steered event) {
    log.info("steered: {}", event.getClass().getSimpleName());
  }

  /** How it ended, which its log cannot tell where that is lost. */
  void ended(RunEnded event) {
    log.info(
        "run {} after {} and {} s{}",
        event.status().name().toLowerCase(Locale.ROOT),
        CountPhrase.of(event.round(), "round"),
        since(begun),
        event.reason().isEmpty() ? "" : ": " + event.reason());
  }

  private String since(long start) {
    return String.format(Locale.ROOT, "%.1f", (nanos.getAsLong() - start) / 1e9);
  }
}
