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
  private final RunContext run;
  private final ActorRef<Answer> answers;

  /**
   * Calls the agents of a scenario together.
   *
   * @param context the conductor's, which will be told if one of them dies
   * @param answers where they answer
   */
  LocalAgents(ActorContext<?> context, RunContext run, ActorRef<Answer> answers) {
    this.context = context;
    this.run = run;
    this.answers = answers;
    Scenario scenario = run.scenario();
    scenario.humans().keySet().forEach(name -> spawn(name, new Cohort(run, name)));
    scenario.curators().keySet().forEach(name -> spawn(name, new Curator(run, name)));
    scenario.models().keySet().forEach(name -> spawn(name, new Model(run, name)));
    spawn(AgentNames.EVALUATOR, new Evaluator(run));
    spawn(AgentNames.GUEST, new GuestWriter());
    spawn(AgentNames.SETTLEMENT, new RoundSettler(run));
  }

  private void spawn(String name, Agent<?> agent) {
    ActorRef<AgentActor.Command> actor = context.spawn(AgentActor.create(run, agent), name);
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
