package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.agents.log.DamagedLogException;
import wellspring.agents.round.PastRun;
import wellspring.infra.data.ParquetTables;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.LogSource;
import wellspring.infra.lab.RunLog;
import wellspring.infra.lab.RunResources;
import wellspring.infra.lab.SharedLanguages;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.StoppedRun;
import wellspring.infra.verify.LogCheck;
import wellspring.infra.verify.RepeatCheck;
import wellspring.infra.verify.VerifyResult;

/** {@code wellspring verify}: whether a run's log is what it wrote. */
@Command(
    name = "verify",
    description = {
      "Reads the log of a run again, computes the fingerprint of every closed round, and compares "
          + "checkpoints with their names. Where people are paid, the books of each round must balance. "
          + "With --again it also repeats the run in memory, and names "
          + "the first event that differs."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring verify runs/collapse-20260101-120000",
      "  wellspring verify runs/collapse-20260101-120000 --again",
      "",
      "Exit codes: 0 all is as it was written, 1 something is not, 2 it cannot be verified."
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The directory of the run.")
  private Path folder;

  @Option(names = "--again", description = "Repeat the run too, in memory, and compare.")
  private boolean again;

  @Mixin private ClientFileOption client = new ClientFileOption();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private JsonOption json = new JsonOption();

  /** What {@code verify --json} prints. */
  private record VerifyReport(
      String run, int rounds, long events, int checkpoints, boolean sound, List<String> faults) {}

  @Override
  public Integer call() {
    return CommandFrame.call("verification", json.isWanted(), this::verify);
  }

  private int verify(CommandFrame frame) {
    StoppedRun run = StoppedRun.open(folder);
    run.requireLog();
    FolderLock lock = FolderLock.takeFree(run.directory().path());
    try (RunLog log = open(run, frame.console())) {
      frame.console().status("Reading the log ...");
      VerifyResult found = check(run, log, frame);
      frame.console().clear();
      tell(run, found, frame);
      return found.isSound() ? ExitCode.OK : ExitCode.SOFTWARE;
    } finally {
      lock.close();
    }
  }

  private VerifyResult check(StoppedRun run, RunLog log, CommandFrame frame) {
    PastRun past;
    try {
      past = PastRun.of(log.log());
    } catch (DamagedLogException e) { // what tells of the rounds is damaged itself
      return VerifyResult.unreadable(e.getMessage());
    }
    VerifyResult found = LogCheck.of(run, log.log(), past);
    return again ? found.and(repeat(run, log, past, frame).stream().toList()) : found;
  }

  private RunLog open(StoppedRun run, ConsoleOutput console) {
    return LogSource.ownFor(client.of(run.manifest().setting().place()))
        .reopen(run.directory(), console::line);
  }

  private Optional<String> repeat(StoppedRun run, RunLog log, PastRun past, CommandFrame frame) {
    SharedLanguages languages = new SharedLanguages(ParquetTables.MEANS);
    run.requireSame(
        LanguageReading.of(
            frame.console(),
            frame.interruption(),
            means -> languages.of(run.scenario().language(), means)));
    try (DeviceConnection devices =
            DeviceConnection.open(device.choice(), run.scenario(), frame.console());
        Lab lab =
            Lab.open(
                new RunResources(
                    languages, devices.devices(), LogSource.MEMORY, threads.count()))) {
      frame.console().status("Repeating the run ...");
      return RepeatCheck.of(lab, run, log.log(), past);
    }
  }

  private static void tell(StoppedRun run, VerifyResult found, CommandFrame frame) {
    found.faults().forEach(frame.console()::line);
    String name = run.directory().run();
    frame
        .console()
        .line(
            found.isSound()
                ? "%s is as it was written: %,d rounds, %,d events, %,d checkpoints"
                    .formatted(name, found.rounds(), found.events(), found.checkpoints())
                : "%s is not as it was written".formatted(name));
    frame.result(
        () ->
            ResultJson.of(
                new VerifyReport(
                    name,
                    found.rounds(),
                    found.events(),
                    found.checkpoints(),
                    found.isSound(),
                    found.faults())));
  }
}
