package wellspring.infra.data;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Collectors;
import wellspring.model.file.FileFault;

/** How the files of runs and sweeps are read, in the words of DuckDB. */
final class RunFileSql {
  private static final String PARTIAL = ".partial";

  /** The longest document, as JSON, that can be read. */
  static final int LINE_MAX = 256 << 20;

  /** As long as nearly all documents are; to be ready for longer ones takes memory and time. */
  static final int LINE_USUAL = 16 << 20;

  private RunFileSql() {}

  /** A CSV file of a table, whose columns are all but the run's. */
  static String csv(Path file, DatabaseSchema schema) {
    return csv(file, schema.columnsOfFile());
  }

  /**
   * A CSV file; columns at its end that it lacks, as older ones may, are NULL.
   *
   * @param columns as DuckDB takes them
   */
  static String csv(Path file, String columns) {
    return "read_csv(%s, auto_detect=false, header=true, delim=',', quote='\"', escape='\"', null_padding=true, columns=%s)"
        .formatted(DuckDb.text(file), columns);
  }

  /** Documents as events, turned to the table's columns but the run's. */
  static String documents(Path file) {
    return documents(file, LINE_MAX);
  }

  /**
   * Documents as events, turned to the table's columns but the run's.
   *
   * @param lineMax how long a line may be, in bytes
   */
  static String documents(Path file, int lineMax) {
    return """
    (SELECT id, agent, round, text, claim.origin AS claimed_origin, truth.origin AS origin,
      nullif(truth.parent, '') AS parent, truth."humanShare" AS human_share,
      truth.depth AS depth
    FROM read_json(%s, format='newline_delimited', auto_detect=false,
      maximum_object_size=%d, columns={
        'id': 'VARCHAR', 'agent': 'VARCHAR', 'round': 'INTEGER', 'text': 'VARCHAR',
        'claim': 'STRUCT(origin VARCHAR)',
        'truth': 'STRUCT(origin VARCHAR, parent VARCHAR, "humanShare" DOUBLE, depth DOUBLE)'}))\
    """
        .formatted(DuckDb.text(file), lineMax);
  }

  /** Texts that figures come from as events, turned to the table's columns but the run's. */
  static String probes(Path file) {
    return probes(file, LINE_MAX);
  }

  /**
   * Texts that figures come from as events, turned to the table's columns but the run's.
   *
   * @param lineMax how long a line may be, in bytes
   */
  static String probes(Path file, int lineMax) {
    return """
    (SELECT round, agent, kind,
      (row_number() OVER (PARTITION BY round, agent, kind ORDER BY part, place) - 1)::INTEGER
        AS number, text
    FROM (SELECT round, agent, kind, part, unnest(range(len(texts))) AS place,
        unnest(texts) AS text
      FROM read_json(%s, format='newline_delimited', auto_detect=false,
        maximum_object_size=%d, columns={
          'agent': 'VARCHAR', 'round': 'INTEGER', 'kind': 'VARCHAR', 'part': 'INTEGER',
          'texts': 'VARCHAR[]'}))
    ORDER BY round, agent, kind, number)\
    """
        .formatted(DuckDb.text(file), lineMax);
  }

  /** The columns of a table but the run's, separated by commas. */
  static String columns(DatabaseSchema schema) {
    return schema.columns().stream()
        .map(DatabaseSchema.SchemaColumn::name)
        .filter(name -> !name.equals("run"))
        .map(DuckDb::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * A file that is whole, or the whole lines of the one beside it that is still being written.
   *
   * @param scratch where a copy may be put
   * @return empty if there is neither
   */
  static Optional<Path> wholeOrPartial(Path file, Path scratch) {
    if (Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
    return Files.isRegularFile(partial) ? Optional.of(lines(partial, scratch)) : Optional.empty();
  }

  /** A copy of a file's lines that have an end, unpacked if they are packed. */
  static Path lines(Path file, Path scratch) {
    try {
      Path copy = Files.createTempFile(scratch, "lines", "");
      if (file.getFileName().toString().endsWith(".zst")) {
        unpack(file, copy);
      } else {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      try (RandomAccessFile lines = new RandomAccessFile(copy.toFile(), "rw")) {
        lines.setLength(endOfLines(lines));
      }
      return copy;
    } catch (IOException e) {
      throw FileFault.cannot("read", file, e);
    }
  }

  /** Unpacks as far as a file goes that somebody may still be writing. */
  private static void unpack(Path file, Path copy) throws IOException {
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
        OutputStream out = Files.newOutputStream(copy)) {
      try (InputStream lines = new ZstdInputStream(packed)) {
        lines.transferTo(out);
      } catch (ZstdIOException e) {
        return; // the rest of it is not there
      }
    }
  }

  private static long endOfLines(RandomAccessFile file) throws IOException {
    byte[] block = new byte[1 << 16];
    for (long end = file.length(); end > 0; end -= Math.min(end, block.length)) {
      int count = (int) Math.min(end, block.length);
      file.seek(end - count);
      file.readFully(block, 0, count);
      for (int i = count - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - count + i + 1;
        }
      }
    }
    return 0;
  }
}
