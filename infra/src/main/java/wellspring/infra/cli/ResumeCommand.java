package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.run.StoppedRun;

/** {@code wellspring resume}: goes on with a run that was stopped. */
@Command(
    name = "resume",
    description = {
      "Goes on with a run that was stopped, by Ctrl-C, by a failure or with its machine, after the "
          + "last round that it closed. It comes to the result that it would have come to.",
      "",
      "What a round had written that was not closed does not count: it is done once more."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring resume runs/collapse-20260101-120000",
      "  wellspring resume runs/collapse-20260101-120000 --rounds 60",
      "",
      "Exit codes: 0 finished, now or before, 1 failed, 2 it cannot be resumed, 130 or 143",
      "interrupted."
    })
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The directory of the run.")
  private Path folder;

  @Option(
      names = "--force",
      description =
          "Go on although another build began the run, so that the result may be another one; its "
              + "manifest says so then.")
  private boolean force;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Go on until N rounds are closed, with a run that is finished, too (default: as many as "
              + "were planned).")
  private Optional<Integer> rounds = Optional.empty();

  @Mixin private ClientFileOption client = new ClientFileOption();

  @Mixin private ClusterWaitOption wait = new ClusterWaitOption();

  @Mixin private ForeignOption foreign = new ForeignOption();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    return CommandFrame.call("resume", json.isWanted(), this::resume);
  }

  private int resume(CommandFrame frame) {
    int workers = threads.count();
    StoppedRun stopped = StoppedRun.open(folder);
    if (stopped.isFinished() && rounds.isEmpty()) {
      frame
          .console()
          .line(
              "%s is finished, with the fingerprint %s: there is nothing to resume"
                  .formatted(
                      stopped.directory().run(), stopped.manifest().outcome().fingerprint()));
      return ExitCode.OK;
    }
    stopped.requireResumable(force);
    StoppedRun run = rounds.map(stopped::lengthened).orElse(stopped);
    return new RunSession(options(run, workers), frame).run().exitCode();
  }

  private RunOptions options(StoppedRun stopped, int workers) {
    return StoppedRunOptions.of(
        stopped,
        rounds,
        new RunOptions.ExecutionOptions(log(stopped), device.choice(), workers),
        watch.showing(json.isWanted(), false));
  }

  private LogChoice log(StoppedRun stopped) {
    return wait.of(client.of(stopped.manifest().setting().place()), foreign.treatment());
  }
}
