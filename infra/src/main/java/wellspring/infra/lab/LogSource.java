package wellspring.infra.lab;

import java.util.Optional;
import java.util.function.Consumer;
import wellspring.agents.log.LogException;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;

/** Where the runs of a lab get their logs. Safe to use from many threads. */
@FunctionalInterface
public interface LogSource {

  /** Every run in its own part of this process' memory, gone when its log is closed. */
  LogSource MEMORY = ownFor(new LogChoice.Memory());

  /**
   * The log of a run, the run's to close.
   *
   * @param run the run's name
   * @param directory the run's folder; empty if the run is not recorded
   * @param remarks is told what there is to know of the log now and later: that it takes long, that
   *     it does not answer
   * @throws LogException if it cannot be reached
   * @throws RunException if such a run cannot have such a log
   */
  RunLog open(String run, Optional<RunDirectory> directory, Consumer<String> remarks);

  /** Where the logs are. */
  default LogPlace place() {
    return LogPlace.MEMORY;
  }

  /**
   * The log of a run that was stopped, the run's to close.
   *
   * @param directory the run's folder
   * @param remarks is told what there is to know of the log now and later
   * @throws LogException if it cannot be reached, or is not there any more
   * @throws RunException if such a log does not outlive its run
   */
  default RunLog reopen(RunDirectory directory, Consumer<String> remarks) {
    throw new RunException(
        "the events of %s were kept only as long as it went on: repeat it instead"
            .formatted(directory.run()));
  }

  /**
   * The same log for the attempt that goes on with the run: what an earlier one writes from now on
   * does not count, should its process be there still.
   */
  default RunLog takeOver(RunDirectory directory, Consumer<String> remarks) {
    return reopen(directory, remarks);
  }

  /**
   * The log of a run that another process leads, for one that takes part in it; its to close.
   *
   * @param attempt which attempt at the run it is, from 1
   * @throws LogException if it cannot be reached
   * @throws RunException if only one process has such a log
   */
  default RunLog join(RunDirectory directory, int attempt, Consumer<String> remarks) {
    throw new RunException(
        "the events of %s are kept where one process alone can reach them: run it with --kafka HOST:PORT"
            .formatted(directory.run()));
  }

  /** A connection, or a broker, for each run alone; a broker has its files in the run's folder. */
  static LogSource ownFor(LogChoice choice) {
    return new OwnLogs(choice);
  }
}
