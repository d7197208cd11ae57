package wellspring.agents.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.conductor.AgentHost;
import wellspring.agents.conductor.SimulationStart;
import wellspring.agents.conductor.SimulationSystem;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.MemoryCheckpointStore;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunContexts;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.round.PastCopy;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.model.random.Seed;

/** Agents that move from place to place in the middle of rounds: nobody can tell from the run. */
class MovedAgentsTest {
  private static ExecutorService work;
  private static SimulationSystem simulations;

  @BeforeAll
  static void begin() {
    work = Executors.newFixedThreadPool(2);
    simulations = SimulationSystem.open(2);
  }

  @AfterAll
  static void end() {
    simulations.close();
    work.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aRunWhoseAgentsMoveComesToTheSame(long seed) {
    Scenario scenario = NightScenario.drawn(new SplittableRandom(seed));
    AtomicInteger moves = new AtomicInteger();

    RunEnded still = run(new World(scenario), Optional.empty());
    RunEnded moved = run(new World(scenario), Optional.of(new Moves(seed, moves)));

    assertThat(moved).isEqualTo(still);
    assertThat(moved.status()).isEqualTo(Status.FINISHED);
    assertThat(moves).hasValueGreaterThan(5);
  }

  @Test
  void aRunThatGoesOnWithAgentsAtOtherPlacesComesToTheSame() {
    Scenario scenario = NightScenario.drawn(new SplittableRandom(3));
    World world = new World(scenario);
    RunEnded still = run(world, Optional.empty());
    World copy = new World(scenario, new MemoryEventLog(), world.checkpoints());
    PastRun past = PastRun.of(world.log()).upTo(1);
    PastCopy.copy(world.log(), past, copy.log());

    RunEnded gone = run(copy, Optional.of(new Moves(3, new AtomicInteger())));

    assertThat(gone).isEqualTo(still);
  }

  private record Moves(long seed, AtomicInteger count) {}

  /** What all places have in common. */
  private record World(Scenario scenario, EventLog log, CheckpointStore checkpoints) {
    World(Scenario scenario) {
      this(scenario, new MemoryEventLog(), new MemoryCheckpointStore());
    }

    RunContext place() {
      Seed seed = new Seed(scenario.seed());
      return new RunContext(
          scenario,
          seed,
          scenario.language().language(),
          log,
          checkpoints,
          RunContexts.learners(scenario, seed, scenario.language().language()),
          work,
          true);
    }
  }

  private static RunEnded run(World world, Optional<Moves> moves) {
    MovingHost[] host = new MovingHost[1];
    Optional<AgentHost.Placement> elsewhere =
        moves.map(
            each ->
                answers ->
                    host[0] =
                        new MovingHost(
                            world::place,
                            answers,
                            new SplittableRandom(each.seed()),
                            each.count()));
    PastRun past = PastRun.of(world.log());
    SimulationStart start =
        past.closed().isEmpty()
            ? SimulationStart.fresh(world.place(), StartOptions.PLAIN, elsewhere, progress -> {})
            : SimulationStart.continuing(
                world.place(), StartOptions.PLAIN, past, elsewhere, progress -> {});
    try {
      return simulations
          .start(start)
          .ended()
          .toCompletableFuture()
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
    } finally {
      if (host[0] != null) {
        host[0].close();
      }
    }
  }
}
