package wellspring.dashboards.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wellspring.model.mix.MemoryRegime;

/** The axes of a sweep and their values, for people who never read a log. */
final class AxisWords {
  private static final String MEMORY = "memory";

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("human", "share of human text"),
          Map.entry("pool", "share of models' text that comes from all models"),
          Map.entry("labels", "knowledge of who wrote what"),
          Map.entry("documents", "number of texts"),
          Map.entry(MEMORY, "amount that is kept"),
          Map.entry("error", "share of wrong guesses"),
          Map.entry("draw", "way in which the share is met"),
          Map.entry("cadence", "number of rounds between trainings"),
          Map.entry("rounds", "number of rounds"));

  private static final Map<String, String> VALUES =
      Map.of(
          "draw=exact", "to the nearest text",
          "draw=random", "on average");

  private static final Pattern SIZE = Pattern.compile("\\{\\s*(\\w+)\\s*:\\s*(\\d+)\\s*}");

  private final List<String> axes;

  AxisWords(List<String> axes) {
    this.axes = List.copyOf(axes);
  }

  /** The last part of an axis' first key. */
  String key(int axis) {
    String first = axes.get(axis).split("\\+", 2)[0];
    return first.substring(first.lastIndexOf('.') + 1);
  }

  /** What an axis varies; a key without plain words is named as it is. */
  String name(int axis) {
    return regime(key(axis))
        .flatMap(MemoryRegime.Kind::size)
        .map(MemoryRegime.Size::words)
        .orElseGet(() -> KEYS.getOrDefault(key(axis), "setting “" + key(axis) + "”"));
  }

  /** Whether an axis is what models keep of what they have read, or how much of it. */
  boolean isOfMemory(int axis) {
    return key(axis).equals(MEMORY) || regime(key(axis)).isPresent();
  }

  private static Optional<MemoryRegime.Kind> regime(String name) {
    return MemoryRegime.KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** Whether an axis is how much people write. */
  boolean isOfHumanText(int axis) {
    return key(axis).equals("human");
  }

  /** A value of an axis. */
  String value(int axis, String value) {
    OptionalDouble number = number(value);
    if (isOfHumanText(axis) && number.isPresent()) {
      return ReportWording.percent(number.getAsDouble());
    }
    Matcher sized = SIZE.matcher(value);
    if (sized.matches() && regime(sized.group(1)).isPresent()) {
      return regime(sized.group(1)).get().words().formatted(sized.group(2));
    } else if (key(axis).equals(MEMORY) && regime(value).isPresent()) {
      return regime(value).get().words();
    }
    return VALUES.getOrDefault(key(axis) + "=" + value, value);
  }

  /** The number that a value is; empty if it is none. */
  static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
