package wellspring.model.language.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.function.LongConsumer;
import wellspring.model.hash.Sha256;

/**
 * A file that is read from its beginning to its end, unpacked, while the SHA-256 of its own bytes
 * is taken.
 */
final class OpenFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final DigestInputStream packed;
  private final InputStream unpacked;

  private OpenFile(Path file, DigestInputStream packed, InputStream unpacked) {
    this.file = file;
    this.packed = packed;
    this.unpacked = unpacked;
  }

  /**
   * Opens it.
   *
   * @param read told of each piece how many bytes of the file it had
   * @throws LanguageException if that cannot be done
   */
  static OpenFile of(Path file, LongConsumer read) {
    try {
      DigestInputStream packed =
          new DigestInputStream(new Counting(Files.newInputStream(file), read), Sha256.digest());
      return new OpenFile(file, packed, unpacked(file, packed));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputStream unpacked(Path file, InputStream packed) throws IOException {
    try {
      return FileCompression.of(file.getFileName().toString()).open(packed);
    } catch (IOException e) {
      packed.close();
      throw e;
    } catch (LinkageError e) {
      packed.close();
      throw new LanguageException(
          file, "this machine cannot decompress Zstandard (" + e + "); decompress the file", e);
    }
  }

  Path file() {
    return file;
  }

  /** What the file holds, unpacked. */
  InputStream stream() {
    return unpacked;
  }

  /** Its lines. */
  Utf8Lines lines() {
    return new Utf8Lines(file, unpacked);
  }

  /** Reads what is left of the file, and gives the SHA-256 of the whole in hexadecimal. */
  String sha256() {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      while (packed.read(buffer) >= 0) {
        // all goes through the digest
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return Sha256.hex(packed.getMessageDigest());
  }

  @Override
  public void close() {
    try {
      unpacked.close();
      packed.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The error for a file whose bytes do not come. */
  static LanguageException unreadable(Path file, IOException e) {
    boolean packed = FileCompression.of(file.getFileName().toString()) != FileCompression.NONE;
    String remedy =
        packed
            ? "it may be incomplete, or not compressed as its name says; download it again, or decompress it"
            : "check its permissions and its disk";
    return new LanguageException(file, "the file cannot be read (" + e + "); " + remedy, e);
  }

  /** Tells how much has been read. */
  private static final class Counting extends FilterInputStream {
    private final LongConsumer read;

    Counting(InputStream in, LongConsumer read) {
      super(in);
      this.read = read;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      read.accept(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      read.accept(Math.max(0, count));
      return count;
    }
  }
}
