package wellspring.model.language.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.model.hash.Sha256;
import wellspring.model.language.file.TextInventory.FileRead;
import wellspring.model.language.file.TextInventory.LeftOut;

/**
 * The documents of a file or a folder, in reading order.
 *
 * <p>A folder is read with all that lies in it, in the order of the paths; {@link TextFiles} says
 * what is left out, and so are files of data that do not have the field or column. White space at
 * both ends of a document is trimmed, documents with nothing else are skipped, CRLF becomes LF, and
 * a byte-order mark is dropped.
 *
 * @param documents the texts; held as UTF-8 bytes and decoded at each call of {@code get}, so that
 *     the whole takes about as much memory as the unpacked files take disk
 * @param sha256 what was read, in hexadecimal. For a file its SHA-256, as {@code sha256sum} prints
 *     it; for a folder the SHA-256 of {@code sha256sum}'s output for the files read: for each in
 *     order its sum, two spaces, its path below the folder with slashes, a newline
 * @param inventory which files were read, and which were not
 */
public record TextDocuments(List<String> documents, String sha256, TextInventory inventory) {

  /**
   * Reads all documents of a source.
   *
   * @throws LanguageException if there is no document, or one cannot be read
   */
  public static TextDocuments read(TextSource source, ReadingContext means) {
    return new DocumentCollector(source, means).read();
  }

  /**
   * The files that a file or a folder is read from, in that order.
   *
   * @throws LanguageException if there are none
   */
  public static List<Path> files(Path path) {
    return TextFiles.in(path).files();
  }

  /** One reading. */
  private static final class DocumentCollector {
    private final TextSource source;
    private final ReadingContext means;
    private final List<Path> files;
    private final boolean single;
    private final DocumentSink sink;
    private final List<FileRead> read = new ArrayList<>();
    private final List<LeftOut> leftOut;
    private final MessageDigest listing = Sha256.digest();
    private final long bytesAll;
    private long bytesRead;
    private String sum = "";
    private Optional<NoTextException> without = Optional.empty();

    DocumentCollector(TextSource source, ReadingContext means) {
      this.source = source;
      this.means = means;
      TextFiles found = TextFiles.in(source.path());
      files = found.files();
      single = files.get(0).equals(source.path());
      sink = new DocumentSink(source.documentBytesMax());
      leftOut = new ArrayList<>(found.leftOut());
      bytesAll = files.stream().mapToLong(DocumentCollector::size).sum();
    }

    TextDocuments read() {
      try (TableReader tables = means.tables().open()) {
        for (Path file : files) {
          read(file, tables);
        }
      }
      if (read.isEmpty() && without.isPresent()) {
        throw without.get();
      }
      if (sink.documents().isEmpty()) {
        throw new LanguageException(
            source.path(), "has no document, only blank space; give it text, or name another path");
      }
      return new TextDocuments(
          sink.documents(),
          single ? sum : Sha256.hex(listing),
          new TextInventory(!single, read, leftOut, field(), sink.withoutText()));
    }

    private void read(Path file, TableReader tables) {
      try {
        take(file, tables);
      } catch (NoTextException e) {
        leaveOut(file, e);
      }
    }

    private void take(Path file, TableReader tables) {
      sink.begin(file);
      FileKind kind = FileKind.of(file).orElseThrow();
      try (OpenFile open = OpenFile.of(file, this::report)) {
        DocumentFormat.of(kind, source, tables).read(open, sink);
        sum = open.sha256();
      }
      listing.update((sum + "  " + name(file) + "\n").getBytes(UTF_8));
      read.add(new FileRead(name(file), sink.documentsOfFile()));
    }

    /** A file that is named by itself is to be read; beside others it may be something else. */
    private void leaveOut(Path file, NoTextException why) {
      sink.forget();
      leftOut.add(new LeftOut(name(file), why.reason()));
      without = without.or(() -> Optional.of(why));
    }

    private void report(long bytes) {
      bytesRead += bytes;
      means.watcher().at(ReadingWatcher.Step.READING, bytesRead, bytesAll);
    }

    private String name(Path file) {
      return single ? file.getFileName().toString() : TextFiles.below(source.path(), file);
    }

    private String field() {
      List<FileKind> kinds =
          read.stream()
              .flatMap(file -> FileKind.of(Path.of(file.name())).stream())
              .filter(FileKind::hasFields)
              .toList();
      if (kinds.isEmpty()) {
        return "";
      }
      return (kinds.stream().allMatch(FileKind::hasColumns) ? "column " : "field ")
          + source.field();
    }

    private static long size(Path file) {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw OpenFile.unreadable(file, e);
      }
    }
  }
}
