package wellspring.infra.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.BuiltIns;

/**
 * What the arguments of a command say: perhaps a scenario first, then changes to it.
 *
 * @param name of the scenario; the default one if none is named
 * @param changes as they were written
 */
record ScenarioArguments(String name, List<String> changes) {
  ScenarioArguments {
    changes = List.copyOf(changes);
  }

  static ScenarioArguments of(List<String> arguments) {
    boolean named = !arguments.isEmpty() && !isChange(arguments.get(0));
    return new ScenarioArguments(
        named ? arguments.get(0) : BuiltIns.DEFAULT,
        arguments.subList(named ? 1 : 0, arguments.size()));
  }

  /** The changes, and the root of all chance where it is given beside them. */
  List<String> changes(Optional<Long> seed) {
    List<String> all = new ArrayList<>(changes);
    seed.ifPresent(root -> all.add("seed=" + root));
    return all;
  }

  /** Whether an argument changes the scenario, and does not name it. */
  private static boolean isChange(String argument) {
    return argument.contains("=") || argument.startsWith("~");
  }
}
