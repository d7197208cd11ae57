package wellspring.infra.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.RealPath;
import wellspring.dashboards.report.ComparisonReport;
import wellspring.dashboards.report.Place;
import wellspring.dashboards.report.PolicyBrief;
import wellspring.dashboards.report.RunReport;
import wellspring.dashboards.report.RunStory;
import wellspring.dashboards.report.SweepReport;
import wellspring.dashboards.report.SweepStory;
import wellspring.infra.data.Source;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.model.language.Language;

/** Writes reports. */
public final class Reports {
  private static final String PAGE = ".html";

  private Reports() {}

  /**
   * A report that was written.
   *
   * @param page the page
   * @param remarks what is to be said about it, if anything
   */
  public record Written(Path page, List<String> remarks) {
    public Written {
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
  public static Written ofRun(RunDirectory run, Language language) {
    return write(
        List.of(StoryReader.read(run, Optional.of(language))),
        into(run.path(), Kind.FULL.file),
        Kind.FULL);
  }

  /** For whom a report is. */
  public enum Kind {
    /** For those who want every figure. */
    FULL("report"),
    /** For those who decide: two pages without jargon. */
    POLICY("brief");

    private final String file;

    Kind(String file) {
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
  public static Written of(List<Path> folders, Optional<Path> out, Kind kind) {
    List<Source> sources = Source.of(folders);
    List<RunDirectory> runs =
        sources.stream()
            .filter(Source.Run.class::isInstance)
            .map(source -> ((Source.Run) source).directory())
            .toList();
    boolean one = sources.size() == 1;
    Place place =
        one
            ? out.map(path -> at(path, kind.file))
                .orElseGet(() -> into(sources.get(0).path(), kind.file))
            : at(out.orElse(Path.of("")), kind == Kind.FULL ? "comparison" : kind.file);
    if (one && sources.get(0) instanceof Source.Sweep sweep) {
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
  public static Written ofSweep(SweepDirectory sweep) {
    return write(sweep, into(sweep.path(), Kind.FULL.file), Kind.FULL);
  }

  private static Written write(SweepDirectory sweep, Place place, Kind kind) {
    SweepStory story = SweepReader.read(sweep);
    if (kind == Kind.POLICY) {
      return new Written(place.page(), PolicyBrief.ofSweep(story, place));
    }
    SweepReport.write(story, place);
    return new Written(place.page(), List.of());
  }

  private static Written write(List<RunStory> stories, Place place, Kind kind) {
    List<String> remarks =
        kind == Kind.POLICY
            ? PolicyBrief.ofRuns(stories, place)
            : stories.size() == 1
                ? RunReport.write(stories.get(0), place)
                : ComparisonReport.write(stories, place);
    return new Written(place.page(), remarks);
  }

  /** Those that have nothing to tell are passed over. */
  private static Written compare(List<RunDirectory> runs, Place place, Kind kind) {
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
          "there are not two runs to compare\n  " + String.join("\n  ", remarks));
    }
    Written written = write(stories, place, kind);
    remarks.addAll(written.remarks());
    return new Written(place.page(), remarks);
  }

  private static Place at(Path out, String name) {
    Path absolute = RealPath.absolute(out);
    if (!absolute.toString().endsWith(PAGE)) {
      return into(absolute, name);
    }
    String file = absolute.getFileName().toString();
    Path folder = absolute.resolveSibling(file.substring(0, file.length() - PAGE.length()));
    if (Files.isDirectory(absolute)) {
      throw new RunException("--out %s is a folder: name a file, or another folder".formatted(out));
    }
    return new Place(absolute, folder);
  }

  private static Place into(Path folder, String name) {
    if (Files.isRegularFile(folder)) {
      throw new RunException(
          "--out %s is a file: name a folder, or a file that ends in %s".formatted(folder, PAGE));
    }
    return new Place(folder.resolve(name + PAGE), folder.resolve(name));
  }
}
