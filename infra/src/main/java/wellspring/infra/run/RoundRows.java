package wellspring.infra.run;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import wellspring.model.file.FileFault;

/**
 * Reads a table of a run round by round, in little memory however long it is, and goes on where it
 * was once the table has grown. Its first column is the round, which never gets smaller. For one
 * thread.
 *
 * @param <T> what a row tells
 */
public final class RoundRows<T> implements AutoCloseable {
  private static final String ROUND = "round";
  private static final int TAIL_BYTES = 1 << 16;

  private final Path file;
  private final String what;
  private final Function<CSVRecord, T> row;
  private String header = "";

  /** Up to where it has been opened. */
  private long end;

  private Optional<CSVParser> open = Optional.empty();
  private Iterator<CSVRecord> lines = List.<CSVRecord>of().iterator();

  /** What is known of the round that is next. */
  private final List<T> rows = new ArrayList<>();

  private int round = -1;

  /** The first row of a later round. */
  private Optional<CSVRecord> ahead = Optional.empty();

  /**
   * @param file which need not be there yet
   * @param what it is, for messages
   */
  public RoundRows(Path file, String what, Function<CSVRecord, T> row) {
    this.file = file;
    this.what = what;
    this.row = row;
  }

  /**
   * The next round that has rows; empty if there are none yet.
   *
   * @throws UncheckedIOException if it is no such table
   */
  public OptionalInt next() {
    readOn();
    return rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(round);
  }

  /** Whether there are rows of a later round, so that the next one has all of its rows. */
  public boolean isFollowed() {
    return ahead.isPresent();
  }

  /** How many rows are known of the next round. */
  public int size() {
    return rows.size();
  }

  /**
   * The rows of a round, and on to the next; nothing if it has none. Those of rounds before it are
   * skipped.
   */
  public List<T> take(int wanted) {
    while (next().isPresent() && round < wanted) {
      rows.clear();
    }
    if (rows.isEmpty() || round > wanted) {
      return List.of();
    }
    List<T> taken = List.copyOf(rows);
    rows.clear();
    return taken;
  }

  /** All rounds that have rows by now, one after the other. */
  public void forEach(Consumer<List<T>> told) {
    for (OptionalInt next = next(); next.isPresent(); next = next()) {
      told.accept(take(next.getAsInt()));
    }
  }

  private void readOn() {
    try {
      if (rows.isEmpty() && ahead.isPresent()) {
        add(ahead.get());
        ahead = Optional.empty();
      }
      while (ahead.isEmpty() && hasLine()) {
        CSVRecord line = lines.next();
        if (rows.isEmpty() || round(line) == round) {
          add(line);
        } else {
          ahead = Optional.of(line);
        }
      }
    } catch (IOException e) {
      throw FileFault.cannot("read", file, e);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw FileFault.saying(
          file + " is no table of " + what, new IOException(FileFault.reason(e), e));
    }
  }

  private void add(CSVRecord line) {
    round = round(line);
    rows.add(row.apply(line));
  }

  private static int round(CSVRecord line) {
    return Integer.parseInt(line.get(ROUND));
  }

  private boolean hasLine() throws IOException {
    if (!lines.hasNext()) {
      close();
      openWhatHasCome();
    }
    return lines.hasNext();
  }

  /** A table that is still being written has another name, and perhaps half a line at its end. */
  private void openWhatHasCome() throws IOException {
    Path there = Files.exists(file) ? file : AtomicFile.beside(file);
    if (!Files.exists(there)) {
      return;
    }
    long whole = wholeLines(there);
    if (whole <= end) {
      return;
    }
    InputStream in = Files.newInputStream(there);
    in.skipNBytes(end);
    InputStream more = new Beginning(in, whole - end);
    InputStream headed =
        new SequenceInputStream(
            new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)), more);
    CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new InputStreamReader(headed, StandardCharsets.UTF_8));
    open = Optional.of(parser);
    header = String.join(",", parser.getHeaderNames()) + "\n";
    lines = parser.iterator();
    end = whole;
  }

  /** Where the last line ends that is whole. */
  private static long wholeLines(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[TAIL_BYTES];
      for (long to = bytes.length(); to > 0; to -= TAIL_BYTES) {
        int count = (int) Math.min(TAIL_BYTES, to);
        bytes.seek(to - count);
        bytes.readFully(tail, 0, count);
        for (int i = count - 1; i >= 0; i--) {
          if (tail[i] == '\n') {
            return to - count + i + 1;
          }
        }
      }
      return 0;
    }
  }

  /** The first bytes of a stream. */
  private static final class Beginning extends FilterInputStream {
    private long left;

    Beginning(InputStream in, long bytes) {
      super(in);
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }

  @Override
  public void close() {
    lines = List.<CSVRecord>of().iterator();
    open.ifPresent(
        parser -> {
          try {
            parser.close();
          } catch (IOException e) {
            throw FileFault.cannot("read", file, e);
          }
        });
    open = Optional.empty();
  }
}
