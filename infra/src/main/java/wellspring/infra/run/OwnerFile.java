package wellspring.infra.run;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import wellspring.model.file.FileFault;

/** Small files that only their owner can read, from their first byte on: they hold secrets. */
public final class OwnerFile {
  private static final FileAttribute<?>[] OWNERS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];

  private OwnerFile() {}

  /**
   * Writes a file whole; one that is there already is replaced.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, String text) {
    Path beside = AtomicFile.beside(file);
    try {
      Files.deleteIfExists(beside);
      try (FileChannel channel =
          FileChannel.open(
              beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNERS)) {
        Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
      }
      AtomicFile.move(beside, file);
    } catch (IOException e) {
      throw FileFault.cannot("write", file, e);
    }
  }
}
