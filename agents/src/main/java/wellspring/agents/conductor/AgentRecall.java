package wellspring.agents.conductor;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import wellspring.agents.agent.AgentActor;
import wellspring.agents.agent.MovingAgent;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;
import wellspring.agents.round.PastRun;

/** Makes agents of a run at another place than its conductor's: they have all from its log. */
public final class AgentRecall {
  private AgentRecall() {}

  /**
   * The actor of an agent that may move.
   *
   * @param run what it shares with others at its place; asked on a thread for work, may block
   * @param work runs what would hold an actor's thread up
   * @param name the agent's
   */
  public static Behavior<MovingAgent.Command> behavior(
      Supplier<RunContext> run, Executor work, String name) {
    return MovingAgent.create(work, round -> recalled(run.get(), round, name));
  }

  private static Behavior<AgentActor.Command> recalled(RunContext run, int round, String name) {
    return LocalAgents.behavior(run, RunAgent.one(run, closed(run.log(), round), name));
  }

  /** The rounds before one: when something is asked in it, the log has them. */
  private static List<RoundClosed> closed(EventLog log, int round) {
    List<RoundClosed> closed = PastRun.of(log).closed();
    if (closed.size() < round) {
      throw new LogException(
          "the log has %d closed rounds, and %d are needed".formatted(closed.size(), round));
    }
    return closed.subList(0, round);
  }
}
