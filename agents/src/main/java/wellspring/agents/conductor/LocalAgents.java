package wellspring.agents.conductor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import wellspring.agents.agent.AgentActor;
import wellspring.agents.context.RunContext;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;

/** All agents of a run, each an actor here, beside the conductor. */
final class LocalAgents implements AgentHost {
  private final Map<String, ActorRef<AgentActor.Command>> actors = new HashMap<>();
  private final ActorRef<Answer> answers;

  /**
   * Calls agents together.
   *
   * @param context the conductor's, which will be told if one of them dies
   * @param answers where they answer
   */
  LocalAgents(
      ActorContext<?> context, RunContext run, List<RunAgent<?>> agents, ActorRef<Answer> answers) {
    this.answers = answers;
    for (RunAgent<?> agent : agents) {
      ActorRef<AgentActor.Command> actor = context.spawn(behavior(run, agent), agent.name());
      context.watch(actor);
      actors.put(agent.name(), actor);
    }
  }

  /** The actor that an agent is. */
  static <S> Behavior<AgentActor.Command> behavior(RunContext run, RunAgent<S> agent) {
    return AgentActor.create(run, agent.agent(), agent.state());
  }

  @Override
  public void give(Order order) {
    ActorRef<AgentActor.Command> actor = actors.get(order.agent());
    if (actor == null) {
      throw new IllegalArgumentException("the run has no agent of this name");
    }
    actor.tell(new AgentActor.Perform(order, answers));
  }
}
