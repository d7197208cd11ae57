package wellspring.agents.conductor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import wellspring.agents.agent.Agent;
import wellspring.agents.context.RunContext;
import wellspring.agents.curator.Curator;
import wellspring.agents.evaluator.Evaluator;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.human.Cohort;
import wellspring.agents.human.GuestWriter;
import wellspring.agents.human.OutsideCohort;
import wellspring.agents.model.Model;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.PastScenario;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.society.Accountant;
import wellspring.agents.society.Audience;

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
    return named(run, run.scenario(), any -> true);
  }

  /**
   * Those agents of a run before its first round that are wanted: the others are not even made.
   *
   * @param next the scenario that it will come to
   */
  private static List<RunAgent<?>> named(RunContext run, Scenario next, Predicate<String> wanted) {
    Map<String, Supplier<RunAgent<?>>> makers = new LinkedHashMap<>();
    Scenario scenario = run.scenario();
    scenario.humans().forEach((name, cohort) -> makers.put(name, () -> people(run, name, cohort)));
    scenario
        .audiences()
        .keySet()
        .forEach(name -> makers.put(name, () -> blank(name, new Audience(run, name))));
    scenario
        .curators()
        .keySet()
        .forEach(name -> makers.put(name, () -> blank(name, new Curator(run, name))));
    scenario
        .models()
        .keySet()
        .forEach(name -> makers.put(name, () -> blank(name, new Model(run, name))));
    makers.put(AgentNames.EVALUATOR, () -> blank(AgentNames.EVALUATOR, new Evaluator(run, next)));
    makers.put(AgentNames.GUEST, () -> blank(AgentNames.GUEST, new GuestWriter()));
    makers.put(AgentNames.SETTLEMENT, () -> blank(AgentNames.SETTLEMENT, new RoundSettler(run)));
    if (scenario.hasSociety()) {
      makers.put(AgentNames.ACCOUNTANT, () -> blank(AgentNames.ACCOUNTANT, new Accountant(run)));
    }
    List<RunAgent<?>> agents = new ArrayList<>();
    makers.forEach(
        (name, maker) -> {
          if (wanted.test(name)) {
            agents.add(maker.get());
          }
        });
    return List.copyOf(agents);
  }

  private static RunAgent<?> people(RunContext run, String name, CohortSpec cohort) {
    return cohort.outside().isPresent()
        ? blank(name, new OutsideCohort(run, name))
        : blank(name, new Cohort(run, name));
  }

  /**
   * All agents of a run after some rounds, read from the log. May block for long.
   *
   * @param rounds in order, from the first one
   */
  static List<RunAgent<?>> all(RunContext run, List<RoundClosed> rounds) {
    return named(run, rounds, any -> true);
  }

  /**
   * One agent of a run after some rounds, read from the log. May block for long.
   *
   * @param rounds in order, from the first one
   * @throws IllegalArgumentException if there is no such agent
   */
  static RunAgent<?> one(RunContext run, List<RoundClosed> rounds, String name) {
    return named(run, rounds, name::equals).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the run has no agent of this name"));
  }

  private static List<RunAgent<?>> named(
      RunContext run, List<RoundClosed> rounds, Predicate<String> wanted) {
    List<RunAgent<?>> agents = List.of();
    int read = 0;
    for (PastScenario past : run.before()) {
      agents = takingOver(agents, named(run.under(past), run.scenario(), wanted));
      agents = after(agents, run, rounds.subList(read, past.rounds()));
      read = past.rounds();
    }
    return after(
        takingOver(agents, named(run, run.scenario(), wanted)),
        run,
        rounds.subList(read, rounds.size()));
  }

  private static List<RunAgent<?>> after(
      List<RunAgent<?>> agents, RunContext run, List<RoundClosed> rounds) {
    List<RunAgent<?>> now = agents;
    for (RoundClosed round : rounds) {
      List<RunAgent<?>> next = new ArrayList<>();
      now.forEach(agent -> next.add(agent.after(round)));
      now = next;
      run.documents().forget();
    }
    return List.copyOf(now);
  }

  /** New agents that keep what others of their names kept. */
  private static List<RunAgent<?>> takingOver(List<RunAgent<?>> old, List<RunAgent<?>> successors) {
    Map<String, RunAgent<?>> before = new HashMap<>();
    old.forEach(agent -> before.put(agent.name(), agent));
    List<RunAgent<?>> all = new ArrayList<>();
    for (RunAgent<?> agent : successors) {
      RunAgent<?> known = before.get(agent.name());
      all.add(known == null ? agent : agent.takingOver(known));
    }
    return List.copyOf(all);
  }

  @SuppressWarnings("unchecked") // agents of one name are of one kind
  private RunAgent<S> takingOver(RunAgent<?> before) {
    return new RunAgent<>(name, agent, agent.takingOver((S) before.state()));
  }

  private RunAgent<S> after(RoundClosed round) {
    return new RunAgent<>(name, agent, agent.after(state, round));
  }
}
