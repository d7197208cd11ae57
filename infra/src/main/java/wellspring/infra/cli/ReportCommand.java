package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wellspring.infra.report.ReportWriter;

/** {@code wellspring report}: what runs and sweeps showed, as a page. */
@Command(
    name = "report",
    description = {
      "Writes what a run or a sweep showed as one page that needs nothing else: the verdict, the "
          + "figures, texts to read, and all that is needed to repeat it. Several runs are compared.",
      "",
      "Beside the page stands a folder of the same name with the figures as SVG, PDF and PNG, and the "
          + "tables as CSV. Runs and sweeps write their report themselves when they end."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring report runs/collapse-20260101-120000",
      "  wellspring report runs/collapse-20260101-120000 --for policy",
      "  wellspring report runs/collapse-20260101-120000 runs/collapse-20260101-130000",
      "  wellspring report sweeps/regimes-20260101-120000 --out regimes.html",
      "",
      "Exit codes: 0 written, 1 failed, 2 there is nothing to report on."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "The directory of a run or a sweep; several runs, or a folder of runs.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--for",
      paramLabel = "policy",
      description = "Write the brief for people who decide: two pages without jargon.")
  private Optional<String> reader = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      description =
          "Where: a page that ends in .html, or a folder for it (default: the run's or the sweep's "
              + "own directory; for several runs the working directory).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    return Failures.told(
        "The report failed",
        () -> {
          ReportWriter.WrittenReport report = ReportWriter.of(folders, out, kind());
          report.remarks().forEach(System.err::println);
          System.out.println(report.page());
        });
  }

  private ReportWriter.ReportKind kind() {
    if (reader.isPresent() && !reader.get().equals("policy")) {
      throw new ParameterException(
          spec.commandLine(), "--for must be policy, not '%s'".formatted(reader.get()));
    }
    return reader.isPresent() ? ReportWriter.ReportKind.POLICY : ReportWriter.ReportKind.FULL;
  }
}
