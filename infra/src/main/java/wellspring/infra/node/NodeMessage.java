package wellspring.infra.node;

import org.apache.pekko.actor.typed.ActorRef;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.OrderSheet;

/** What nodes tell each other; it and {@link Answer} are all that is let in from outside. */
public interface NodeMessage {

  /**
   * To the leader: a node is there. It says so again and again.
   *
   * @param build what it is
   */
  record Hello(String node, String build, ActorRef<LeaderSays> replyTo)
      implements NodeMessage, Leadership.Command {}

  /** What the leader says to a node. */
  interface LeaderSays extends NodeMessage {}

  /**
   * The run is under way.
   *
   * @param run its name
   * @param folder its folder, which all nodes share
   * @param scenarioHash the SHA-256 of the resolved scenario
   * @param attempt which attempt at the run it is, from 1
   * @param leader which node leads
   * @param process the number of its process
   */
  record RunNotice(
      String run, String folder, String scenarioHash, int attempt, String leader, long process)
      implements LeaderSays {}

  /** A node is not let in. */
  record Refusal(String reason) implements LeaderSays {}

  /** The run has ended. */
  record Over(String sentence) implements LeaderSays {}

  /**
   * To an agent: what a round asks of it.
   *
   * @param attempt which attempt at the run asks
   */
  record Asked(int attempt, OrderSheet sheet, ActorRef<Answer> replyTo, ActorRef<Lives> lives)
      implements NodeMessage {}

  /** From an agent: where it lives. */
  record Lives(String agent, String node) implements NodeMessage, OrderDispatcher.Command {}
}
