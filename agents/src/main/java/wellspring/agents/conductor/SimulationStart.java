package wellspring.agents.conductor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.protocol.Answer;
import wellspring.agents.round.PastRun;
import wellspring.agents.round.RunState;
import wellspring.agents.steering.StartOptions;

/**
 * From where a run is led: from its beginning, or from its last closed round.
 *
 * @param run what its agents share
 * @param state how far it is
 * @param agents what they keep by then; none if they live elsewhere
 * @param elsewhere where they live; empty for beside the conductor
 * @param progress is told how far the work has come
 * @param ended is completed with how the run ended, whatever happens
 */
public record SimulationStart(
    RunContext run,
    RunState state,
    List<RunAgent<?>> agents,
    Optional<AgentHost.Placement> elsewhere,
    Consumer<RoundProgress> progress,
    CompletableFuture<RunEnded> ended) {

  /**
   * A run that has not begun.
   *
   * @param opening how it begins
   * @param progress is told how far the work has come, on an actor's thread: it must be quick
   * @throws wellspring.agents.steering.SteeringException if what the opening wants repeated is not
   *     possible in this scenario
   */
  public static SimulationStart fresh(
      RunContext run, StartOptions opening, Consumer<RoundProgress> progress) {
    return fresh(run, opening, Optional.empty(), progress);
  }

  /**
   * A run that has not begun.
   *
   * @param elsewhere where its agents live; empty for beside the conductor
   */
  public static SimulationStart fresh(
      RunContext run,
      StartOptions opening,
      Optional<AgentHost.Placement> elsewhere,
      Consumer<RoundProgress> progress) {
    opening.requirePossible(run.scenario(), run.language());
    return new SimulationStart(
        run,
        RunState.of(run, opening),
        elsewhere.isPresent() ? List.of() : RunAgent.all(run),
        elsewhere,
        progress,
        new CompletableFuture<>());
  }

  /**
   * A run after its last closed round. All closed rounds are read for it, which may take long.
   *
   * @param opening how it began
   * @param past what counts of it
   * @param progress is told how far the work has come, on an actor's thread: it must be quick
   * @throws wellspring.agents.log.LogException if the log cannot be read
   */
  public static SimulationStart continuing(
      RunContext run, StartOptions opening, PastRun past, Consumer<RoundProgress> progress) {
    return continuing(run, opening, past, Optional.empty(), progress);
  }

  /**
   * A run after its last closed round. Where its agents live elsewhere, they read the closed rounds
   * there.
   *
   * @param elsewhere where its agents live; empty for beside the conductor
   */
  public static SimulationStart continuing(
      RunContext run,
      StartOptions opening,
      PastRun past,
      Optional<AgentHost.Placement> elsewhere,
      Consumer<RoundProgress> progress) {
    return new SimulationStart(
        run,
        RunState.continuing(run, opening, past),
        elsewhere.isPresent() ? List.of() : RunAgent.all(run, past.closed()),
        elsewhere,
        progress,
        new CompletableFuture<>());
  }

  /** Calls the agents together. */
  AgentHost host(ActorContext<?> conductor, ActorRef<Answer> answers) {
    return elsewhere
        .map(place -> place.open(answers::tell))
        .orElseGet(() -> new LocalAgents(conductor, run, agents, answers));
  }
}
