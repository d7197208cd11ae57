package wellspring.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chains of {@code if (x instanceof ...)} over the kinds of a sealed type. A chain that tells two
 * kinds apart must name all of them, the last one at least by a cast: else a kind that is added
 * later falls to the silent default of another one. Read from sources, as bytecode does not say
 * where a chain ends.
 */
final class ClosedFamilies {
  private static final Pattern FAMILY = Pattern.compile("sealed interface (\\w+)");
  private static final Pattern KIND =
      Pattern.compile(
          "\\b(?:record|class|enum) (\\w+)[^{;]*?\\bimplements ([\\w., <>\\s]+?)\\s*\\{");
  private static final Pattern METHOD = Pattern.compile("\\n(?=  [@A-Za-z<])");
  private static final Pattern ASKED =
      Pattern.compile("if \\([^;{]*?\\binstanceof ([\\w.]+)", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("instanceof ([\\w.]+)|\\(([A-Z][\\w.]*)\\)");

  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

  private final Map<String, Set<String>> kinds = new TreeMap<>();

  /**
   * @param apart types whose kinds are messages: who reads them takes those that are meant for it
   */
  ClosedFamilies(Collection<String> sources, Set<String> apart) {
    for (String source : sources) {
      FAMILY
          .matcher(source)
          .results()
          .map(found -> found.group(1))
          .filter(family -> !apart.contains(family))
          .forEach(family -> kinds.put(family, new TreeSet<>()));
    }
    for (String source : sources) {
      KIND.matcher(source).results().forEach(this::addKind);
    }
  }

  private void addKind(MatchResult kind) {
    for (String type : SEPARATOR.splitAsStream(kind.group(2)).toList()) {
      String simple = simple(type.replaceFirst("<.*", ""));
      if (kinds.containsKey(simple)) {
        kinds.get(simple).add(kind.group(1));
      }
    }
  }

  /** The families that were found, with their kinds. */
  Map<String, Set<String>> kinds() {
    return kinds;
  }

  /** What the chains of a source leave out. */
  List<String> forgotten(String source) {
    List<String> forgotten = new ArrayList<>();
    for (String method : METHOD.splitAsStream(source).toList()) {
      Set<String> asked = names(ASKED, method);
      Set<String> named = names(NAMED, method);
      kinds.forEach(
          (family, all) -> {
            long together = all.stream().filter(asked::contains).count();
            Set<String> missing = new TreeSet<>(all);
            missing.removeAll(named);
            if (together > 1 && !missing.isEmpty()) {
              forgotten.add(
                  "%s %s in: %s"
                      .formatted(family, missing, method.strip().lines().findFirst().orElse("")));
            }
          });
    }
    return forgotten;
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> simple(found.group(1) == null ? found.group(2) : found.group(1)))
        .collect(Collectors.toSet());
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
