package wellspring.agents.conductor;

import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentActor;
import wellspring.agents.context.RunContext;
import wellspring.agents.curator.Curator;
import wellspring.agents.evaluator.Evaluator;
import wellspring.agents.event.AgentNames;
import wellspring.agents.human.Cohort;
import wellspring.agents.human.GuestWriter;
import wellspring.agents.model.Model;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.Scenario;

/** All agents of a run, each an actor here, beside the conductor. */
final class LocalAgents implements AgentHost {
  private final Map<String, ActorRef<AgentActor.Command>> actors = new HashMap<>();
  private final ActorContext<?> context;
  private final RunContext world;
  private final ActorRef<Answer> answers;

  /**
   * Calls the agents of a scenario together.
   *
   * @param context the conductor's, which will be told if one of them dies
   * @param answers where they answer
   */
  LocalAgents(ActorContext<?> context, RunContext world, ActorRef<Answer> answers) {
    this.context = context;
    this.world = world;
    this.answers = answers;
    Scenario scenario = world.scenario();
    scenario.humans().keySet().forEach(name -> spawn(name, new Cohort(world, name)));
    scenario.curators().keySet().forEach(name -> spawn(name, new Curator(world, name)));
    scenario.models().keySet().forEach(name -> spawn(name, new Model(world, name)));
    spawn(AgentNames.EVALUATOR, new Evaluator(world));
    spawn(AgentNames.GUEST, new GuestWriter());
    spawn(AgentNames.SETTLEMENT, new RoundSettler(world));
  }

  private void spawn(String name, Agent<?> agent) {
    ActorRef<AgentActor.Command> actor = context.spawn(AgentActor.create(world, agent), name);
    context.watch(actor);
    actors.put(name, actor);
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
