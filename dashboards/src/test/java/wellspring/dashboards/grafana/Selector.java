package wellspring.dashboards.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vector selector within a query.
 *
 * @param metric the name of the series
 * @param conditions what stands between its braces; empty if there are none
 * @param range what stands between brackets after it; empty if there are none
 * @param function what is applied to it directly; empty if nothing is
 */
record Selector(String metric, String conditions, String range, String function) {
  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?<metric>\\b(?:wellspring_|jvm_|process_)\\w+|\\bup\\b)"
              + "(?:\\{(?<conditions>[^}]*)})?(?:\\[(?<range>[^]]*)])?");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\(\\s*$");

  /** The selectors of a query, in order. */
  static List<Selector> of(String query) {
    List<Selector> selectors = new ArrayList<>();
    Matcher matcher = SELECTOR.matcher(query);
    while (matcher.find()) {
      Matcher call = CALL.matcher(query.substring(0, matcher.start()));
      selectors.add(
          new Selector(
              matcher.group("metric"),
              empty(matcher, "conditions"),
              empty(matcher, "range"),
              call.find() ? call.group(1) : ""));
    }
    return selectors;
  }

  private static String empty(Matcher matcher, String group) {
    String text = matcher.group(group);
    return text == null ? "" : text;
  }
}
