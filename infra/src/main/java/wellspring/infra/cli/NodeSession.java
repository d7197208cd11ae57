package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.infra.data.ParquetTables;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.lab.LogSource;
import wellspring.infra.lab.RunResources;
import wellspring.infra.lab.SharedLanguages;
import wellspring.infra.node.ClusterNode;
import wellspring.infra.node.NodeEvent;
import wellspring.infra.node.NodeMessage.RunNotice;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.RunException;
import wellspring.infra.run.StoppedRun;

/** A node that helps with a run, until the run ends, and leads it if that is its turn. */
final class NodeSession {
  private static final String RUNNING = "running";

  private final ClusterNode node;
  private final CommandFrame frame;
  private final ConsoleOutput console;
  private final Function<LogPlace, LogChoice> logs;
  private final Means means;
  private Optional<RunNotice> notice = Optional.empty();
  private Optional<DeviceConnection> devices = Optional.empty();

  /**
   * With what the node works.
   *
   * @param device where neural models are trained
   * @param display how a run is shown that it leads
   */
  record Means(String device, int threads, RunOptions.DisplayOptions display) {}

  /**
   * @param logs how the log is reached that a manifest tells of
   */
  NodeSession(
      ClusterNode node, CommandFrame frame, Function<LogPlace, LogChoice> logs, Means means) {
    this.node = node;
    this.frame = frame;
    this.console = frame.console();
    this.logs = logs;
    this.means = means;
  }

  /**
   * Helps, to the end.
   *
   * @return the exit code
   * @throws RunException if the cluster does not let this node in
   */
  int run() {
    frame.interruption().onInterrupt(node::leave);
    try {
      while (true) {
        NodeEvent event = node.next();
        if (event instanceof NodeEvent.Runs runs) {
          runs(runs.notice());
        } else if (event instanceof NodeEvent.Leads) {
          return lead();
        } else if (event instanceof NodeEvent.Refused refused) {
          throw new RunException(refused.reason());
        } else if (event instanceof NodeEvent.Left) {
          console.line("left the run; its agents that were here move to others");
          return CommandFrame.INTERRUPTED;
        } else if (event instanceof NodeEvent.Ended ended) {
          return ended(ended.sentence());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandFrame.INTERRUPTED;
    } finally {
      devices.ifPresent(DeviceConnection::close);
    }
  }

  private int ended(String sentence) {
    if (notice.isEmpty()) {
      throw new RunException(sentence + ": there is nothing to help with any more");
    }
    console.line(sentence);
    return ExitCode.OK;
  }

  private void runs(RunNotice now) {
    if (notice.isEmpty()) {
      StoppedRun run = open(now);
      DeviceConnection own = DeviceConnection.open(means.device(), run.scenario(), console);
      devices = Optional.of(own);
      SharedLanguages languages = new SharedLanguages(ParquetTables.MEANS);
      run.requireSame(languages.of(run.scenario().language()));
      node.host(
          run.directory(),
          new RunResources(
              languages,
              own.devices(),
              LogSource.ownFor(logs.apply(run.manifest().setting().place())),
              means.threads()));
      console.line("joined %s as %s; %s leads".formatted(now.run(), node.address(), now.leader()));
    } else if (!notice.get().leader().equals(now.leader())) {
      console.line("%s leads now".formatted(now.leader()));
    }
    notice = Optional.of(now);
  }

  /** The run's folder, as this node sees it. */
  private static StoppedRun open(RunNotice now) {
    StoppedRun run;
    try {
      run = StoppedRun.open(Path.of(now.folder()));
    } catch (RunException e) {
      throw new RunException(
          "this node cannot open the run's directory: %s. All nodes need it by the same path, %s"
              .formatted(e.getMessage(), now.folder()),
          e);
    }
    String hash = ScenarioWriter.hash(run.scenario());
    if (!hash.equals(now.scenarioHash())) {
      throw new RunException(
          "%s is of another scenario (%s) than the run that this node was to join (%s): let the path lead to the same folder on all nodes"
              .formatted(now.folder(), brief(hash), brief(now.scenarioHash())));
    }
    return run;
  }

  private static String brief(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  /** The node that led is gone. */
  private int lead() {
    RunNotice before =
        notice.orElseThrow(
            () ->
                new RunException(
                    "the run ended, or the node that led it is gone, before this one knew of it: see  runs, and resume it if it was killed"));
    StoppedRun run = open(before);
    if (!run.manifest().outcome().status().equals(RUNNING)) {
      String sentence =
          "%s has ended: it is %s".formatted(before.run(), run.manifest().outcome().status());
      console.line(sentence);
      node.end(sentence);
      return ExitCode.OK;
    }
    console.line("%s leads now: the node that led is gone".formatted(node.address()));
    run.requireResumable(false);
    FolderLock.forfeit(run.directory().path(), before.process());
    RunOptions options =
        StoppedRunOptions.of(
            run,
            Optional.empty(),
            new RunOptions.ExecutionOptions(
                logs.apply(run.manifest().setting().place()), means.device(), means.threads()),
            means.display());
    return new RunSession(options, frame, Optional.of(node)).run().exitCode();
  }
}
