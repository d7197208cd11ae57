package wellspring.infra.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import wellspring.model.file.FileFault;

/**
 * What the process of a run or a sweep holds as long as it works in its folder, so that others can
 * tell one that is under way from one that was killed. The system takes it from a process that
 * dies.
 */
public final class FolderLock implements AutoCloseable {
  private static final String NAME = ".lock";

  private final FileChannel guard;

  private FolderLock(FileChannel guard) {
    this.guard = guard;
  }

  /**
   * Takes the lock of a folder; no other process has it then.
   *
   * @throws UncheckedIOException if its file cannot be made
   */
  public static FolderLock take(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      FileChannel guard =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      guard.lock();
      return new FolderLock(guard);
    } catch (IOException e) {
      throw FileFault.cannot("lock", file, e);
    }
  }

  /**
   * Takes the lock of a folder that no process works in.
   *
   * @throws RunException if one does, or the folder cannot be written
   */
  public static FolderLock takeFree(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      FileChannel guard =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (guard.tryLock() != null) {
        return new FolderLock(guard);
      }
      guard.close();
      throw busy(folder, null);
    } catch (OverlappingFileLockException e) {
      throw busy(folder, e); // this very process has it
    } catch (IOException e) {
      throw new RunException(
          "cannot work in %s, where its log has to be opened: %s; or copy it to a folder that you may write to"
              .formatted(folder, FileFault.why(e)),
          e);
    }
  }

  private static RunException busy(Path folder, Exception cause) {
    return new RunException(
        "another process works on %s: wait until it ends, or end it"
            .formatted(folder.getFileName()),
        cause);
  }

  /** Whether a process works in a folder now. One that has the lock itself must not ask. */
  public static boolean isTaken(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileChannel guard = FileChannel.open(file, StandardOpenOption.READ)) {
      return guard.tryLock(0, Long.MAX_VALUE, true) == null; // who may only read can ask, too
    } catch (OverlappingFileLockException e) {
      return true; // by this very process
    } catch (IOException e) {
      return false; // unknown for a folder of another user
    }
  }

  @Override
  public void close() {
    try {
      guard.close();
    } catch (IOException e) {
      throw FileFault.cannot("unlock", "a folder", e);
    }
  }
}
