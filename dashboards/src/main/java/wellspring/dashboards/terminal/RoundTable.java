package wellspring.dashboards.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.page.ClosedRound;
import wellspring.model.measure.Measure;

/**
 * The table that grows by a row with each round: for each model the human fraction and the figures
 * that tell most in its language, with what theory says of one of them. Where people come and go,
 * how many write on stands before that.
 *
 * <p>Models stand side by side where the line is wide enough for them; else each has a row.
 */
public final class RoundTable {
  private static final String BAR = " │";
  private static final int ROUND_WIDTH = 5;
  private static final int PEOPLE_WIDTH = 8;

  private final List<String> models;
  private final int width;
  private final List<RoundColumn> columns;
  private final Optional<WriterCount> people;
  private boolean begun;

  /**
   * A table of models alone.
   *
   * @param models their names, in the order in which they are shown
   * @param width how many characters a line may have
   * @param figures which of a model's figures are shown
   */
  public RoundTable(List<String> models, int width, FigureChoice figures) {
    this(models, width, figures, Optional.empty());
  }

  /** A table of a scenario's models, with its people if these come and go. */
  public RoundTable(Scenario scenario, int width, FigureChoice figures) {
    this(
        scenario.modelNames(),
        width,
        figures,
        Optional.of(new WriterCount(scenario)).filter(WriterCount::changes));
  }

  private RoundTable(
      List<String> models, int width, FigureChoice figures, Optional<WriterCount> people) {
    this.models = List.copyOf(models);
    this.width = width;
    this.columns = columns(figures);
    this.people = people;
  }

  /** The lines of a closed round: a row, or one for each model; before the first, the headings. */
  public List<String> rows(ClosedRound round) {
    String writers =
        people
            .map(count -> count.after(round.society().changes()))
            .map(count -> " " + right(Long.toString(count), PEOPLE_WIDTH - 1))
            .orElse("");
    return rows(String.format(Locale.ROOT, "%5d", round.round()) + writers, round.measurements());
  }

  /** The lines of a closed round of models alone. */
  public List<String> rows(int round, List<ModelMeasured> measurements) {
    return rows(new ClosedRound(round, measurements, List.of()));
  }

  private List<String> rows(String beginning, List<ModelMeasured> measurements) {
    Map<String, Map<String, ModelMeasured>> cells = new HashMap<>();
    for (ModelMeasured measured : measurements) {
      cells
          .computeIfAbsent(measured.agent(), agent -> new HashMap<>())
          .put(measured.measure(), measured);
    }
    List<String> lines = new ArrayList<>(begun ? List.of() : headings());
    begun = true;
    if (isSideBySide()) {
      lines.add(beginning + joined(model -> BAR + blockOf(cells.getOrDefault(model, Map.of()))));
    } else {
      models.forEach(
          model ->
              lines.add(
                  beginning + name(model) + BAR + blockOf(cells.getOrDefault(model, Map.of()))));
    }
    return lines;
  }

  /** Which figures tell most about the models of a language. */
  public enum FigureChoice {
    /** The truth is known: diversity, and what theory says of it. */
    PREDICTED,
    /** The truth is known, and documents state facts: diversity, and how many of them are true. */
    FACTUAL,
    /** The truth is unknown: what samples tell. */
    SAMPLED,
    /** Normal distributions: mean and variance, and what theory says of the latter. */
    GAUSSIAN,
    /** Linear relations: test error, and what theory says of it. */
    REGRESSION
  }

  private static List<RoundColumn> columns(FigureChoice figures) {
    List<RoundColumn> columns = new ArrayList<>();
    columns.add(new RoundColumn("human", 6, 2, Measure.HUMAN_FRACTION, ModelMeasured::value));
    columns.addAll(
        switch (figures) {
          case PREDICTED ->
              ofTokens(
                  new RoundColumn("diversity", 10, 4, Measure.DIVERSITY, ModelMeasured::value),
                  new RoundColumn("theory", 7, 4, Measure.DIVERSITY, ModelMeasured::predicted));
          case FACTUAL ->
              ofTokens(
                  new RoundColumn("diversity", 10, 4, Measure.DIVERSITY, ModelMeasured::value),
                  new RoundColumn("true", 6, 3, Measure.FACTS_TRUE, ModelMeasured::value));
          case SAMPLED ->
              ofTokens(
                  new RoundColumn("distinct-2", 11, 4, Measure.DISTINCT_2, ModelMeasured::value),
                  new RoundColumn("vocab.", 7, 3, Measure.VOCABULARY_KEPT, ModelMeasured::value));
          case GAUSSIAN ->
              List.of(
                  new RoundColumn("mean err.", 10, 4, Measure.MEAN_ERROR, ModelMeasured::value),
                  new RoundColumn("variance", 9, 4, Measure.VARIANCE, ModelMeasured::value),
                  new RoundColumn("theory", 7, 4, Measure.VARIANCE, ModelMeasured::predicted));
          case REGRESSION ->
              List.of(
                  new RoundColumn("test error", 11, 4, Measure.TEST_ERROR, ModelMeasured::value),
                  new RoundColumn("theory", 7, 4, Measure.TEST_ERROR, ModelMeasured::predicted));
        });
    return List.copyOf(columns);
  }

  /** Two columns between those of all languages of tokens. */
  private static List<RoundColumn> ofTokens(RoundColumn third, RoundColumn fourth) {
    return List.of(
        new RoundColumn("perplex.", 9, 1, Measure.HELD_OUT_PERPLEXITY, ModelMeasured::value),
        third,
        fourth,
        new RoundColumn("tail", 6, 3, Measure.TAIL_KEPT, ModelMeasured::value));
  }

  private List<String> headings() {
    StringBuilder names = new StringBuilder();
    columns.forEach(column -> names.append(column.right(column.name())));
    String beginning = "round" + (people.isPresent() ? right("people", PEOPLE_WIDTH) : "");
    if (!isSideBySide()) {
      return List.of(beginning + name("model") + BAR + names);
    }
    return List.of(
        (" ".repeat(beginning()) + joined(model -> BAR + left("  " + model, block())))
            .stripTrailing(),
        beginning + joined(model -> BAR + names));
  }

  private boolean isSideBySide() {
    return beginning() + models.size() * (BAR.length() + block()) <= width;
  }

  /** How wide what stands before the models is. */
  private int beginning() {
    return ROUND_WIDTH + (people.isPresent() ? PEOPLE_WIDTH : 0);
  }

  private int block() {
    return columns.stream().mapToInt(RoundColumn::width).sum();
  }

  private String name(String model) {
    int longest = models.stream().mapToInt(String::length).max().orElse(0);
    return " " + left(model, Math.max(longest, "model".length()));
  }

  private String blockOf(Map<String, ModelMeasured> cells) {
    StringBuilder line = new StringBuilder();
    columns.forEach(column -> line.append(column.cell(cells.get(column.measure().id()))));
    return line.toString();
  }

  private String joined(Function<String, String> part) {
    return String.join("", models.stream().map(part).toList());
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /**
   * A column, with a space at its left at least.
   *
   * @param width in characters
   * @param decimals how many a figure has; those that are too long for their column have fewer
   */
  private record RoundColumn(
      String name,
      int width,
      int decimals,
      Measure measure,
      Function<ModelMeasured, Double> figure) {

    String right(String text) {
      return " ".repeat(Math.max(1, width() - text.length())) + text;
    }

    String cell(ModelMeasured measured) {
      Double value = measured == null ? null : figure.apply(measured);
      if (value == null) {
        return right("-");
      }
      return right(value.isInfinite() ? (value > 0 ? "∞" : "-∞") : fitting(value));
    }

    private String fitting(double value) {
      return Stream.concat(
              IntStream.rangeClosed(0, decimals).mapToObj(less -> "%." + (decimals - less) + "f"),
              Stream.of("%.2e", "%.1e"))
          .map(format -> String.format(Locale.ROOT, format, value))
          .filter(text -> text.length() < width)
          .findFirst()
          .orElseGet(() -> String.format(Locale.ROOT, "%.0e", value));
    }
  }
}
