package wellspring.model.language.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which files hold text, and how each kind is read. */
final class TextFiles {
  private static final List<String> ACCEPTED = List.of(".txt", ".md", ".jsonl", ".csv");

  private TextFiles() {}

  /**
   * The file itself, or a folder's usable files, in the order of their paths.
   *
   * @throws LanguageException if there are none
   */
  static List<Path> in(Path path) {
    if (!Files.exists(path)) {
      throw new LanguageException(
          path, "there is no such file or folder; looked for " + path.toAbsolutePath());
    }
    return Files.isDirectory(path) ? inFolder(path) : List.of(requireAccepted(path));
  }

  /** A file's path below a folder, with slashes on every system. */
  static String below(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  static Format format(Path file, TextSource source) {
    return switch (extension(file)) {
      case ".jsonl" -> new JsonLinesFormat(source.field());
      case ".csv" -> new CsvFormat(source.field());
      default -> new PlainFormat(source.split(), source.documentBytesMax());
    };
  }

  private static List<Path> inFolder(Path folder) {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> ACCEPTED.contains(extension(file)))
              .filter(file -> !isHidden(folder, file))
              .sorted(Comparator.comparing(file -> below(folder, file)))
              .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new LanguageException(folder, "the folder cannot be listed: " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new LanguageException(folder, "the folder has no usable file; " + accepted());
    }
    return files;
  }

  private static Path requireAccepted(Path file) {
    if (!ACCEPTED.contains(extension(file))) {
      throw new LanguageException(
          file, "this kind of file is not known; " + accepted() + "; rename or convert it");
    }
    return file;
  }

  private static String accepted() {
    return "accepted are " + String.join(", ", ACCEPTED);
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path name : folder.relativize(file)) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }
}
