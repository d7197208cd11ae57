package wellspring.infra.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.log.EventLog;
import wellspring.infra.run.CohortsFile;
import wellspring.infra.run.EventLines;
import wellspring.infra.run.EventLines.Contents;
import wellspring.infra.run.FlowsFile;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.PaymentsFile;
import wellspring.infra.run.ReadingsFile;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RoundListener;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.SteeringFile;
import wellspring.infra.run.TrainingFile;
import wellspring.infra.run.VoicesFile;

/** The files in a run's folder that grow with it; they are complete once this is closed. */
final class RunFiles implements AutoCloseable {
  private final List<RoundListener> tables = new ArrayList<>();
  private final List<EventLines> lines = new ArrayList<>();
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private final TrainingFile training;

  /**
   * Begins them.
   *
   * @param request what the run is, and whether the texts that figures come from are among them
   * @param log what they are read from
   * @param rounds how many rounds are closed already, of a run that goes on
   * @param remarks is told if one that the run can do without cannot be written any more
   * @throws java.io.UncheckedIOException if another cannot be begun; none is open then
   */
  RunFiles(
      RunDirectory directory,
      RunRequest request,
      EventLog log,
      int rounds,
      Consumer<String> remarks) {
    this.training = TrainingFile.after(rounds, directory.training(), remarks);
    closings.push(training::close);
    try {
      MeasurementsFile measurements = new MeasurementsFile(directory.measurements());
      table(measurements, measurements::close);
      ReleasesFile releases = new ReleasesFile(directory.releases());
      table(releases, releases::close);
      FlowsFile flows = new FlowsFile(directory.flows());
      table(flows, flows::close);
      if (request.scenario().hasSociety()) {
        tablesOfSociety(directory);
      }
      SteeringFile steering = new SteeringFile(directory.steering());
      table(steering, steering::close);
      lines(log, Contents.DOCUMENTS, directory.documentLines(), remarks);
      if (request.keepsProbes()) {
        lines(log, Contents.PROBES, directory.probeLines(), remarks);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What happens to people; there only where something does. */
  private void tablesOfSociety(RunDirectory directory) {
    PaymentsFile payments = new PaymentsFile(directory.payments());
    table(payments, payments::close);
    ReadingsFile readings = new ReadingsFile(directory.readings());
    table(readings, readings::close);
    CohortsFile cohorts = new CohortsFile(directory.cohorts());
    table(cohorts, cohorts::close);
    VoicesFile voices = new VoicesFile(directory.voices());
    table(voices, voices::close);
  }

  /** The tables that grow with each closed round. */
  List<RoundListener> tables() {
    return List.copyOf(tables);
  }

  /** A training has come so far. */
  void training(TrainingProgress progress) {
    training.accept(progress);
  }

  /** Waits until all that the run has written is in the files of texts, so long for each. */
  void awaitTexts(Duration patience) {
    lines.forEach(file -> file.awaitEnd(patience));
  }

  private void table(RoundListener file, Runnable close) {
    tables.add(file);
    closings.push(close);
  }

  private void lines(EventLog log, Contents contents, Path file, Consumer<String> remarks) {
    EventLines followed = EventLines.follow(log, contents, file, remarks);
    lines.add(followed);
    closings.push(followed::close);
  }

  /**
   * Completes all of them, those that were begun last first, whatever happens to the others.
   *
   * @return what could not be written, in sentences
   */
  List<String> complete() {
    List<String> unwritten = new ArrayList<>();
    while (!closings.isEmpty()) {
      try {
        closings.pop().run();
        CrashPoint.FILE_CLOSED.reached();
      } catch (RuntimeException e) {
        unwritten.add(AsyncWork.reason(e));
      }
    }
    return unwritten;
  }

  /** Closes them without a word: the run does not begin. */
  @Override
  public void close() {
    complete();
  }
}
