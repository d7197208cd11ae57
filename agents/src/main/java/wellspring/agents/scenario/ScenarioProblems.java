package wellspring.agents.scenario;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.ProblemSink;

/**
 * What is wrong with a draft. Keeps one problem for each key, the first that was found: what
 * follows from it would only repeat it.
 */
final class ScenarioProblems implements ProblemSink {
  private final ScenarioDraft draft;
  private final Map<KeyPath, Problem> byKey = new LinkedHashMap<>();

  ScenarioProblems(ScenarioDraft draft) {
    this.draft = draft;
  }

  @Override
  public void add(KeyPath key, String text) {
    byKey.putIfAbsent(key, new Problem(draft.line(key), key + " " + text));
  }

  /** A key is absent; the line is that of the object which lacks it. */
  void addMissing(KeyPath key, String text) {
    byKey.putIfAbsent(key, new Problem(draft.line(key.parent()), key + " is missing: " + text));
  }

  /** An override cannot be understood or carried out. */
  void addOverride(String override, String text) {
    KeyPath place = KeyPath.of("override '" + override + "'");
    byKey.putIfAbsent(place, new Problem(ScenarioDraft.NO_LINE, place + " " + text));
  }

  /**
   * @throws ScenarioException if there is any problem; those with a line come first, in its order
   */
  void throwIfAny() {
    if (byKey.isEmpty()) {
      return;
    }
    List<String> texts =
        byKey.values().stream()
            .sorted(Comparator.comparingInt(Problem::line))
            .map(Problem::text)
            .toList();
    throw new ScenarioException(draft.source(), texts);
  }

  private record Problem(int line, String words) {
    String text() {
      return line == ScenarioDraft.NO_LINE ? words : "line " + line + ": " + words;
    }
  }
}
