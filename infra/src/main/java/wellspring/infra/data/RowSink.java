package wellspring.infra.data;

import java.util.List;

/** Receives a result row by row. */
public interface RowSink {

  /**
   * A column of a result.
   *
   * @param name two may have the same
   * @param numeric whether it holds numbers
   */
  record ResultColumn(String name, boolean numeric) {}

  /** Before the first row. */
  void begin(List<ResultColumn> columns);

  /** A row: for each column a number, a truth value, a text, or null. */
  void row(List<Object> cells);

  /** After the last row. */
  void end();
}
