package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a sweep varies, as far as its figures are concerned: one axis to draw along, and others that
 * tell curves apart.
 *
 * @param names of all axes, in their order
 * @param along which of them is numeric and drawn along; empty if none is
 */
record Axes(List<String> names, OptionalInt along) {
  Axes {
    names = List.copyOf(names);
  }

  /** The axes of a panel: the first one with at least two values, all numbers from 0 up. */
  static Axes of(List<String> names, Panel panel) {
    return new Axes(
        names,
        IntStream.range(0, names.size())
            .filter(axis -> isNumeric(axis, panel.contenders()))
            .findFirst());
  }

  private static boolean isNumeric(int axis, List<Cell> cells) {
    List<String> values = cells.stream().map(cell -> cell.setting().get(axis)).distinct().toList();
    List<OptionalDouble> numbers = values.stream().map(Axes::number).distinct().toList();
    return numbers.size() > 1
        && numbers.size() == values.size()
        && numbers.stream().allMatch(OptionalDouble::isPresent);
  }

  /** Where a setting lies on the axis along which is drawn. */
  double place(List<String> setting) {
    return number(setting.get(along.orElseThrow())).orElseThrow();
  }

  /** The name of the axis along which is drawn. */
  String alongName() {
    return names.get(along.orElseThrow());
  }

  /** The names of the other axes. */
  List<String> otherNames() {
    return others(names);
  }

  /** The values of the other axes. */
  List<String> others(List<String> setting) {
    return IntStream.range(0, setting.size())
        .filter(axis -> along.isEmpty() || axis != along.getAsInt())
        .mapToObj(setting::get)
        .toList();
  }

  /** The values of the other axes in words: {@code memory=replace, documents=100}. */
  String othersText(List<String> setting) {
    List<String> texts = new ArrayList<>();
    for (int axis = 0; axis < names.size(); axis++) {
      if (!setting.get(axis).isEmpty() && (along.isEmpty() || axis != along.getAsInt())) {
        texts.add(shortName(names.get(axis)) + "=" + setting.get(axis));
      }
    }
    return String.join(", ", texts);
  }

  /** The value on the axis along which is drawn, in words; empty where a control has none. */
  String alongText(List<String> setting) {
    if (along.isEmpty() || setting.get(along.getAsInt()).isEmpty()) {
      return "";
    }
    return shortName(alongName()) + "=" + setting.get(along.getAsInt());
  }

  /** The last part of a key; that of the first of several keys. */
  static String shortName(String name) {
    String first = name.split("\\+", 2)[0];
    return first.substring(first.lastIndexOf('.') + 1);
  }

  private static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text);
      return number >= 0 && number < Double.POSITIVE_INFINITY
          ? OptionalDouble.of(number)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
