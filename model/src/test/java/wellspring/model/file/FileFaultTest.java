package wellspring.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {
  @TempDir private Path scratch;

  @Test
  void namesTheFileOnceTheReasonAndTheRemedy() {
    Path gone = scratch.resolve("gone.csv");
    assertThat(told(gone, () -> Files.readString(gone)))
        .isEqualTo(
            "cannot read %s: there is no such file or folder (any more): look whether it was moved or deleted"
                .formatted(gone));
  }

  @Test
  void namesTheOtherFileWhereThatOneIsTheReason() {
    Path gone = scratch.resolve("gone");
    assertThat(told(scratch.resolve("table"), () -> Files.readString(gone)))
        .endsWith("moved or deleted (" + gone + ")");
  }

  @Test
  void saysWhatTheSystemMeans() throws IOException {
    assertThat(FileFault.why(new IOException("No space left on device")))
        .isEqualTo("the disk is full: free space on it");
    assertThat(FileFault.why(new FileSystemException("a", null, "Read-only file system")))
        .isEqualTo("the disk can only be read: mount it for writing, or name another folder (a)");
    assertThat(FileFault.why(new AccessDeniedException("a"))).startsWith("permission is denied");
    assertThat(FileFault.why(new EOFException())).isEqualTo("it ends too early: restore it");
    assertThat(FileFault.why(new IOException("line 1\nline 2"))).isEqualTo("line 1");
    assertThat(FileFault.why(new IOException())).isEqualTo("java.io.IOException");
    Path bytes = Files.write(scratch.resolve("bytes"), new byte[] {(byte) 0xff});
    assertThat(told(bytes, () -> Files.readString(bytes))).contains("not text in UTF-8");
    Path folder = Files.createDirectories(scratch.resolve("folder/inner")).getParent();
    assertThat(told(folder, () -> Files.readString(folder)))
        .contains("it is a folder: name a file");
    assertThat(told(folder, () -> deleted(folder))).contains("it is not empty");
    assertThat(told(folder, () -> Files.createDirectory(folder).toString())).contains("already");
    assertThat(told(bytes, () -> listed(bytes))).contains("it is no folder");
  }

  @Test
  void findsWordsForWhatJavaWraps() {
    assertThat(FileFault.reason(new UncheckedIOException(new IOException("Input/output error"))))
        .startsWith("the disk fails");
    assertThat(FileFault.reason(FileFault.cannot("read", "it", new IOException("no"))))
        .isEqualTo("cannot read it: no");
    assertThat(FileFault.reason(new IllegalStateException("as it is"))).isEqualTo("as it is");
    assertThat(FileFault.reason(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void knowsAFullDiskWhereverItIsSaid() {
    IOException full = new IOException("No space left on device");
    assertThat(FileFault.isOfSpace(FileFault.cannot("write", "it", full))).isTrue();
    assertThat(FileFault.isOfSpace(new IllegalStateException("x", full))).isTrue();
    assertThat(FileFault.isOfSpace(new IOException())).isFalse();
  }

  private interface Work {
    String run() throws IOException;
  }

  private static String told(Path file, Work work) {
    IOException error = catchThrowableOfType(IOException.class, work::run);
    return FileFault.cannot("read", file, error).getMessage();
  }

  private static String deleted(Path file) throws IOException {
    Files.delete(file);
    return "";
  }

  private static String listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return String.valueOf(files.count());
    }
  }
}
