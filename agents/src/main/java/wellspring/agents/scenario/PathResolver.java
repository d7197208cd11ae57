package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wellspring.agents.scenario.tree.KeyPath;

/** Makes the paths of a draft absolute; one that already is stays as it is. */
final class PathResolver {
  private PathResolver() {}

  /**
   * @param directory where relative paths begin
   */
  static void resolve(ScenarioDraft draft, Path directory) {
    for (KeyPath key : keys(draft)) {
      JsonNode path = draft.at(key);
      if (path.isTextual()
          && !path.textValue().isEmpty()
          && !path.textValue().equals(MissingValues.TEXT)) {
        ((ObjectNode) draft.at(key.parent()))
            .put(key.last(), absolute(draft, key, path.textValue(), directory));
      }
    }
  }

  private static List<KeyPath> keys(ScenarioDraft draft) {
    List<KeyPath> keys = new ArrayList<>();
    for (KindObject each : KindObject.of(draft.root())) {
      each.declaration().paths().forEach(path -> keys.add(each.path().child(path)));
    }
    return keys;
  }

  private static String absolute(ScenarioDraft draft, KeyPath key, String path, Path directory) {
    try {
      return RealPath.absolute(directory.resolve(path)).toString();
    } catch (InvalidPathException e) {
      throw new ScenarioException(
          draft.source(), List.of(key + " is no file name: " + e.getReason()));
    }
  }
}
