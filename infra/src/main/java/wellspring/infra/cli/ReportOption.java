package wellspring.infra.cli;

import picocli.CommandLine.Option;

/** Whether a run or a sweep writes a report at its end. */
final class ReportOption {
  @Option(
      names = "--no-report",
      description = "Write no report; 'wellspring report' can do so at any time.")
  private boolean omitted;

  boolean isWanted() {
    return !omitted;
  }
}
