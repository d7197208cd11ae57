package wellspring.infra.lab;

import java.util.List;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.run.RoundListener;

/**
 * Who wants to know how a run goes. First {@link #located}, then {@link #begins}, then the others
 * as things happen, then {@link #over}. What is told of rounds comes from one thread, in the log's
 * order, after the run's tables have it; what throws there ends the run as failed.
 */
public interface RunObserver extends RoundListener {

  /**
   * All that the run needs is there, and its folder is made; its log is not open yet, which may
   * take seconds. Who throws refuses the run.
   */
  default void located(RunSubject subject) {}

  /**
   * The log is open, and the run begins once all observers have heard so. Who throws refuses it.
   */
  default void begins(RunSubject subject, RunLog log) {}

  @Override
  default void roundClosed(ClosedRound round) {}

  /** The work has come so far. On an actor's thread: it must be quick. */
  default void progress(RoundProgress progress) {}

  /** A training has come so far. */
  default void training(TrainingProgress training) {}

  /**
   * Events came to be in the log together. On the log's threads, from several at once: it must be
   * quick.
   *
   * @param nanos how long that took
   */
  default void published(Topic topic, List<Event> events, long nanos) {}

  /** Something is to be said that is no part of the result, such as that something takes long. */
  default void remark(String text) {}

  /**
   * The run is over, and its tables are whole. Always told, unlike {@link #runEnded}, which a log
   * that is lost cannot tell.
   */
  default void over(RunEnded ended) {}
}
