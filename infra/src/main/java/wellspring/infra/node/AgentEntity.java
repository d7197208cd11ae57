package wellspring.infra.node;

import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.agents.agent.MovingAgent;
import wellspring.agents.conductor.AgentRecall;
import wellspring.infra.node.NodeMessage.Asked;
import wellspring.infra.node.NodeMessage.Lives;

/**
 * The place of an agent on this node. For each attempt at the run it makes another agent; what an
 * earlier attempt still asks is not done.
 */
final class AgentEntity extends AbstractBehavior<Asked> {
  private final String name;
  private final String node;
  private final NodeRuns runs;
  private Optional<ActorRef<MovingAgent.Command>> agent = Optional.empty();
  private int attempt;

  private AgentEntity(ActorContext<Asked> context, String name, String node, NodeRuns runs) {
    super(context);
    this.name = name;
    this.node = node;
    this.runs = runs;
  }

  /**
   * The place of an agent.
   *
   * @param node the address of this node
   */
  static Behavior<Asked> create(String name, String node, NodeRuns runs) {
    return Behaviors.setup(context -> new AgentEntity(context, name, node, runs));
  }

  @Override
  public Receive<Asked> createReceive() {
    return newReceiveBuilder().onMessage(Asked.class, this::onAsked).build();
  }

  private Behavior<Asked> onAsked(Asked asked) {
    if (asked.attempt() > attempt) {
      attempt = asked.attempt();
      agent.ifPresent(
          old -> {
            getContext().unwatch(old);
            getContext().stop(old);
          });
      ActorRef<MovingAgent.Command> made =
          getContext()
              .spawnAnonymous(
                  AgentRecall.behavior(() -> runs.context(asked.attempt()), runs.work(), name));
      getContext().watch(made); // if it dies, so does this, and the next sheet begins anew
      agent = Optional.of(made);
      asked.lives().tell(new Lives(name, node));
    }
    if (asked.attempt() == attempt) {
      agent.orElseThrow().tell(new MovingAgent.Perform(asked.sheet(), asked.replyTo()));
    }
    return this;
  }
}
