package wellspring.infra.data;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A result as people read it: columns beneath each other, numbers to the right. The first rows
 * decide how wide the columns are; on a terminal, long texts are cut.
 */
public final class AlignedTable implements RowSink {
  private static final int ROWS_THAT_DECIDE = 1_000;
  private static final int TEXT_MIN = 12;
  private static final String GAP = "  ";

  private final PrintStream out;
  private final int width;
  private final List<List<String>> waiting = new ArrayList<>();
  private List<ResultColumn> columns = List.of();
  private int[] widths = {};
  private long rows;

  /**
   * A table.
   *
   * @param width how many characters a line may have; 0 if it may have any number
   */
  public AlignedTable(PrintStream out, int width) {
    this.out = out;
    this.width = width;
  }

  @Override
  public void begin(List<ResultColumn> all) {
    columns = List.copyOf(all);
  }

  @Override
  public void row(List<Object> cells) {
    rows++;
    List<String> texts = cells.stream().map(AlignedTable::text).toList();
    if (widths.length > 0) {
      print(texts);
      return;
    }
    waiting.add(texts);
    if (waiting.size() == ROWS_THAT_DECIDE) {
      decide();
    }
  }

  @Override
  public void end() {
    if (widths.length == 0) {
      decide();
    }
    if (width > 0) {
      out.println(rows == 1 ? "(1 row)" : "(%,d rows)".formatted(rows));
    }
    out.flush();
  }

  /** What does not fit on a line is shown by its escape. */
  private static String text(Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Double number && number.isInfinite()) {
      return number > 0 ? "∞" : "-∞";
    }
    StringBuilder text = new StringBuilder();
    ResultFormats.number(cell)
        .toString()
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c);
              }
            });
    return text.toString();
  }

  private void decide() {
    widths = columns.stream().mapToInt(column -> TextWidth.width(column.name())).toArray();
    for (List<String> row : waiting) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.width(row.get(i)));
      }
    }
    if (width > 0) {
      narrow();
    }
    print(columns.stream().map(ResultColumn::name).toList());
    waiting.forEach(this::print);
    waiting.clear();
  }

  /** Takes from the widest text until the line fits, or no text has anything to give. */
  private void narrow() {
    int over = -width - GAP.length();
    for (int each : widths) {
      over += each + GAP.length();
    }
    while (over > 0) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean canGive = !columns.get(i).numeric() && widths[i] > TEXT_MIN;
        if (canGive && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
      over--;
    }
  }

  private void print(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = width > 0 ? TextWidth.cut(row.get(i), widths[i]) : row.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - TextWidth.width(cell)));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).numeric() ? padding + cell : cell + padding);
    }
    out.println(line.toString().stripTrailing());
  }
}
