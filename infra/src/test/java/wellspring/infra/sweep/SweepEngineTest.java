package wellspring.infra.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.conductor.SimulationSystem;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunLearners;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.sweep.SweepPlan;
import wellspring.agents.sweep.SweepPlanner;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.kafka.KafkaLanes;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.LaneLogs;
import wellspring.infra.lab.LogSource;
import wellspring.infra.lab.RunLog;
import wellspring.infra.lab.RunResources;
import wellspring.infra.lab.SharedLanguages;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.LogPlace;
import wellspring.model.language.Language;
import wellspring.model.language.file.ReadingContext;

class SweepEngineTest {
  private static final SweepPlan PLAN =
      new SweepPlanner(
              new ScenarioLoader(Path.of("")),
              "drift",
              List.of(
                  "curators.no-human.human=0,0.5",
                  "models.accumulate.cadence=1,3",
                  "rounds=4",
                  "evaluation.probeDocuments=3"))
          .plan(3);

  @TempDir private Path scratch;

  @Test
  void resultsDoNotDependOnHowManyRunsGoOnAtOnceNorOnKafka() throws IOException {
    List<String> alone = sweep("alone", LogSource.MEMORY, 1);
    assertThat(alone).filteredOn(line -> line.contains("finished")).hasSize(PLAN.size());
    assertThat(sweep("eight", LogSource.MEMORY, 8)).isEqualTo(alone);
    try (KafkaCluster broker = KafkaCluster.embedded(scratch.resolve("kafka"), remark -> {});
        KafkaLanes lanes = KafkaLanes.open(broker, "sweep", 8, false)) {
      assertThat(sweep("kafka", new LaneLogs(lanes::open, 8, new LogPlace("embedded", "")), 8))
          .isEqualTo(alone);
    }
  }

  @Test
  void aRunOfASweepIsTheRunThatItsScenarioAndSeedGiveAlone() throws IOException {
    int number = 5;
    String swept =
        sweep("swept", LogSource.MEMORY, 4).stream()
            .filter(line -> line.startsWith(number + ","))
            .filter(line -> line.contains("finished"))
            .findFirst()
            .orElseThrow();
    assertThat(swept).contains("," + alone(number).fingerprint() + ",");
  }

  private RunEnded alone(int number) {
    var run = PLAN.run(number);
    var scenario = run.point().scenario();
    Language language = scenario.language().language();
    try (SimulationSystem simulations = SimulationSystem.open(1);
        EventLog log = new MemoryEventLog()) {
      RunContext context =
          new RunContext(
              scenario,
              run.seed(),
              language,
              log,
              new FileCheckpointStore(scratch.resolve("checkpoints"), false),
              new RunLearners(scenario, run.seed(), language, Optional.empty(), training -> {}),
              Runnable::run,
              false);
      return simulations.start(context, progress -> {}).ended().toCompletableFuture().join();
    }
  }

  @Test
  void aRunThatFailsIsRecordedWithItsReasonAndTheOthersGoOn() throws IOException {
    LogSource broken =
        (run, directory, remarks) ->
            run.equals("run-4")
                ? new RunLog(new RefusingLog(), Optional.empty())
                : LogSource.MEMORY.open(run, directory, remarks);
    List<String> lines = sweep("failing", broken, 2);
    assertThat(lines).filteredOn(line -> line.contains(",finished,")).hasSize(PLAN.size() - 1);
    assertThat(lines)
        .filteredOn(line -> line.contains(",failed,"))
        .singleElement()
        .satisfies(
            line -> assertThat(line).startsWith("4,").contains("full, so it seems").endsWith(",0"));
    assertThat(lines).noneMatch(line -> line.matches("4,\\d+,(replace|accumulate).*"));
  }

  @Test
  void aStoppedSweepCountsOnlyWhatHasEndedAndGoesOnToTheSameTables() throws IOException {
    List<String> whole = sweep("whole", LogSource.MEMORY, 2);
    SweepDirectory directory = folder("stopped");
    AtomicReference<SweepEngine> engine = new AtomicReference<>();
    AtomicInteger ended = new AtomicInteger();
    try (SweepTables tables = SweepTables.create(directory, PLAN);
        Lab lab = lab(LogSource.MEMORY)) {
      engine.set(
          engine(
              lab,
              tables,
              2,
              run -> {
                if (ended.incrementAndGet() == 5) {
                  engine.get().stop("enough");
                }
              }));
      assertThat(engine.get().run()).hasValue("enough");
      assertThat(tables.done()).isBetween(5, 6);
    }
    try (SweepTables tables = SweepTables.resume(directory, PLAN);
        Lab lab = lab(LogSource.MEMORY)) {
      assertThat(engine(lab, tables, 2, run -> {}).run()).isEmpty();
    }
    assertThat(lines(directory)).isEqualTo(whole);
  }

  @Test
  void aListenerThatFailsEndsTheSweepAndLosesNoRun() throws IOException {
    SweepDirectory directory = folder("listener");
    try (SweepTables tables = SweepTables.create(directory, PLAN);
        Lab lab = lab(LogSource.MEMORY)) {
      SweepEngine engine =
          engine(
              lab,
              tables,
              1,
              run -> {
                throw new IllegalStateException("nobody listens");
              });
      assertThat(engine.run()).hasValue("nobody listens");
      assertThat(tables.done()).isEqualTo(1);
    }
  }

  private List<String> sweep(String name, LogSource logs, int jobs) throws IOException {
    SweepDirectory directory = folder(name);
    try (SweepTables tables = SweepTables.create(directory, PLAN);
        Lab lab = lab(logs)) {
      assertThat(engine(lab, tables, jobs, run -> {}).run()).isEmpty();
    }
    return lines(directory);
  }

  private SweepDirectory folder(String name) throws IOException {
    return new SweepDirectory(Files.createDirectories(scratch.resolve(name)));
  }

  private static Lab lab(LogSource logs) {
    return Lab.open(
        new RunResources(new SharedLanguages(ReadingContext.PLAIN), Optional.empty(), logs, 2));
  }

  private static SweepEngine engine(
      Lab lab, SweepTables tables, int jobs, Consumer<CompletedRun> listener) {
    return new SweepEngine(
        PLAN, tables, new SweepEngine.EngineOptions(lab, Optional.empty(), jobs), listener);
  }

  /** All rows of both tables without the seconds, in an order that does not depend on time. */
  private static List<String> lines(SweepDirectory directory) throws IOException {
    return Stream.concat(
            Files.readAllLines(directory.runs()).stream()
                .map(line -> line.replaceFirst("[0-9.]+,(\\d+)$", "$1")),
            Files.readAllLines(directory.measurements()).stream())
        .sorted()
        .toList();
  }

  /** Takes no measurement. */
  private static final class RefusingLog extends ForwardingLog {
    RefusingLog() {
      super(new MemoryEventLog());
    }

    @Override
    public CompletionStage<Void> publish(Topic topic, Event event) {
      return topic == Topic.MEASUREMENTS
          ? CompletableFuture.failedFuture(new LogException("full, so it seems"))
          : super.publish(topic, event);
    }

    @Override
    public CompletionStage<List<Long>> append(
        Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
      return topic == Topic.MEASUREMENTS
          ? CompletableFuture.failedFuture(new LogException("full, so it seems"))
          : super.append(topic, events, logged);
    }
  }
}
