package wellspring.agents.conductor;

import java.util.ArrayList;
import java.util.List;
import wellspring.agents.agent.Agent;
import wellspring.agents.context.RunContext;
import wellspring.agents.curator.Curator;
import wellspring.agents.evaluator.Evaluator;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.human.Cohort;
import wellspring.agents.human.GuestWriter;
import wellspring.agents.model.Model;
import wellspring.agents.scenario.Scenario;

/**
 * An agent of a run, and what it keeps.
 *
 * @param <S> what it keeps between orders
 */
record RunAgent<S>(String name, Agent<S> agent, S state) {

  private static <S> RunAgent<S> blank(String name, Agent<S> agent) {
    return new RunAgent<>(name, agent, agent.blank());
  }

  /** All agents of a run before its first round. */
  static List<RunAgent<?>> all(RunContext run) {
    List<RunAgent<?>> agents = new ArrayList<>();
    Scenario scenario = run.scenario();
    scenario.humans().keySet().forEach(name -> agents.add(blank(name, new Cohort(run, name))));
    scenario.curators().keySet().forEach(name -> agents.add(blank(name, new Curator(run, name))));
    scenario.models().keySet().forEach(name -> agents.add(blank(name, new Model(run, name))));
    agents.add(blank(AgentNames.EVALUATOR, new Evaluator(run)));
    agents.add(blank(AgentNames.GUEST, new GuestWriter()));
    agents.add(blank(AgentNames.SETTLEMENT, new RoundSettler(run)));
    return List.copyOf(agents);
  }

  /**
   * All agents of a run after some rounds, read from the log. May block for long.
   *
   * @param rounds in order, from the first one
   */
  static List<RunAgent<?>> all(RunContext run, List<RoundClosed> rounds) {
    List<RunAgent<?>> agents = all(run);
    for (RoundClosed round : rounds) {
      List<RunAgent<?>> next = new ArrayList<>();
      agents.forEach(agent -> next.add(agent.after(round)));
      agents = next;
      run.documents().forget();
    }
    return List.copyOf(agents);
  }

  private RunAgent<S> after(RoundClosed round) {
    return new RunAgent<>(name, agent, agent.after(state, round));
  }
}
