package wellspring.dashboards.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import wellspring.model.file.FileFault;

/**
 * Where a report is written. A file that is there already is replaced, whole or not at all.
 *
 * @param page the page
 * @param folder figures and tables
 */
public record ReportLocation(Path page, Path folder) {

  /**
   * Writes the page.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void write(String html) {
    Path beside = page.resolveSibling(page.getFileName() + ".partial");
    try {
      Files.createDirectories(page.toAbsolutePath().getParent());
      try {
        Files.write(beside, html.getBytes(StandardCharsets.UTF_8));
        Files.move(
            beside, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw FileFault.cannot("write", page, e);
    }
  }

  /**
   * Writes a report. One that cannot be written leaves no folder behind that was not there before.
   *
   * @throws UncheckedIOException if a file cannot be written
   */
  public <T> T whole(Supplier<T> writing) {
    boolean fresh = !Files.exists(folder);
    boolean written = false;
    try {
      T report = writing.get();
      written = true;
      return report;
    } finally {
      if (fresh && !written) {
        discard();
      }
    }
  }

  private void discard() {
    try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw FileFault.cannot("delete", folder, e);
    }
  }

  /** Makes the folder if it is not there. */
  void prepare() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileFault.cannot("make", folder, e);
    }
  }
}
