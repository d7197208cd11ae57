package wellspring.infra.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import wellspring.agents.conductor.Simulation;
import wellspring.agents.conductor.Simulations;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.world.Errand;
import wellspring.agents.world.World;
import wellspring.infra.run.EventLines;
import wellspring.infra.run.EventLines.Contents;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.FlowsFile;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.Recorder;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RoundListener;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.SteeringFile;
import wellspring.infra.run.TrainingFile;
import wellspring.model.random.Seed;

/**
 * Where a run takes place: its actors, its log, the files that grow with it, and the audience that
 * watches.
 */
final class RunStage {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final RunRequest request;
  private final Ground ground;
  private final RunDirectory directory;
  private final LogConnection connection;
  private final Audience audience;
  private final CommandFrame frame;

  RunStage(
      RunRequest request,
      Ground ground,
      RunDirectory directory,
      LogConnection connection,
      Audience audience,
      CommandFrame frame) {
    this.request = request;
    this.ground = ground;
    this.directory = directory;
    this.connection = connection;
    this.audience = audience;
    this.frame = frame;
  }

  /** Simulates to the end; when it returns, all files but the manifest are complete. */
  RunEnded play() {
    Console console = frame.console();
    ExecutorService work = Executors.newFixedThreadPool(request.means().threads());
    try (MeasurementsFile measurements = new MeasurementsFile(directory.measurements());
        ReleasesFile releases = new ReleasesFile(directory.releases());
        FlowsFile flows = new FlowsFile(directory.flows());
        SteeringFile steering = new SteeringFile(directory.steering());
        TrainingFile training = new TrainingFile(directory.training(), console::line);
        EventLines documents = follow(Contents.DOCUMENTS, directory.documentLines());
        EventLines probes = follow(Contents.PROBES, directory.probeLines())) {
      ground.trainings().add(audience::training);
      ground.trainings().add(training);
      List<RoundListener> listeners =
          new ArrayList<>(List.of(measurements, releases, flows, steering));
      listeners.addAll(audience.listeners());
      RunEnded ended = simulate(world(work), listeners);
      documents.awaitEnd(patience(ended).multipliedBy(2));
      probes.awaitEnd(patience(ended).multipliedBy(2));
      return ended;
    } catch (UncheckedIOException e) {
      return failed(e);
    } finally {
      work.shutdownNow();
      ground.trainings().clear(); // one that is still under way is nobody's business any more
      console.clear();
    }
  }

  private EventLines follow(Contents contents, Path file) {
    return EventLines.follow(connection.log(), contents, file, frame.console()::line);
  }

  private World world(ExecutorService work) {
    return new World(
        request.scenario(),
        new Seed(request.scenario().seed()),
        ground.language(),
        connection.observed(audience::published).log(),
        new FileCheckpointStore(directory.checkpoints()),
        ground.learners(),
        work,
        true);
  }

  private RunEnded simulate(World world, List<RoundListener> listeners) {
    try (Simulations simulations = Simulations.open(request.means().threads())) {
      Simulation simulation = simulations.start(world, request.opening(), audience::progress);
      audience.live().steerBy(simulation::steer);
      return watch(simulation, listeners);
    } catch (CompletionException e) {
      return failed(Errand.cause(e));
    }
  }

  /** Records what each closed round shows. */
  private RunEnded watch(Simulation simulation, List<RoundListener> listeners) {
    try (Recorder recorder =
        new Recorder(
            connection.log(),
            ground.language(),
            listeners,
            error -> simulation.end(Status.FAILED, "cannot record it: " + error.getMessage()))) {
      frame.interruption().onInterrupt(() -> simulation.end(Status.ABORTED, "interrupted"));
      connection.onLoss(reason -> simulation.end(Status.FAILED, reason));
      RunEnded ended = simulation.ended().toCompletableFuture().join();
      boolean recorded = recorder.awaitEnd(patience(ended));
      return recorded || ended.status() != Status.FINISHED
          ? ended
          : new RunEnded(
              ended.id(),
              ended.round(),
              Status.FAILED,
              "its last events could not be read back from the log",
              ended.fingerprint());
    }
  }

  /**
   * How long to wait for what a run has left in its log. Our own ends with an error if it cannot
   * give it, and is slow only where the machine is.
   */
  private Duration patience(RunEnded ended) {
    if (ended.status() != Status.FINISHED) {
      return PATIENCE.dividedBy(5);
    }
    return connection.isOwn() ? FOR_EVER : PATIENCE;
  }

  private static RunEnded failed(Throwable error) {
    return new RunEnded("ended", 0, Status.FAILED, error.getMessage(), "");
  }
}
