package wellspring.infra.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.infra.archive.RunArchive;
import wellspring.infra.archive.RunEntry;
import wellspring.infra.data.AlignedTable;
import wellspring.infra.data.RowSink;

/** {@code wellspring runs}: what lies in a folder. */
@Command(
    name = "runs",
    description = {
      "Lists the runs and sweeps of a folder, the newest first.",
      "",
      "With --forget it takes the topics of a run away that a cluster has, and lists nothing: the "
          + "run's folder stays, but the run can no longer be resumed or verified."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring runs",
      "  wellspring runs sweeps",
      "  wellspring runs --json",
      "  wellspring runs --forget runs/collapse-20260101-120000",
      "",
      "A run is 'killed' if no process works on it and it has not recorded how it ended."
    })
final class RunsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "Where the runs are (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--forget",
      paramLabel = "RUN",
      description = "Take away what a cluster has of the log of a run; RUN is its directory.")
  private Optional<Path> forgotten = Optional.empty();

  @Mixin private ClientFileOption client = new ClientFileOption();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (forgotten.isPresent()) {
      return CommandFrame.call(
          "deletion", json.isWanted(), frame -> ForgottenLog.of(forgotten.get(), client, frame));
    }
    return Failures.told(
        "The runs cannot be listed",
        () -> {
          List<RunEntry> entries = entries();
          if (json.isWanted()) {
            System.out.println(ResultJson.of(new RunList(folder.toString(), entries)));
          } else {
            print(entries);
          }
        });
  }

  /** What {@code runs --json} prints. */
  private record RunList(String folder, List<RunEntry> runs) {}

  private List<RunEntry> entries() {
    return RunArchive.of(List.of(folder)).items().stream().map(RunArchive.Item::entry).toList();
  }

  private void print(List<RunEntry> entries) {
    if (entries.isEmpty()) {
      System.out.printf(
          "There is no run in %s: '%s run' makes one.%n", folder, TerminalInfo.launcher());
      return;
    }
    TerminalInfo terminal = TerminalInfo.current();
    RowSink table =
        new AlignedTable(System.out, terminal.outputIsTerminal() ? terminal.columns() : 0);
    table.begin(
        List.of(
            new RowSink.ResultColumn("name", false),
            new RowSink.ResultColumn("scenario", false),
            new RowSink.ResultColumn("seed", true),
            new RowSink.ResultColumn("status", false),
            new RowSink.ResultColumn("rounds", true),
            new RowSink.ResultColumn("began", false),
            new RowSink.ResultColumn("verdict", false)));
    for (RunEntry entry : entries) {
      List<Object> cells = new ArrayList<>();
      cells.add(entry.name());
      cells.add(entry.scenario());
      cells.add(entry.seed());
      cells.add(entry.status());
      cells.add(entry.done());
      cells.add(RelativeTime.of(entry.started(), Instant.now()));
      cells.add(entry.verdict());
      table.row(cells);
    }
    table.end();
    entries.stream()
        .filter(RunEntry::resumable)
        .findFirst()
        .ifPresent(
            entry ->
                System.out.printf(
                    "%n'%s' goes on with what was stopped.%n",
                    TerminalInfo.command(
                        List.of(
                            TerminalInfo.launcher(),
                            "resume",
                            folder.resolve(entry.name()).toString()))));
  }
}
