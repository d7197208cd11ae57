package wellspring.infra.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.agents.scenario.ScenarioException;
import wellspring.infra.report.Reports;
import wellspring.infra.run.RunException;

/** {@code wellspring report}: what runs and sweeps showed, as a page. */
@Command(
    name = "report",
    description = "Writes what runs and sweeps showed as a page that needs nothing else.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "RUN", description = "The directory of a run.")
  private List<Path> folders = new ArrayList<>();

  @Option(names = "--out", paramLabel = "FILE|DIR", description = "Where.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    try {
      Reports.Written report = Reports.of(folders, out);
      report.remarks().forEach(System.err::println);
      System.out.println(report.page());
      return ExitCode.OK;
    } catch (ScenarioException | RunException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    } catch (UncheckedIOException e) {
      System.err.println("The report failed: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }
}
