package wellspring.infra.run;

import java.io.UncheckedIOException;
import wellspring.agents.event.ModelMeasured;

/**
 * What has become of a run by now: what its manifest says, or, if that says that it is under way,
 * what its folder tells.
 *
 * @param status {@code running}, {@code killed}, {@code finished}, {@code aborted} or {@code
 *     failed}
 * @param rounds how many rounds are closed
 */
public record RunStatus(String status, int rounds) {
  public static final String RUNNING = "running";

  /** No process works on it, and it has not recorded how it ended. */
  public static final String KILLED = "killed";

  private static final String FINISHED = "finished";

  /** The status of a run whose manifest says this. */
  public static RunStatus of(RunDirectory run, RunManifest.RunOutcome outcome) {
    return of(run, outcome.status(), outcome.roundsClosed());
  }

  /**
   * The status of a run.
   *
   * @param recorded what its manifest says of it
   * @param rounds how many rounds its manifest says are closed
   */
  public static RunStatus of(RunDirectory run, String recorded, int rounds) {
    if (!recorded.equals(RUNNING)) {
      return new RunStatus(recorded, rounds);
    }
    return new RunStatus(FolderLock.isTaken(run.path()) ? RUNNING : KILLED, closedSoFar(run));
  }

  /** Whether it neither goes on nor has come to its end. */
  public boolean isStopped() {
    return !status.equals(RUNNING) && !status.equals(FINISHED);
  }

  /** How many closed rounds a run's table of measurements has. */
  static int closedSoFar(RunDirectory run) {
    try {
      return MeasurementsFile.read(run.measurements()).stream()
          .mapToInt(ModelMeasured::round)
          .map(round -> round + 1)
          .max()
          .orElse(0);
    } catch (UncheckedIOException e) {
      return 0; // it has not closed any
    }
  }
}
