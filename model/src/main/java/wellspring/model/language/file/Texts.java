package wellspring.model.language.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import wellspring.model.hash.Sha256;

/**
 * The documents of a file or a folder, in reading order.
 *
 * <p>A folder is read with all that lies in it, in the order of the paths. Names that begin with a
 * dot, and files of other kinds, are passed over. White space at both ends of a document is
 * trimmed, documents with nothing else are skipped, CRLF becomes LF, and a byte-order mark is
 * dropped.
 *
 * @param documents the texts; held as UTF-8 bytes and decoded at each call of {@code get}, so that
 *     the whole takes about as much memory as the files take disk
 * @param sha256 what was read, in hexadecimal. For a file its SHA-256, as {@code sha256sum} prints
 *     it; for a folder the SHA-256 of {@code sha256sum}'s output for the files read: for each in
 *     order its sum, two spaces, its path below the folder with slashes, a newline
 */
public record Texts(List<String> documents, String sha256) {

  /**
   * Reads all documents of a source.
   *
   * @throws LanguageException if there is no document, or one cannot be read
   */
  public static Texts read(TextSource source) {
    List<Path> files = TextFiles.in(source.path());
    DocumentSink sink = new DocumentSink(source.documentBytesMax());
    MessageDigest listing = Sha256.digest();
    String sum = "";
    for (Path file : files) {
      sum = read(file, source, sink);
      listing.update((sum + "  " + TextFiles.below(source.path(), file) + "\n").getBytes(UTF_8));
    }
    if (sink.documents().isEmpty()) {
      throw new LanguageException(
          source.path(), "has no document, only blank space; give it text, or name another path");
    }
    boolean single = files.get(0).equals(source.path());
    return new Texts(sink.documents(), single ? sum : Sha256.hex(listing));
  }

  /**
   * The files that a file or a folder is read from, in that order.
   *
   * @throws LanguageException if there are none
   */
  public static List<Path> files(Path path) {
    return TextFiles.in(path);
  }

  private static String read(Path file, TextSource source, DocumentSink sink) {
    MessageDigest digest = Sha256.digest();
    sink.begin(file);
    try (Lines lines = Lines.of(file, digest)) {
      TextFiles.format(file, source).read(lines, sink);
    }
    return Sha256.hex(digest);
  }
}
