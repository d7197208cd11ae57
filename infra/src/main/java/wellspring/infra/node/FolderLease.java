package wellspring.infra.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.javadsl.Lease;

/**
 * Decides between the sides of a cluster that has split, by a file in the run's folder, which all
 * of them reach: the side that makes it goes on. Pekko makes it, by its name.
 *
 * <p>A file that stays behind, because its owner died, counts for a minute only.
 */
public final class FolderLease extends Lease {
  private static final Duration AGE_MAX = Duration.ofSeconds(60);
  private static final String NAME = ".split";

  private final LeaseSettings settings;
  private final RunFolder folder;

  public FolderLease(LeaseSettings settings, ExtendedActorSystem system) {
    this.settings = settings;
    this.folder = RunFolder.of(system);
  }

  @Override
  public LeaseSettings getSettings() {
    return settings;
  }

  @Override
  public CompletionStage<Boolean> acquire() {
    return CompletableFuture.supplyAsync(
        () -> folder.path().map(path -> acquire(path.resolve(NAME))).orElse(true));
  }

  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> onLost) {
    return acquire();
  }

  private boolean acquire(Path file) {
    try {
      return make(file) || isOwn(file) || (isOld(file) && replace(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean make(Path file) throws IOException {
    try {
      Files.writeString(
          file, settings.ownerName(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private boolean isOwn(Path file) throws IOException {
    try {
      return Files.readString(file).equals(settings.ownerName());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean isOld(Path file) throws IOException {
    try {
      Instant made = Files.getLastModifiedTime(file).toInstant();
      return made.plus(AGE_MAX).isBefore(Instant.now());
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private boolean replace(Path file) throws IOException {
    Files.deleteIfExists(file);
    return make(file);
  }

  @Override
  public CompletionStage<Boolean> release() {
    return CompletableFuture.supplyAsync(
        () -> folder.path().map(path -> release(path.resolve(NAME))).orElse(true));
  }

  private boolean release(Path file) {
    try {
      if (isOwn(file)) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean checkLease() {
    return folder
        .path()
        .map(path -> path.resolve(NAME))
        .map(
            file -> {
              try {
                return isOwn(file);
              } catch (IOException e) {
                return false;
              }
            })
        .orElse(true);
  }
}
