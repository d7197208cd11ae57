package wellspring.infra.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import wellspring.model.file.FileFault;

/**
 * What the process of a run or a sweep holds as long as it works in its folder, so that others can
 * tell one that is under way from one that was killed. The system takes it from a process that
 * dies; its file says which process had it last.
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
      return signed(guard);
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
        return signed(guard);
      }
      guard.close();
      throw busy(folder, holder(file));
    } catch (
        OverlappingFileLockException e) { // whoever reads the file now would give the lock back
      throw busy(folder, "this process");
    } catch (IOException e) {
      throw new RunException(
          "cannot work in %s, where its log has to be opened: %s; or copy it to a folder that you may write to"
              .formatted(folder, FileFault.why(e)),
          e);
    }
  }

  /**
   * Takes the lock of a folder from a process that the other nodes of its cluster go on without: it
   * may be there still, and stand still. Does nothing if another one has it.
   *
   * @param process the number of that process
   */
  public static void forfeit(Path folder, long process) {
    Path file = folder.resolve(NAME);
    try {
      if (Files.isRegularFile(file)
          && Files.readString(file, StandardCharsets.US_ASCII).equals(Long.toString(process))) {
        Files.delete(file); // whoever locks it from now on locks another file
      }
    } catch (IOException e) {
      throw FileFault.cannot("unlock", file, e);
    }
  }

  /** With the number of this process in it, for whoever finds it locked. */
  private static FolderLock signed(FileChannel guard) throws IOException {
    String own = Long.toString(ProcessHandle.current().pid());
    guard.truncate(0);
    guard.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.US_ASCII)));
    return new FolderLock(guard);
  }

  private static RunException busy(Path folder, String holder) {
    return new RunException(
        "%s works on %s: wait until it ends, or end it".formatted(holder, folder.getFileName()));
  }

  private static String holder(Path file) {
    try {
      String number = Files.readString(file, StandardCharsets.US_ASCII);
      return number.matches("\\d{1,19}") ? "process " + number : "another process";
    } catch (IOException e) { // where what is locked cannot be read
      return "another process";
    }
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
