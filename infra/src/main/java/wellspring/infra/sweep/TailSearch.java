package wellspring.infra.sweep;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import wellspring.infra.run.RunException;
import wellspring.infra.sweep.SweepTableFormat.RunRow;

/**
 * Finds where the two tables of a sweep stop being whole. They were written in the same order, so
 * that one walk through both finds the last run of which everything is there. What lies behind it
 * can be cut off; anything wrong before it is damage, which nobody but the user may touch.
 */
final class TailSearch {
  private final SweepDirectory directory;
  private final SweepTableFormat format;
  private final TableLines runs;
  private final TableLines rows;
  private final Set<Integer> whole = new HashSet<>();
  private long runsEnd;
  private long rowsEnd;

  /** Somebody who is told of each run that is whole. */
  interface RunVisitor {
    void run(int number, boolean failed);
  }

  TailSearch(SweepDirectory directory, SweepTableFormat format, TableLines runs, TableLines rows) {
    this.directory = directory;
    this.format = format;
    this.runs = runs;
    this.rows = rows;
  }

  /** Where {@code runs.csv} is to be cut; 0 if not even its header is whole. */
  long runsEnd() {
    return runsEnd;
  }

  /** Where {@code measurements.csv} is to be cut. */
  long measurementsEnd() {
    return rowsEnd;
  }

  /**
   * Walks through both tables.
   *
   * @throws RunException if one is damaged
   */
  void run(RunVisitor found) throws IOException {
    Optional<String> header = runs.next();
    Optional<String> rowsHeader = rows.next();
    requireHeader(header, format.runsHeader(), true);
    requireHeader(rowsHeader, SweepTableFormat.MEASUREMENTS, false);
    if (header.isEmpty() || rowsHeader.isEmpty()) {
      return;
    }
    mark();
    for (Optional<String> line = runs.next(); line.isPresent(); line = runs.next()) {
      RunRow row = read(line.get());
      if (!takeRows(row)) {
        return;
      }
      mark();
      found.run(row.run(), row.failed());
    }
    checkRest();
  }

  private void mark() {
    runsEnd = runs.end();
    rowsEnd = rows.end();
  }

  private RunRow read(String line) {
    try {
      RunRow row = format.runRow(line);
      if (whole.add(row.run())) {
        return row;
      }
      throw damaged(true, "run " + row.run() + " stands there twice");
    } catch (IllegalArgumentException e) {
      throw damaged(true, e.getMessage());
    }
  }

  /** Whether all the figures of a run are there. */
  private boolean takeRows(RunRow run) throws IOException {
    for (long i = 0; i < run.measurements(); i++) {
      Optional<String> line = rows.next();
      if (line.isEmpty()) {
        return false;
      }
      int owner = owner(line.get());
      if (owner != run.run()) {
        throw damaged(false, "it belongs to run %d, not %d".formatted(owner, run.run()));
      }
    }
    return true;
  }

  /** Behind the last whole run there may be figures, but of no run that is whole. */
  private void checkRest() throws IOException {
    for (Optional<String> line = rows.next(); line.isPresent(); line = rows.next()) {
      int owner = owner(line.get());
      if (whole.contains(owner)) {
        throw damaged(false, "run %d has more rows than it should".formatted(owner));
      }
    }
  }

  private int owner(String line) {
    try {
      return SweepTableFormat.runOf(line);
    } catch (IllegalArgumentException e) {
      throw damaged(false, e.getMessage());
    }
  }

  private void requireHeader(Optional<String> line, String header, boolean ofRuns) {
    if (line.isPresent() && !line.get().equals(header)) {
      throw damaged(ofRuns, "it is not the header " + header);
    }
  }

  private RunException damaged(boolean ofRuns, String what) {
    return new RunException(
        "%s is damaged in line %d: %s; nothing was changed: repair or restore it, or begin a new sweep"
            .formatted(
                ofRuns ? directory.runs() : directory.measurements(),
                (ofRuns ? runs : rows).number(),
                what));
  }
}
