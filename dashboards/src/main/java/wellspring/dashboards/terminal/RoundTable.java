package wellspring.dashboards.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wellspring.agents.event.Measured;
import wellspring.model.measure.Measure;

/**
 * The table that grows by a row with each round: human fraction, held-out perplexity, diversity and
 * tail mass of each model.
 *
 * <p>Models stand side by side where the line is wide enough for them; else each has a row.
 */
public final class RoundTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("human", Measure.HUMAN_FRACTION, "%6.3f"),
          new Column("perplexity", Measure.HELD_OUT_PERPLEXITY, "%11.1f"),
          new Column("diversity", Measure.DIVERSITY, "%10.4f"),
          new Column("tail", Measure.TAIL_MASS, "%7.4f"));
  private static final int BLOCK = COLUMNS.stream().mapToInt(Column::width).sum();
  private static final String BAR = " │";

  private final List<String> models;
  private final boolean sideBySide;
  private final int nameWidth;

  /**
   * @param models their names, in the order in which they are shown
   * @param width how many characters a line may have
   */
  public RoundTable(List<String> models, int width) {
    this.models = List.copyOf(models);
    this.sideBySide = 5 + models.size() * (BAR.length() + BLOCK) <= width;
    this.nameWidth = models.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The lines above the first row. */
  public List<String> header() {
    if (!sideBySide) {
      return List.of("round" + BAR + " " + pad("model", nameWidth) + headings());
    }
    StringBuilder names = new StringBuilder("     ");
    StringBuilder headings = new StringBuilder("round");
    for (String model : models) {
      names.append(BAR).append(pad("  " + model, BLOCK));
      headings.append(BAR).append(headings());
    }
    return List.of(names.toString().stripTrailing(), headings.toString());
  }

  /** The row, or rows, of a closed round. */
  public List<String> row(int round, List<Measured> measurements) {
    Map<String, Map<String, Double>> values = new HashMap<>();
    for (Measured measured : measurements) {
      values
          .computeIfAbsent(measured.agent(), agent -> new HashMap<>())
          .put(measured.measure(), measured.value());
    }
    String number = String.format(Locale.ROOT, "%5d", round);
    List<String> rows = new ArrayList<>();
    StringBuilder line = new StringBuilder(number);
    for (String model : models) {
      String cells = cells(values.getOrDefault(model, Map.of()));
      if (sideBySide) {
        line.append(BAR).append(cells);
      } else {
        rows.add(number + BAR + " " + pad(model, nameWidth) + cells);
      }
    }
    if (sideBySide) {
      rows.add(line.toString());
    }
    return rows;
  }

  private static String headings() {
    StringBuilder line = new StringBuilder();
    COLUMNS.forEach(
        column ->
            line.append(" ".repeat(column.width() - column.name().length())).append(column.name()));
    return line.toString();
  }

  private static String cells(Map<String, Double> values) {
    StringBuilder line = new StringBuilder();
    COLUMNS.forEach(column -> line.append(column.cell(values.get(column.measure().id()))));
    return line.toString();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private record Column(String name, Measure measure, String format) {
    int width() {
      return String.format(Locale.ROOT, format, 0.0).length();
    }

    String cell(Double value) {
      if (value == null) {
        return " ".repeat(width() - 1) + "-";
      }
      if (value == Double.POSITIVE_INFINITY) {
        return " ".repeat(width() - 1) + "∞";
      }
      return String.format(Locale.ROOT, format, value);
    }
  }
}
