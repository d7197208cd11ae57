package wellspring.infra.node;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunLearners;
import wellspring.infra.lab.RunLog;
import wellspring.infra.lab.RunResources;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.StoppedRun;
import wellspring.model.language.Language;

/**
 * What the agents of a run share on one node: made of the run's folder, once the first of them
 * lives there, and again for each further attempt at the run.
 */
final class NodeRuns implements AutoCloseable {
  private final RunDirectory directory;
  private final RunResources resources;
  private final Consumer<String> remarks;
  private final Consumer<String> onLoss;
  private final ExecutorService work;
  private Optional<Attempt> current = Optional.empty();

  private record Attempt(int number, RunContext context, RunLog log) {}

  /**
   * @param remarks is told what there is to know of the log
   * @param onLoss is told if this node cannot reach the log any more, and why
   */
  NodeRuns(
      RunDirectory directory,
      RunResources resources,
      Consumer<String> remarks,
      Consumer<String> onLoss) {
    this.directory = directory;
    this.resources = resources;
    this.remarks = remarks;
    this.onLoss = onLoss;
    this.work = Executors.newFixedThreadPool(resources.threads());
  }

  ExecutorService work() {
    return work;
  }

  /**
   * What agents share in an attempt. Blocks the first time.
   *
   * @throws RuntimeException if the folder or the log cannot be read
   */
  synchronized RunContext context(int attempt) {
    if (current.isEmpty() || current.get().number() < attempt) {
      close(current);
      current = Optional.of(open(attempt));
    } else if (current.get().number() > attempt) {
      throw new IllegalStateException("attempt %d at the run is over".formatted(attempt));
    }
    return current.get().context();
  }

  private Attempt open(int attempt) {
    StoppedRun run = StoppedRun.open(directory.path());
    Language language = resources.languages().of(run.scenario().language());
    run.requireSame(language);
    RunLearners learners =
        new RunLearners(run.scenario(), run.seed(), language, resources.devices(), training -> {});
    RunLog log = resources.logs().join(directory, attempt, remarks);
    log.onLoss(onLoss);
    RunContext context =
        new RunContext(
                run.scenario(),
                run.seed(),
                language,
                new NodeLog(log.log()),
                new FileCheckpointStore(directory.checkpoints(), true),
                learners,
                work,
                true)
            .after(run.before());
    return new Attempt(attempt, context, log);
  }

  private static void close(Optional<Attempt> attempt) {
    attempt.ifPresent(each -> each.log().close());
  }

  @Override
  public synchronized void close() {
    work.shutdownNow();
    close(current);
    current = Optional.empty();
  }
}
