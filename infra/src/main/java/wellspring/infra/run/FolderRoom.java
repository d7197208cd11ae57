package wellspring.infra.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** How much a folder holds, and how much more its disk takes. */
interface FolderRoom {

  /** How many bytes its files have. */
  long usedBytes() throws IOException;

  /** How many bytes this user may still write. Cheap. */
  long freeBytes() throws IOException;

  /** The room of a folder on a disk. */
  static FolderRoom of(Path folder) {
    return new FolderRoom() {
      @Override
      public long usedBytes() throws IOException {
        return size(folder);
      }

      @Override
      public long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
      }
    };
  }

  /** Without the files that go away meanwhile. */
  private static long size(Path folder) throws IOException {
    long[] bytes = {0};
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException error) {
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes[0];
  }
}
