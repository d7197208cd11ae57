package wellspring.model.language.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** How a file is compressed. */
enum FileCompression {
  NONE(""),
  GZIP(".gz"),
  ZSTANDARD(".zst");

  private static final int BUFFER_BYTES = 1 << 16;

  private final String extension;

  FileCompression(String extension) {
    this.extension = extension;
  }

  /** The packing that a file's name tells. */
  static FileCompression of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(GZIP.extension)) {
      return GZIP;
    }
    return lower.endsWith(ZSTANDARD.extension) ? ZSTANDARD : NONE;
  }

  /** A file's name without what tells the packing. */
  String unpacked(String name) {
    return name.substring(0, name.length() - extension.length());
  }

  /** The bytes that were packed. */
  InputStream open(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, BUFFER_BYTES);
      case ZSTANDARD -> new ZstdInputStream(packed);
    };
  }
}
