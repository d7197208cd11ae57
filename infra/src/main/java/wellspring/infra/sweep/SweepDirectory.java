package wellspring.infra.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import wellspring.agents.scenario.RealPath;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;

/**
 * The folder that holds everything about a sweep.
 *
 * @param path the folder
 */
public record SweepDirectory(Path path) {

  /**
   * The folder of a sweep that was begun.
   *
   * @throws RunException if it is none
   */
  public static SweepDirectory open(Path folder) {
    SweepDirectory directory = new SweepDirectory(RealPath.absolute(folder));
    if (!Files.isRegularFile(directory.manifest())) {
      throw new RunException(
          "--resume %s is no directory of a sweep: it has no %s"
              .formatted(folder, directory.manifest().getFileName()));
    }
    return directory;
  }

  /** The sweep's name. */
  public String name() {
    return path.getFileName().toString();
  }

  /** What is swept, and what became of it. */
  public Path manifest() {
    return path.resolve("sweep.json");
  }

  /** The scenario without the axes. */
  public Path scenario() {
    return path.resolve("scenario.yaml");
  }

  /** The resolved scenario of one point of the grid, from 1: it can be run by itself. */
  public Path point(int number) {
    return path.resolve("points").resolve(String.format(Locale.ROOT, "%04d.yaml", number));
  }

  /** A row for each run that has ended. */
  public Path runs() {
    return path.resolve("runs.csv");
  }

  /** All figures of all runs that finished. */
  public Path measurements() {
    return path.resolve("measurements.csv");
  }

  /** What the process that writes the tables has locked; it is empty. */
  public Path lock() {
    return path.resolve(".lock");
  }

  /** What is kept of one run, if anything is. */
  public Path kept(int run) {
    return path.resolve("runs").resolve(String.format(Locale.ROOT, "%06d", run));
  }

  /** The files of the embedded broker. */
  public Path kafka() {
    return path.resolve("kafka");
  }

  /** Takes a folder away, if it is there, with all that is in it. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw FileFault.cannot("delete", folder, e);
    }
  }
}
