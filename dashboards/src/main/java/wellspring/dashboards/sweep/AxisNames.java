package wellspring.dashboards.sweep;

import java.util.List;

/** What axes are called where there is little room. */
public final class AxisNames {
  private AxisNames() {}

  /**
   * The last part of each key, of several keys that move together that of the first; and as many
   * parts before it as tell axes apart.
   */
  public static List<String> shortened(List<String> axes) {
    return axes.stream().map(axis -> shortened(axis, axes)).toList();
  }

  private static String shortened(String axis, List<String> axes) {
    String first = first(axis);
    for (int dot = first.lastIndexOf('.'); dot >= 0; dot = first.lastIndexOf('.', dot - 1)) {
      String name = first.substring(dot);
      if (axes.stream().filter(other -> ("." + first(other)).endsWith(name)).count() <= 1) {
        return name.substring(1);
      }
    }
    return axes.stream().filter(other -> first(other).equals(first)).count() > 1 ? axis : first;
  }

  private static String first(String axis) {
    return axis.split("\\+", 2)[0];
  }
}
