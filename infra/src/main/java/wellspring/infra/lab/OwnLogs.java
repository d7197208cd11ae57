package wellspring.infra.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.kafka.KafkaEventLog;
import wellspring.infra.kafka.RunSeal;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunStatus;

/**
 * A log for each run alone, with a connection, or a broker, of its own; a broker has its files in
 * the run's folder.
 */
final class OwnLogs implements LogSource {
  private final LogChoice choice;

  OwnLogs(LogChoice choice) {
    this.choice = choice;
  }

  @Override
  public LogPlace place() {
    return choice.place();
  }

  @Override
  public RunLog open(String run, Optional<RunDirectory> directory, Consumer<String> remarks) {
    Optional<KafkaCluster> cluster = connect(directory, remarks);
    if (cluster.isEmpty()) {
      return new RunLog(new MemoryEventLog(), cluster);
    }
    CrashPoint.BROKER_STARTED.reached();
    String name = directory.map(RunDirectory::run).orElse(run);
    RunLog log =
        with(
            cluster.get(),
            kafka ->
                KafkaEventLog.open(
                    kafka,
                    name,
                    seal(kafka, () -> RunSeal.begin(directory.map(RunDirectory::logKey)))));
    CrashPoint.TOPICS_MADE.reached();
    return log;
  }

  @Override
  public RunLog reopen(RunDirectory directory, Consumer<String> remarks) {
    return reopen(directory, remarks, () -> seal(directory, RunSeal::of));
  }

  @Override
  public RunLog takeOver(RunDirectory directory, Consumer<String> remarks) {
    return reopen(directory, remarks, () -> seal(directory, RunSeal::takingOver));
  }

  @Override
  public RunLog join(RunDirectory directory, int attempt, Consumer<String> remarks) {
    return choice instanceof LogChoice.Existing
        ? reopen(directory, remarks, () -> RunSeal.joining(directory.logKey(), attempt))
        : LogSource.super.join(directory, attempt, remarks);
  }

  private RunLog reopen(RunDirectory directory, Consumer<String> remarks, Supplier<RunSeal> seal) {
    Optional<KafkaCluster> cluster = connect(Optional.of(directory), remarks);
    return cluster.isEmpty()
        ? LogSource.super.reopen(directory, remarks)
        : with(
            cluster.get(),
            kafka ->
                KafkaEventLog.reopen(
                    kafka, began(directory), hasClosedARound(directory), seal(kafka, seal)));
  }

  /** What the run was called when its topics were made: its folder may have another name since. */
  private static String began(RunDirectory directory) {
    return RunManifest.read(directory).subject().run();
  }

  private static boolean hasClosedARound(RunDirectory directory) {
    return RunStatus.of(directory, RunManifest.read(directory).outcome()).rounds() > 0;
  }

  /** On our own broker nobody else can write, and there is no need of seals. */
  private static Optional<RunSeal> seal(KafkaCluster cluster, Supplier<RunSeal> seal) {
    return cluster.isOwn() ? Optional.empty() : Optional.of(seal.get());
  }

  /** A run that was stopped before it had a key has nothing on the cluster yet. */
  private static RunSeal seal(RunDirectory directory, BiFunction<Path, Integer, RunSeal> known) {
    return Files.exists(directory.logKey()) || hasClosedARound(directory)
        ? known.apply(directory.logKey(), attempt(directory))
        : RunSeal.begin(Optional.of(directory.logKey()));
  }

  /** Which attempt at the run the next one is, from 1. */
  private static int attempt(RunDirectory directory) {
    return RunManifest.read(directory).continued().size() + 2;
  }

  private Optional<KafkaCluster> connect(
      Optional<RunDirectory> directory, Consumer<String> remarks) {
    return choice.connect(() -> brokers(directory), remarks);
  }

  private static Path brokers(Optional<RunDirectory> directory) {
    return directory
        .map(RunDirectory::kafka)
        .orElseThrow(
            () ->
                new RunException(
                    "a run that is not recorded has no folder for a broker's files: record it, or choose another log"));
  }

  private RunLog with(KafkaCluster cluster, Function<KafkaCluster, EventLog> open) {
    try {
      return new RunLog(open.apply(cluster), Optional.of(cluster));
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }
}
