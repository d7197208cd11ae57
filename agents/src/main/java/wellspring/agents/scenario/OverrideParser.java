package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.regex.Pattern;
import wellspring.agents.scenario.ScenarioOverride.Action;
import wellspring.agents.scenario.tree.KeyPath;

/**
 * Reads overrides in Hydra's basic grammar: {@code key=value}, {@code +key=value}, {@code
 * ++key=value}, {@code ~key}, {@code ~key=value}. Keys are joined by dots; here they may have
 * hyphens, as names do. Config groups and packages ({@code /}, {@code @}) do not exist here.
 */
final class OverrideParser {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  private OverrideParser() {}

  static ScenarioOverride parse(String text) throws OverrideSyntaxException {
    Action action = action(text);
    String rest = text.substring(prefix(action).length());
    int equals = rest.indexOf('=');
    if (equals < 0 && action != Action.REMOVE) {
      throw new OverrideSyntaxException("has no '='; write key=value");
    }
    String key = equals < 0 ? rest : rest.substring(0, equals);
    if (!KEY.matcher(key).matches()) {
      throw new OverrideSyntaxException(
          "has the key '" + key + "'; a key is names joined by dots, such as models.open.cadence");
    }
    JsonNode value =
        equals < 0
            ? MissingNode.getInstance()
            : OverrideValueParser.parse(rest.substring(equals + 1));
    return new ScenarioOverride(action, new KeyPath(List.of(key.split("\\."))), value, text);
  }

  private static Action action(String text) {
    if (text.startsWith("~")) {
      return Action.REMOVE;
    }
    if (text.startsWith("++")) {
      return Action.ADD_OR_SET;
    }
    return text.startsWith("+") ? Action.ADD : Action.SET;
  }

  private static String prefix(Action action) {
    return switch (action) {
      case SET -> "";
      case ADD -> "+";
      case ADD_OR_SET -> "++";
      case REMOVE -> "~";
    };
  }
}
