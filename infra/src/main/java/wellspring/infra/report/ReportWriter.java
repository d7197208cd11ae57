package wellspring.infra.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.RealPath;
import wellspring.dashboards.report.ComparisonReport;
import wellspring.dashboards.report.PolicyBrief;
import wellspring.dashboards.report.ReportLocation;
import wellspring.dashboards.report.RunReport;
import wellspring.dashboards.report.RunStory;
import wellspring.dashboards.report.SweepReport;
import wellspring.dashboards.report.SweepStory;
import wellspring.infra.data.RowSource;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.model.language.Language;

/** Writes reports. */
public final class ReportWriter {
  private static final String PAGE = ".html";

  private ReportWriter() {}

  /**
   * A report that was written.
   *
   * @param page the page
   * @param remarks what is to be said about it, if anything
   */
  public record WrittenReport(Path page, List<String> remarks) {
    public WrittenReport {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Writes the report of a run that just ended into its directory.
   *
   * @param language what it speaks
   * @throws RunException if the run has nothing to tell
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static WrittenReport ofRun(RunDirectory run, Language language) {
    return write(
        List.of(StoryReader.read(run, Optional.of(language))),
        into(run.path(), ReportKind.FULL.file),
        ReportKind.FULL);
  }

  /** The readers that a report is for. */
  public enum ReportKind {
    /** For those who want every figure. */
    FULL("report"),
    /** For those who decide: two pages without jargon. */
    POLICY("brief");

    private final String file;

    ReportKind(String file) {
      this.file = file;
    }
  }

  /**
   * Writes the report of a run or a sweep, or compares several runs.
   *
   * @param folders runs, a sweep, or folders of runs
   * @param out a page that ends in .html, or a folder; by default the run's or the sweep's own
   *     folder, for several runs the working directory
   * @throws RunException if they cannot be reported on; the message says why
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static WrittenReport of(List<Path> folders, Optional<Path> out, ReportKind kind) {
    List<RowSource> sources = RowSource.of(folders);
    List<RunDirectory> runs =
        sources.stream()
            .filter(RowSource.Run.class::isInstance)
            .map(source -> ((RowSource.Run) source).directory())
            .toList();
    boolean one = sources.size() == 1;
    ReportLocation place =
        one
            ? out.map(path -> at(path, kind.file))
                .orElseGet(() -> into(sources.get(0).path(), kind.file))
            : at(out.orElse(Path.of("")), kind == ReportKind.FULL ? "comparison" : kind.file);
    if (one && sources.get(0) instanceof RowSource.Sweep sweep) {
      return write(sweep.directory(), place, kind);
    } else if (one) {
      return write(List.of(StoryReader.read(runs.get(0), Optional.empty())), place, kind);
    } else if (runs.size() == sources.size()) {
      return compare(runs, place, kind);
    }
    throw new RunException(
        "give one run, several runs, or one sweep, not these together: "
            + String.join(", ", sources.stream().map(source -> source.path().toString()).toList()));
  }

  /**
   * Writes the report of a sweep that was summed up into its directory.
   *
   * @throws RunException if it has not been summed up yet
   * @throws java.io.UncheckedIOException if a file cannot be read or written
   */
  public static WrittenReport ofSweep(SweepDirectory sweep) {
    return write(sweep, into(sweep.path(), ReportKind.FULL.file), ReportKind.FULL);
  }

  private static WrittenReport write(SweepDirectory sweep, ReportLocation place, ReportKind kind) {
    SweepStory story = SweepReader.read(sweep);
    return new WrittenReport(
        place.page(),
        place.whole(
            () ->
                kind == ReportKind.POLICY
                    ? PolicyBrief.ofSweep(story, place)
                    : swept(story, place)));
  }

  private static List<String> swept(SweepStory story, ReportLocation place) {
    SweepReport.write(story, place);
    return List.of();
  }

  private static WrittenReport write(
      List<RunStory> stories, ReportLocation place, ReportKind kind) {
    return new WrittenReport(place.page(), place.whole(() -> written(stories, place, kind)));
  }

  private static List<String> written(
      List<RunStory> stories, ReportLocation place, ReportKind kind) {
    if (kind == ReportKind.POLICY) {
      return PolicyBrief.ofRuns(stories, place);
    }
    return stories.size() == 1
        ? RunReport.write(stories.get(0), place)
        : ComparisonReport.write(stories, place);
  }

  /** Those that have nothing to tell are passed over. */
  private static WrittenReport compare(
      List<RunDirectory> runs, ReportLocation place, ReportKind kind) {
    List<RunStory> stories = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (RunDirectory run : runs) {
      try {
        stories.add(StoryReader.read(run, Optional.empty()));
      } catch (RunException e) {
        remarks.add("Left out: " + e.getMessage());
      }
    }
    if (stories.size() < 2) {
      throw new RunException(
          "a comparison needs at least two runs\n  " + String.join("\n  ", remarks));
    }
    WrittenReport written = write(stories, place, kind);
    remarks.addAll(written.remarks());
    return new WrittenReport(place.page(), remarks);
  }

  private static ReportLocation at(Path out, String name) {
    Path absolute = RealPath.absolute(out);
    if (!absolute.toString().endsWith(PAGE)) {
      return into(absolute, name);
    }
    String file = absolute.getFileName().toString();
    Path folder = absolute.resolveSibling(file.substring(0, file.length() - PAGE.length()));
    if (Files.isDirectory(absolute)) {
      throw new RunException("--out %s is a folder: name a file, or another folder".formatted(out));
    }
    return new ReportLocation(absolute, folder);
  }

  private static ReportLocation into(Path folder, String name) {
    if (Files.isRegularFile(folder)) {
      throw new RunException(
          "--out %s is a file: name a folder, or a file that ends in %s".formatted(folder, PAGE));
    }
    return new ReportLocation(folder.resolve(name + PAGE), folder.resolve(name));
  }
}
