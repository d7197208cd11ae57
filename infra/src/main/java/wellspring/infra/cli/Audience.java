package wellspring.infra.cli;

import java.util.List;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.world.Progress;
import wellspring.agents.world.Training;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.infra.metrics.RunMetrics;
import wellspring.infra.page.LiveRun;
import wellspring.infra.run.RoundListener;

/**
 * Who watches a run: the people at the terminal, those at the page, Prometheus, the log of this
 * program, and the history of which the verdict is made.
 */
record Audience(
    Console console,
    RunDisplay display,
    RunVerdict verdict,
    LiveRun live,
    RunMetrics metrics,
    OperatorLog log) {

  /** Those who want to know of rounds. */
  List<RoundListener> listeners() {
    return List.of(round -> verdict.add(round.measurements()), metrics, live, display, log);
  }

  /** The work has come so far. */
  void progress(Progress progress) {
    console.progress(progress);
    live.progress(progress);
    metrics.progress(progress);
  }

  /** A training has come so far. */
  void training(Training training) {
    console.training(training);
    live.training(training);
    metrics.training(training);
  }

  /** An event is in the log. */
  void published(Topic topic, Event event, long nanos) {
    live.published(event);
    metrics.published(topic, event, nanos);
  }
}
