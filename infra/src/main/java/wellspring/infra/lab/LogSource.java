package wellspring.infra.lab;

import java.util.Optional;
import java.util.function.Consumer;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.kafka.KafkaEventLog;
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

  /** A connection, or a broker, for each run alone; a broker has its files in the run's folder. */
  static LogSource ownFor(LogChoice choice) {
    return (run, directory, remarks) -> {
      Optional<KafkaCluster> cluster =
          choice.connect(
              () ->
                  directory
                      .map(RunDirectory::kafka)
                      .orElseThrow(
                          () ->
                              new RunException(
                                  "a run that is not recorded has no folder for a broker's files: record it, or choose another log")),
              remarks);
      try {
        return new RunLog(
            cluster.isPresent()
                ? KafkaEventLog.open(cluster.get(), directory.map(RunDirectory::run).orElse(run))
                : new MemoryEventLog(),
            choice.toString(),
            cluster);
      } catch (RuntimeException e) {
        cluster.ifPresent(KafkaCluster::close);
        throw e;
      }
    };
  }
}
