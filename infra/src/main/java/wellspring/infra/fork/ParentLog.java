package wellspring.infra.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.round.PastCopy;
import wellspring.agents.round.PastRun;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.kafka.KafkaEventLog;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.lab.LogSource;
import wellspring.infra.lab.PastSource;
import wellspring.infra.lab.RunLog;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.StoppedRun;
import wellspring.infra.run.TrainingFile;
import wellspring.model.file.FileFault;

/**
 * The log of a run that is to have children. That of a run under way is read where its broker
 * serves it; else the run's folder is locked, and a broker is started in it.
 */
public final class ParentLog implements AutoCloseable {
  private final StoppedRun parent;
  private final RunLog log;
  private final Optional<FolderLock> lock;
  private final boolean embedded;
  private boolean closed;

  ParentLog(StoppedRun parent, RunLog log, Optional<FolderLock> lock) {
    this.parent = parent;
    this.log = log;
    this.lock = lock;
    this.embedded = parent.manifest().setting().kafka().equals("embedded");
  }

  /**
   * Opens the log of a run.
   *
   * @param choice where the run keeps its events
   * @param remarks is told that it takes long
   * @throws wellspring.infra.run.RunException if it is gone, or another process works on it that is
   *     not the run
   * @throws wellspring.agents.log.LogException if it cannot be reached
   */
  public static ParentLog open(StoppedRun parent, LogChoice choice, Consumer<String> remarks) {
    parent.requireLog();
    RunDirectory directory = parent.directory();
    if (!(choice instanceof LogChoice.Embedded)) {
      return new ParentLog(
          parent, LogSource.ownFor(choice).reopen(directory, remarks), Optional.empty());
    } else if (FolderLock.isTaken(directory.path())) {
      return new ParentLog(parent, served(directory), Optional.empty());
    }
    requireWritable(directory);
    FolderLock lock = FolderLock.takeFree(directory.path());
    try {
      return new ParentLog(
          parent, LogSource.ownFor(choice).reopen(directory, remarks), Optional.of(lock));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void requireWritable(RunDirectory directory) {
    if (!Files.isWritable(directory.path()) || !Files.isWritable(directory.kafka())) {
      throw new RunException(
          "%s cannot be written, and Kafka writes where it reads: copy the folder, and fork the copy"
              .formatted(directory.path()));
    }
  }

  private static RunLog served(RunDirectory directory) {
    KafkaCluster cluster = KafkaCluster.reading(directory.kafka(), remark -> {});
    try {
      String began = RunManifest.read(directory).subject().run();
      return new RunLog(
          KafkaEventLog.reopen(cluster, began, true, Optional.empty()), Optional.of(cluster));
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** What counts of the run by now. May block. */
  public PastRun past() {
    return reading(() -> PastRun.of(log.log()));
  }

  /** Reads; who was served by a run that has ended meanwhile is told so. */
  private <T> T reading(Supplier<T> work) {
    try {
      return work.get();
    } catch (LogException | CompletionException e) {
      if (lock.isEmpty() && embedded && !FolderLock.isTaken(parent.directory().path())) {
        throw new RunException(
            "%s ended while its past was read: fork it again".formatted(parent.directory().run()),
            e);
      }
      throw e;
    }
  }

  /**
   * Where a child gets its past from; the log is closed once it has it.
   *
   * @param shared what the two share
   * @param fork what the child's log has behind it
   */
  public PastSource source(PastRun shared, RunForked fork) {
    return new PastSource() {
      @Override
      public void handDown(EventLog to, Optional<RunDirectory> folder) {
        reading(
            () -> {
              PastCopy.copy(log.log(), shared, to, fork);
              return to;
            });
        folder.ifPresent(
            child -> {
              new CheckpointLinks(parent.directory(), child).make(log.log(), shared.closed());
              copy(TrainingFile.asItIs(parent.directory().training()), child.training());
            });
        close();
      }

      @Override
      public CheckpointStore checkpoints() {
        return new FileCheckpointStore(parent.directory().checkpoints(), true);
      }
    };
  }

  /**
   * The first rounds of the run in memory, for many children at once, which need this log no more.
   * May block for long.
   *
   * @param shared what counts of them
   * @throws wellspring.agents.log.LogException if the log fails
   * @throws RunException if a checkpoint is missing with which a model goes on
   */
  public SharedPast inMemory(PastRun shared) {
    EventLog copy = new MemoryEventLog();
    reading(
        () -> {
          CheckpointLinks.requireNeeded(parent.directory(), log.log(), shared.closed(), name -> {});
          PastCopy.copy(log.log(), shared, copy);
          return copy;
        });
    return new SharedPast(
        copy, PastRun.of(copy), new FileCheckpointStore(parent.directory().checkpoints(), true));
  }

  /** The measurements of a run's closed rounds. May block. */
  public List<ModelMeasured> measurements(PastRun past) {
    return reading(
        () ->
            past.closed().stream()
                .map(
                    round ->
                        log.log()
                            .read(
                                round.round(),
                                round.slice(Topic.MEASUREMENTS),
                                ModelMeasured.class))
                .flatMap(List::stream)
                .toList());
  }

  /** What a run leaves of its trainings is not in its log. */
  private static void copy(Path from, Path to) {
    try {
      if (Files.isRegularFile(from)) {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw FileFault.cannot("copy", from + " to " + to, e);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        log.close();
      } finally {
        lock.ifPresent(FolderLock::close);
      }
    }
  }
}
