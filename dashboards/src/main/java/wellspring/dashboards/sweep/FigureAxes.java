package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.agents.sweep.AxisPlaces;

/**
 * What a sweep varies, as far as its figures are concerned: one axis to draw along, and others that
 * tell curves apart.
 *
 * @param names of all axes, in their order
 * @param along the one whose values are places on a line, along which is drawn; empty if none is
 */
record FigureAxes(List<String> names, Optional<Along> along) {

  /**
   * The axis along which is drawn.
   *
   * @param axis its number, from 0
   * @param places where its values lie
   */
  record Along(int axis, AxisPlaces places) {}

  FigureAxes {
    names = List.copyOf(names);
  }

  /** The axes of a panel; it is drawn along the first one whose values have places. */
  static FigureAxes of(List<String> names, MeasurePanel panel) {
    return new FigureAxes(
        names,
        IntStream.range(0, names.size())
            .mapToObj(axis -> along(axis, panel.contenders()))
            .flatMap(Optional::stream)
            .findFirst());
  }

  private static Optional<Along> along(int axis, List<ReplicaCell> cells) {
    return AxisPlaces.of(cells.stream().map(cell -> cell.setting().get(axis)).distinct().toList())
        .map(places -> new Along(axis, places));
  }

  /** Where a setting lies on the axis along which is drawn. */
  double place(List<String> setting) {
    Along drawn = along.orElseThrow();
    return drawn.places().of(setting.get(drawn.axis()));
  }

  /** The name of the axis along which is drawn. */
  String alongName() {
    return names.get(along.orElseThrow().axis());
  }

  /** The last part of the key whose values are its places. */
  String alongShortName() {
    return shortName(along.orElseThrow().places().key(alongName()));
  }

  /** The names of the other axes. */
  List<String> otherNames() {
    return others(names);
  }

  /** The values of the other axes. */
  List<String> others(List<String> setting) {
    return IntStream.range(0, setting.size())
        .filter(axis -> !isAlong(axis))
        .mapToObj(setting::get)
        .toList();
  }

  /** The values of the other axes in words: {@code memory=replace, documents=100}. */
  String othersText(List<String> setting) {
    List<String> texts = new ArrayList<>();
    for (int axis = 0; axis < names.size(); axis++) {
      if (!setting.get(axis).isEmpty() && !isAlong(axis)) {
        texts.add(AxisNames.shortened(names).get(axis) + "=" + setting.get(axis));
      }
    }
    return String.join(", ", texts);
  }

  /** The value on the axis along which is drawn, in words; empty where a control has none. */
  String alongText(List<String> setting) {
    if (along.isEmpty() || setting.get(along.get().axis()).isEmpty()) {
      return "";
    }
    int axis = along.get().axis();
    return AxisNames.shortened(names).get(axis) + "=" + setting.get(axis);
  }

  /** The last part of a key; that of the first of several keys. */
  static String shortName(String name) {
    String first = name.split("\\+", 2)[0];
    return first.substring(first.lastIndexOf('.') + 1);
  }

  private boolean isAlong(int axis) {
    return along.map(drawn -> drawn.axis() == axis).orElse(false);
  }
}
