package wellspring.infra.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.agents.scenario.RealPath;
import wellspring.model.file.FileFault;

/**
 * The folder that holds everything about a run: manifest, resolved scenario, measurements,
 * releases, trainings, checkpoints, and Kafka's log where the broker is embedded.
 *
 * @param path the folder
 * @param ground the nearest folder above it that was there before
 */
public record RunDirectory(Path path, Path ground) {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** Only the user may read texts and tokens, unless they say otherwise. */
  private static final FileAttribute<?>[] OWNERS =
      POSIX
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
          }
          : new FileAttribute<?>[0];

  /** With less than this a run would soon fail because the disk is full. */
  private static final long BYTES_FREE_MIN = 64L << 20;

  /**
   * Makes the folder of a run.
   *
   * @param out the folder to make it in; made if it is not there
   * @param run the run's name; a number is added if there is such a folder already
   * @throws RunException if that cannot be done; nothing was made then
   */
  public static RunDirectory create(Path out, String run) {
    if (out.toString().isBlank()) {
      throw new RunException("--out is empty: name a folder, for example --out runs");
    }
    Path folder = RealPath.absolute(out);
    Path ground = folder;
    while (!Files.exists(ground) && ground.getParent() != null) {
      ground = ground.getParent();
    }
    try {
      requireSpace(out, ground);
      Files.createDirectories(folder);
      return new RunDirectory(createNew(folder, run), ground);
    } catch (FileAlreadyExistsException e) {
      throw new RunException("--out %s is a file, not a folder: name a folder".formatted(out), e);
    } catch (AccessDeniedException e) {
      throw new RunException(
          "--out %s cannot be written: name a folder that you may write to".formatted(out), e);
    } catch (IOException e) {
      throw new RunException("--out %s cannot be used: %s".formatted(out, FileFault.why(e)), e);
    }
  }

  /**
   * Makes the folder of a run at a place; what an earlier attempt at it left is taken away.
   *
   * @throws UncheckedIOException if that cannot be done
   */
  public static RunDirectory renew(Path folder) {
    RunDirectory directory = new RunDirectory(folder, folder.getParent());
    if (Files.exists(folder)) {
      directory.delete();
    }
    try {
      Files.createDirectories(folder);
      return directory;
    } catch (IOException e) {
      throw FileFault.cannot("make", folder, e);
    }
  }

  /**
   * The folder of a run that has begun.
   *
   * @throws RunException if it is none
   */
  public static RunDirectory open(Path folder) {
    Path path = RealPath.absolute(folder);
    RunDirectory directory = new RunDirectory(path, path);
    if (!Files.isRegularFile(directory.manifest())) {
      throw new RunException(
          "%s is not the directory of a run: it has no %s"
              .formatted(folder, directory.manifest().getFileName()));
    }
    return directory;
  }

  /** Whether nobody has taken it away. */
  public boolean exists() {
    return Files.isRegularFile(manifest());
  }

  /** The run's name. */
  public String run() {
    return path.getFileName().toString();
  }

  public Path manifest() {
    return path.resolve("manifest.json");
  }

  public Path scenario() {
    return path.resolve("scenario.yaml");
  }

  /** The scenario that was in force up to a round, of a run that was forked there. */
  public Path scenarioUntil(int round) {
    return path.resolve("scenario-until-round-%d.yaml".formatted(round));
  }

  public Path measurements() {
    return path.resolve("measurements.csv");
  }

  public Path releases() {
    return path.resolve("releases.csv");
  }

  /** How much text went from whom to whom. */
  public Path flows() {
    return path.resolve("flows.csv");
  }

  /** Who paid whom; absent where nothing happens to people. */
  public Path payments() {
    return path.resolve("payments.csv");
  }

  /** What audiences read of each author; absent where nothing happens to people. */
  public Path readings() {
    return path.resolve("readings.csv");
  }

  /** How cohorts went on after each round; absent where nothing happens to people. */
  public Path cohorts() {
    return path.resolve("cohorts.csv");
  }

  /**
   * Where cohorts and models stood on the map of voices; absent where nothing happens to people.
   */
  public Path voices() {
    return path.resolve("voices.csv");
  }

  /** The tables that tell what happened to people. */
  private List<Path> ofSociety() {
    return List.of(payments(), readings(), cohorts(), voices());
  }

  public Path training() {
    return path.resolve("training.csv");
  }

  /** How people steered the run; absent if nobody did. */
  public Path steering() {
    return path.resolve("steering.jsonl");
  }

  /** The measurements for programs that read Parquet. */
  public Path measurementsParquet() {
    return parquet(measurements());
  }

  /** A table of the folder for programs that read Parquet. */
  public Path parquet(Path table) {
    String name = table.getFileName().toString();
    return path.resolve(name.replace(".csv", ".parquet"));
  }

  /** All documents, once the run is over. */
  public Path documentsParquet() {
    return path.resolve("documents.parquet");
  }

  /** All documents so far, as lines of JSON, packed, while the run is under way. */
  public Path documentLines() {
    return path.resolve("documents.partial.jsonl.zst");
  }

  /** All texts that figures come from, once the run is over. */
  public Path probesParquet() {
    return path.resolve("probes.parquet");
  }

  /** All of these texts so far, as lines of JSON, packed, while the run is under way. */
  public Path probeLines() {
    return path.resolve("probes.partial.jsonl.zst");
  }

  /** What the run showed, for people; there once it is over. */
  public Path report() {
    return path.resolve("report.html");
  }

  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  public Path kafka() {
    return path.resolve("kafka");
  }

  /** The key of its records on a cluster; absent if its log is elsewhere. */
  public Path logKey() {
    return path.resolve("log.key");
  }

  /** Where the agents of a run live that has several nodes; absent if it has one. */
  public Path nodes() {
    return path.resolve("nodes.json");
  }

  /** How a program outside takes part; there as long as the run goes on. */
  public Path outside(String participant) {
    return path.resolve("outside").resolve(participant + ".properties");
  }

  /** Lets all users of this machine read what is in it. */
  public void share() {
    try {
      if (POSIX) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (IOException e) {
      throw FileFault.cannot("share", path, e);
    }
  }

  /**
   * Takes away what is made of a run's log at its end: a run that was stopped makes it once more.
   */
  public void clearResults() {
    List<Path> made =
        new ArrayList<>(
            List.of(
                measurements(),
                releases(),
                flows(),
                steering(),
                nodes(),
                measurementsParquet(),
                documentsParquet(),
                probesParquet()));
    made.addAll(ofSociety());
    ofSociety().forEach(table -> made.add(parquet(table)));
    try {
      for (Path file : made) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw FileFault.cannot("clear", path, e);
    }
  }

  /** Takes the folder away with all that is in it and all that was made for it. */
  public void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      Path above = path.getParent();
      while (!above.equals(ground) && isEmpty(above)) {
        Files.delete(above);
        above = above.getParent();
      }
    } catch (IOException e) {
      throw FileFault.cannot("delete", path, e);
    }
  }

  /** Writes a file of the folder, so that no reader sees half of it. */
  public static void write(Path file, String text) {
    try {
      AtomicFile.write(file, text);
    } catch (IOException e) {
      throw FileFault.cannot("write", file, e);
    }
  }

  private static void requireSpace(Path out, Path ground) throws IOException {
    long free = Files.getFileStore(ground).getUsableSpace();
    if (free < BYTES_FREE_MIN) {
      throw new RunException(
          "--out %s has %,d MB free, but a run needs at least %,d MB: free space, or name another folder"
              .formatted(out, free >> 20, BYTES_FREE_MIN >> 20));
    }
  }

  private static Path createNew(Path out, String run) throws IOException {
    Optional<Path> made = tryCreate(out.resolve(run));
    for (int number = 2; made.isEmpty(); number++) {
      made = tryCreate(out.resolve(run + "-" + number));
    }
    return made.get();
  }

  /** Empty if there is such a folder; two runs that begin at once thus never share one. */
  private static Optional<Path> tryCreate(Path folder) throws IOException {
    try {
      return Optional.of(Files.createDirectory(folder, OWNERS));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().isEmpty();
    }
  }
}
