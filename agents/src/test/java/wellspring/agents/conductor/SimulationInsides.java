package wellspring.agents.conductor;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.BootstrapSetup;
import wellspring.agents.agent.Agent;
import wellspring.agents.context.RunContext;
import wellspring.agents.evaluator.EvaluatorState;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.protocol.Order;

/** What tests of other packages need of a simulation's insides. */
public final class SimulationInsides {
  private SimulationInsides() {}

  /** Hears of all that agents do. */
  public interface AgentWatch {
    /**
     * An order is about to be carried out. What this throws is how it fails.
     *
     * @param kept what the agent keeps
     */
    void begins(String agent, Object kept, Order order);

    /** An order has been begun, and is not carried out any further for now. */
    void ends(String agent, Order order);

    /** What an agent keeps from now on. If this throws, the agent's actor dies. */
    void keeps(String agent, Object kept);
  }

  /** See {@link SimulationSystem#open(BootstrapSetup)}. */
  public static SimulationSystem open(BootstrapSetup setup) {
    return SimulationSystem.open(setup);
  }

  /** See {@link SimulationSystem#begin}. */
  public static CompletionStage<RunningSimulation> begin(
      SimulationSystem system, SimulationStart start) {
    return system.begin(start);
  }

  /** The same start, with agents that are watched. */
  public static SimulationStart watched(SimulationStart start, AgentWatch watch) {
    List<RunAgent<?>> agents = new ArrayList<>();
    start.agents().forEach(agent -> agents.add(watched(agent, watch)));
    return new SimulationStart(
        start.run(), start.state(), agents, start.elsewhere(), start.progress(), start.ended());
  }

  private static <S> RunAgent<S> watched(RunAgent<S> agent, AgentWatch watch) {
    return new RunAgent<>(
        agent.name(), new WatchedAgent<>(agent.name(), agent.agent(), watch), agent.state());
  }

  /** What each agent keeps at a start, as {@link #betweenRounds}. */
  public static SortedMap<String, Object> kept(SimulationStart start) {
    return kept(start.agents());
  }

  private static SortedMap<String, Object> kept(List<RunAgent<?>> agents) {
    SortedMap<String, Object> kept = new TreeMap<>();
    agents.forEach(agent -> kept.put(agent.name(), betweenRounds(agent.state())));
    return kept;
  }

  /** Of what an agent keeps, what it keeps from round to round. */
  public static Object betweenRounds(Object kept) {
    return kept instanceof EvaluatorState evaluator ? evaluator.compared() : kept;
  }

  /** What agents keep that only read of rounds. */
  public static final class Fold {
    private List<RunAgent<?>> agents;

    public Fold(RunContext context) {
      this.agents = RunAgent.all(context);
    }

    private Fold(List<RunAgent<?>> agents) {
      this.agents = agents;
    }

    /** With one round more. */
    public Fold after(RoundClosed round) {
      List<RunAgent<?>> next = new ArrayList<>();
      agents.forEach(agent -> next.add(after(agent, round)));
      return new Fold(next);
    }

    private static <S> RunAgent<S> after(RunAgent<S> agent, RoundClosed round) {
      return new RunAgent<>(agent.name(), agent.agent(), agent.agent().after(agent.state(), round));
    }

    public SortedMap<String, Object> kept() {
      return SimulationInsides.kept(agents);
    }
  }

  private record WatchedAgent<S>(String name, Agent<S> agent, AgentWatch watch)
      implements Agent<S> {
    @Override
    public S blank() {
      return agent.blank();
    }

    @Override
    public CompletionStage<OrderResult<S>> act(S state, Order order) {
      watch.begins(name, state, order);
      try {
        return agent.act(state, order).thenApply(this::watched);
      } finally {
        watch.ends(name, order);
      }
    }

    private OrderResult<S> watched(OrderResult<S> result) {
      return new OrderResult<>(
          result.output(),
          now -> {
            S next = result.change().apply(now);
            watch.keeps(name, next);
            return next;
          });
    }

    @Override
    public S after(S state, RoundClosed closed) {
      return agent.after(state, closed);
    }
  }
}
