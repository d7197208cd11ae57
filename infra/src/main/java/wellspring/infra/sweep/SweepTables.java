package wellspring.infra.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;

/**
 * The two tables that a sweep grows by, run by run: {@code runs.csv} and {@code measurements.csv}.
 * A run counts once its line in {@code runs.csv} is whole; its figures are written before. Safe to
 * use from many threads; a lock keeps other processes away.
 */
public final class SweepTables implements AutoCloseable {
  private final SweepDirectory directory;
  private final SweepTableFormat format;
  private final FileChannel measurements;

  /**
   * Holds the lock. It is a file of its own, which nobody else opens: POSIX takes all of a process'
   * locks on a file away as soon as the process closes any channel to it, as reading does.
   */
  private final FileChannel guard;

  private final BitSet recorded = new BitSet();
  private final BitSet failed = new BitSet();
  private FileChannel runs;

  private SweepTables(SweepDirectory directory, SweepPlan plan) throws IOException {
    this.directory = directory;
    this.format = new SweepTableFormat(plan);
    this.guard = open(directory.lock());
    this.runs = open(directory.runs());
    this.measurements = open(directory.measurements());
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /**
   * The empty tables of a new sweep.
   *
   * @throws UncheckedIOException if they cannot be written
   */
  public static SweepTables create(SweepDirectory directory, SweepPlan plan) {
    try {
      SweepTables tables = new SweepTables(directory, plan);
      tables.lock();
      tables.begin();
      return tables;
    } catch (IOException e) {
      throw failure(directory, e);
    }
  }

  /**
   * The tables of a sweep that was begun. What a killed process left half-written is cut off.
   *
   * @throws RunException if they are damaged elsewhere than at their end, or another process writes
   *     them; nothing is changed then
   */
  public static SweepTables resume(SweepDirectory directory, SweepPlan plan) {
    for (Path file : new Path[] {directory.runs(), directory.measurements()}) {
      if (!Files.isRegularFile(file)) {
        throw new RunException(
            "%s is missing: restore it, or begin a new sweep; nothing was changed".formatted(file));
      }
    }
    try {
      SweepTables tables = new SweepTables(directory, plan);
      try {
        tables.lock();
        tables.recover();
        return tables;
      } catch (RuntimeException | IOException e) {
        tables.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(directory, e);
    }
  }

  /** Whether a run has ended, also by failing. */
  public synchronized boolean has(int run) {
    return recorded.get(run);
  }

  /** How many runs have ended, failed ones among them. */
  public synchronized int done() {
    return recorded.cardinality();
  }

  /** How many runs have failed. */
  public synchronized int failed() {
    return failed.cardinality();
  }

  /**
   * Adds a run.
   *
   * @throws UncheckedIOException if that cannot be done; the run then does not count
   */
  public synchronized void add(CompletedRun run) {
    try {
      append(measurements, SweepTableFormat.lines(run));
      append(runs, format.line(run) + "\n");
    } catch (IOException e) {
      throw failure(directory, e);
    }
    note(run.run().number(), run.failed());
  }

  /** Forgets the runs that failed, so that they are done again. */
  public synchronized void forgetFailed() {
    try {
      StringBuilder kept = new StringBuilder(format.runsHeader()).append('\n');
      try (TableLines lines = new TableLines(directory.runs())) {
        lines.next();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
          if (!format.runRow(line.get()).failed()) {
            kept.append(line.get()).append('\n');
          }
        }
      }
      runs.close();
      RunDirectory.write(directory.runs(), kept.toString());
      runs = open(directory.runs());
      runs.position(runs.size());
    } catch (IOException e) {
      throw failure(directory, e);
    }
    recorded.andNot(failed);
    failed.clear();
  }

  @Override
  public synchronized void close() {
    try (guard;
        FileChannel first = runs;
        FileChannel second = measurements) {
      first.force(true);
      second.force(true);
    } catch (IOException e) {
      throw failure(directory, e);
    }
  }

  private void lock() throws IOException {
    try {
      if (guard.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another part of this very process has it: said below.
    }
    throw new RunException(
        "%s is being written by another process: wait for its end, or stop it"
            .formatted(directory.path()));
  }

  private void begin() throws IOException {
    append(runs, format.runsHeader() + "\n");
    append(measurements, SweepTableFormat.MEASUREMENTS + "\n");
  }

  private void recover() throws IOException {
    try (TableLines runLines = new TableLines(directory.runs());
        TableLines rowLines = new TableLines(directory.measurements())) {
      TailSearch search = new TailSearch(directory, format, runLines, rowLines);
      search.run(this::note);
      cut(runs, search.runsEnd());
      cut(measurements, search.measurementsEnd());
    }
    if (runs.size() == 0) {
      begin();
    }
  }

  private static void cut(FileChannel file, long end) throws IOException {
    file.truncate(end);
    file.position(end);
  }

  private void note(int run, boolean hasFailed) {
    recorded.set(run);
    failed.set(run, hasFailed);
  }

  private static void append(FileChannel file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static UncheckedIOException failure(SweepDirectory directory, IOException e) {
    return FileFault.cannot("write", "the tables in " + directory.path(), e);
  }
}
