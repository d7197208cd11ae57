package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunContexts;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ControlEvent.Stepped;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;

class SteeringTest {
  private static final int ROUNDS = 8;
  private static final String DOCUMENT = "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10";
  private static final SteeringCommand STEP = new SteeringCommand.Step();

  /** The rounds before which the run under way has waited. */
  private static final BlockingQueue<Integer> PAUSES = new LinkedBlockingQueue<>();

  private static final Scenario SCENARIO =
      new ScenarioLoader(Path.of(""))
          .load("collapse", List.of("rounds=" + ROUNDS, "evaluation.measures=[diversity]"));

  @Test
  void aPausedRunWaitsAndGoesStepByStep() {
    TestRun run =
        paused(
            simulation -> {
              stepTo(simulation, 3);
              simulation.end(Status.ABORTED, "enough");
            });
    assertThat(run.inOrder(Topic.CONTROL)).filteredOn(Stepped.class::isInstance).hasSize(3);
    assertThat(run.inOrder(Topic.CONTROL)).filteredOn(RoundOpened.class::isInstance).hasSize(3);
    assertThat(run.ended().round()).isEqualTo(3);
  }

  @Test
  void pausesAndSpeedChangeNoResult() {
    TestRun steered =
        paused(
            simulation -> {
              steer(simulation, STEP);
              steer(simulation, new SteeringCommand.Speed(OptionalDouble.of(500)));
              steer(simulation, new SteeringCommand.Speed(OptionalDouble.empty()));
              steer(simulation, new SteeringCommand.Resume());
            });
    assertThat(steered.ended().fingerprint())
        .isEqualTo(TestRun.of(SCENARIO, 2, new MemoryEventLog()).ended().fingerprint());
  }

  @Test
  void anInterventionHoldsFromTheNextRoundOnAndTheoryFollowsIt() {
    TestRun run =
        paused(
            simulation -> {
              stepTo(simulation, 3);
              steer(simulation, new SteeringCommand.Intervene("curators.no-human.human=0.5"));
              steer(simulation, new SteeringCommand.Resume());
            });
    List<Double> fractions = fractions(run, "no-human");
    assertThat(fractions.subList(0, 3)).containsOnly(0.0);
    assertThat(fractions.subList(3, ROUNDS)).hasSize(ROUNDS - 3).containsOnly(0.5);
    assertThat(predictions(run, "closed"))
        .isEqualTo(predictions(TestRun.of(planned(), 1, new MemoryEventLog()), "closed"))
        .doesNotContainNull();
    assertThat(run.ended().fingerprint())
        .as("the measurements are the same, too, so everything is")
        .isEqualTo(TestRun.of(planned(), 1, new MemoryEventLog()).ended().fingerprint());
  }

  /** The same run, had the intervention been planned from the start. */
  private static Scenario planned() {
    return new ScenarioLoader(Path.of(""))
        .load(
            "collapse",
            List.of(
                "rounds=" + ROUNDS,
                "evaluation.measures=[diversity]",
                "curators.no-human.human={steps:{0:0,3:0.5}}"));
  }

  @Test
  void aPersonsDocumentIsAmongTheNextRoundsAsAHumansAndTheoryFallsSilentWhereItMayBeRead() {
    TestRun run =
        paused(
            simulation -> {
              stepTo(simulation, 2);
              DocumentOffered offered =
                  (DocumentOffered)
                      steer(simulation, new SteeringCommand.Write("  " + DOCUMENT + "\n"));
              assertThat(offered.round()).isEqualTo(2);
              assertThat(offered.document()).isEqualTo("r0002/visitor/00000");
              steer(simulation, new SteeringCommand.Resume());
            });
    assertThat(run.events(Topic.DOCUMENTS, DocumentWritten.class))
        .filteredOn(document -> document.agent().equals("visitor"))
        .singleElement()
        .satisfies(
            document -> {
              assertThat(document.id()).isEqualTo("r0002/visitor/00000");
              assertThat(document.text()).isEqualTo(DOCUMENT);
              assertThat(document.claim().origin()).isEqualTo(ClaimedOrigin.HUMAN);
            });
    assertThat(predictions(run, "open").subList(2, ROUNDS)).containsOnlyNulls();
    assertThat(predictions(run, "open").subList(0, 2)).doesNotContainNull();
    assertThat(predictions(run, "closed")).as("it reads no human text").doesNotContainNull();
  }

  @Test
  void theoryFallsSilentWhereADocumentMayBeReadOnlyBecauseOfALaterIntervention() {
    TestRun run =
        paused(
            simulation -> {
              stepTo(simulation, 2);
              steer(simulation, new SteeringCommand.Write(DOCUMENT));
              steer(simulation, new SteeringCommand.Intervene("curators.no-human.human=0.5"));
              steer(simulation, new SteeringCommand.Resume());
            });
    assertThat(predictions(run, "closed").subList(2, ROUNDS)).containsOnlyNulls();
  }

  @Test
  void aDocumentOfManyIsReadSooner() {
    TestRun run =
        paused(
            simulation -> {
              steer(simulation, new SteeringCommand.Write(DOCUMENT));
              steer(simulation, new SteeringCommand.Resume());
            });
    assertThat(run.events(Topic.CORPORA, CorpusCurated.class))
        .filteredOn(corpus -> corpus.round() == 0)
        .anyMatch(corpus -> corpus.documents().contains("r0000/visitor/00000"));
  }

  @Test
  void aSteeredRunReplays() {
    TestRun steered =
        paused(
            simulation -> {
              stepTo(simulation, 1);
              steer(simulation, new SteeringCommand.Write(DOCUMENT));
              steer(simulation, new SteeringCommand.Intervene("curators.tenth-human.human=0.7"));
              steer(simulation, new SteeringCommand.Write(DOCUMENT));
              stepTo(simulation, 4);
              steer(simulation, new SteeringCommand.Intervene("curators.tenth-human.pool=0.5"));
              steer(simulation, new SteeringCommand.Resume());
            });
    List<Steered> script = steering(steered);
    TestRun again = run(new StartOptions(false, OptionalDouble.empty(), script), simulation -> {});

    assertThat(again.ended().fingerprint()).isEqualTo(steered.ended().fingerprint());
    assertThat(steering(again))
        .isEqualTo(
            script.stream()
                .filter(e -> e instanceof Intervened || e instanceof DocumentOffered)
                .toList());
  }

  @Test
  void whatCannotBeDoneIsRefusedAndChangesNothing() {
    TestRun run =
        paused(
            simulation -> {
              refused(simulation, new SteeringCommand.Write("hello"), "lacks the word 'hello'");
              refused(simulation, new SteeringCommand.Write("w1"), "exactly 10 tokens, not 1");
              refused(simulation, new SteeringCommand.Write(" \n"), "empty");
              refused(simulation, new SteeringCommand.Write("w1 \ud83d"), "half a character");
              refused(
                  simulation,
                  new SteeringCommand.Write("w1 ".repeat(50_000)),
                  "100,000 are allowed");
              refused(simulation, new SteeringCommand.Intervene("rounds=3"), "allows only");
              refused(
                  simulation,
                  new SteeringCommand.Intervene("x".repeat(1_001)),
                  "1,000 are allowed");
              refused(
                  simulation, new SteeringCommand.Intervene("curators.no-human.human=9"), "human");
              steer(simulation, new SteeringCommand.Resume());
            });
    assertThat(run.ended().fingerprint())
        .isEqualTo(TestRun.of(SCENARIO, 1, new MemoryEventLog()).ended().fingerprint());
    assertThat(steering(run)).hasSize(1);
  }

  @Test
  void aRunThatIsOverCannotBeSteered() {
    List<RunningSimulation> over = new ArrayList<>();
    run(StartOptions.PLAIN, over::add);
    refused(over.get(0), new SteeringCommand.Pause(), "over");
  }

  @Test
  void aScriptThatDoesNotFitIsRefusedBeforeTheRunBegins() {
    assertThatThrownBy(() -> run(opening(new Intervened("a", 1, "rounds=3")), simulation -> {}))
        .isInstanceOf(SteeringException.class);
    assertThatThrownBy(
            () -> run(opening(new DocumentOffered("a", ROUNDS, DOCUMENT, "b")), simulation -> {}))
        .isInstanceOf(SteeringException.class)
        .hasMessageContaining("round 8");
  }

  private static StartOptions opening(Steered event) {
    return new StartOptions(false, OptionalDouble.empty(), List.of(event));
  }

  private static void refused(RunningSimulation simulation, SteeringCommand order, String reason) {
    assertThatThrownBy(() -> steer(simulation, order))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(SteeringException.class)
        .hasMessageContaining(reason);
  }

  private static Steered steer(RunningSimulation simulation, SteeringCommand order) {
    return simulation.steer(order).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Steps until a round is the next one, and waits until it is. */
  private static void stepTo(RunningSimulation simulation, int round) {
    int next = 0;
    while (next < round) {
      next = steer(simulation, STEP).round() + 1;
      awaitPauseBefore(next);
    }
  }

  private static void awaitPauseBefore(int round) {
    try {
      Integer paused = PAUSES.poll(30, TimeUnit.SECONDS);
      while (paused != null && paused != round) {
        paused = PAUSES.poll(30, TimeUnit.SECONDS);
      }
      assertThat(paused).as("the run waits before round " + round).isNotNull();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void notePause(RoundProgress progress) {
    if (progress.doing().equals("paused")) {
      PAUSES.add(progress.round());
    }
  }

  private static TestRun paused(Consumer<RunningSimulation> people) {
    return run(new StartOptions(true, OptionalDouble.empty(), List.of()), people);
  }

  private static TestRun run(StartOptions opening, Consumer<RunningSimulation> people) {
    ExecutorService work = Executors.newFixedThreadPool(2);
    EventLog log = new MemoryEventLog();
    RunContext context = RunContexts.of(SCENARIO, log, work);
    try (SimulationSystem simulations = SimulationSystem.open(2)) {
      PAUSES.clear();
      RunningSimulation simulation =
          simulations.start(SimulationStart.fresh(context, opening, SteeringTest::notePause));
      if (opening.paused()) {
        people.accept(simulation);
      }
      RunEnded ended =
          simulation.ended().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
      if (!opening.paused()) {
        people.accept(simulation);
      }
      return new TestRun(ended, log);
    } finally {
      work.shutdown();
    }
  }

  private static List<Steered> steering(TestRun run) {
    return run.inOrder(Topic.CONTROL).stream()
        .filter(Steered.class::isInstance)
        .map(Steered.class::cast)
        .toList();
  }

  private static List<Double> fractions(TestRun run, String curator) {
    return run.inOrder(Topic.CONTROL).stream()
        .filter(RoundOpened.class::isInstance)
        .map(event -> ((RoundOpened) event).humanFractions().get(curator))
        .toList();
  }

  private static List<Double> predictions(TestRun run, String model) {
    return run.events(Topic.MEASUREMENTS, ModelMeasured.class).stream()
        .filter(m -> m.agent().equals(model) && m.measure().equals("diversity"))
        .map(ModelMeasured::predicted)
        .toList();
  }
}
