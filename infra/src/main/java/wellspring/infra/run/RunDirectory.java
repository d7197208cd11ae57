package wellspring.infra.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder that holds everything about a run: manifest, resolved scenario, measurements,
 * checkpoints, and Kafka's log where the broker is embedded.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {
  /** Less than this and a run would soon fail for want of space. */
  private static final long BYTES_FREE_MIN = 64L << 20;

  /**
   * Makes the folder of a run.
   *
   * @param out the folder to make it in; made if it is not there
   * @param run the run's name; a number is added if there is such a folder already
   * @throws RunException if that cannot be done
   */
  public static RunDirectory create(Path out, String run) {
    try {
      Files.createDirectories(out);
      long free = Files.getFileStore(out).getUsableSpace();
      if (free < BYTES_FREE_MIN) {
        throw new RunException(
            "--out %s has %,d MB free, but a run needs at least %,d MB: free space, or name another folder"
                .formatted(out, free >> 20, BYTES_FREE_MIN >> 20));
      }
      return new RunDirectory(createNew(out.toAbsolutePath().normalize(), run));
    } catch (FileAlreadyExistsException e) {
      throw new RunException("--out %s is a file, not a folder: name a folder".formatted(out), e);
    } catch (AccessDeniedException e) {
      throw new RunException(
          "--out %s cannot be written: name a folder that you may write to".formatted(out), e);
    } catch (IOException e) {
      throw new RunException(
          "--out %s cannot be used (%s): name another folder".formatted(out, e.getMessage()), e);
    }
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

  public Path measurements() {
    return path.resolve("measurements.csv");
  }

  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  public Path kafka() {
    return path.resolve("kafka");
  }

  /** Takes the folder away with all that is in it: the run never began. */
  public void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  /** Writes a file beside its place and moves it there, so that no reader sees half of it. */
  public static void write(Path file, String text) {
    Path beside = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Path createNew(Path out, String run) throws IOException {
    Path path = out.resolve(run);
    for (int number = 2; Files.exists(path); number++) {
      path = out.resolve(run + "-" + number);
    }
    return Files.createDirectory(path);
  }
}
