package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;

/**
 * Carries out overrides on a draft, in their order.
 *
 * <ul>
 *   <li>A dict on a dict merges, as in Hydra; on anything else it replaces it, and so does anything
 *       else on a dict. {@code memory=accumulate} thus replaces {@code {window: 3}}.
 *   <li>Where a dict is one of several forms, another form replaces it: {@code memory.window=3}
 *       replaces {@code {anchor: 5}}.
 *   <li>A new {@code kind} drops what the file says for the old kind and the new one does not know.
 *   <li>{@code key=value} does not make up names: a new agent needs the {@code +}, so that a
 *       misspelt name is an error. Whether other keys are known is for the schema to say.
 * </ul>
 */
final class OverrideApplier {
  private static final String KIND = "kind";

  private final ScenarioSchema schema;
  private final ScenarioDraft draft;
  private final ScenarioProblems problems;

  OverrideApplier(ScenarioSchema schema, ScenarioDraft draft, ScenarioProblems problems) {
    this.schema = schema;
    this.draft = draft;
    this.problems = problems;
  }

  void apply(List<ScenarioOverride> overrides) {
    for (ScenarioOverride override : overrides) {
      if (override.action() != ScenarioOverride.Action.REMOVE) {
        changeKinds(override.key(), override.value());
      }
    }
    overrides.forEach(this::apply);
  }

  private void apply(ScenarioOverride override) {
    KeyPath key = override.key();
    boolean there = !draft.at(key).isMissingNode();
    switch (override.action()) {
      case SET -> {
        if (namesExist(override)) {
          set(key, override.value());
        }
      }
      case ADD -> {
        if (there) {
          addOverride(
              override,
              key
                  + " is there already: "
                  + MessageWording.value(draft.at(key))
                  + "; use ++ or no +");
        } else {
          set(key, override.value());
        }
      }
      case ADD_OR_SET -> set(key, override.value());
      case REMOVE -> remove(override);
    }
  }

  /** Before anything is set, so that what the overrides themselves say is never dropped. */
  private void changeKinds(KeyPath key, JsonNode value) {
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        changeKinds(key.child(field.getKey()), field.getValue());
      }
    } else if (key.last().equals(KIND)
        && draft.at(key.parent()) instanceof ObjectNode object
        && !value.equals(object.get(KIND))) {
      object.set(KIND, value);
      List<String> known = schema.keys(schema.at(key.parent(), draft.root()), object);
      object.retain(known);
    }
  }

  private boolean namesExist(ScenarioOverride override) {
    KeyPath path = KeyPath.ROOT;
    for (String key : override.key().keys()) {
      JsonNode object = draft.at(path);
      JsonNode objectSchema = schema.at(path, draft.root());
      if (object.isObject()
          && !object.has(key)
          && schema.hasOwnNames(objectSchema, object)
          && !schema.keys(objectSchema, object).contains(key)) {
        addOverride(override, unknownName(path.child(key), object, override));
        return false;
      }
      path = path.child(key);
    }
    return true;
  }

  private static String unknownName(KeyPath key, JsonNode object, ScenarioOverride override) {
    return key
        + " does not exist; there are "
        + String.join(", ", MessageWording.nearestFirst(key.last(), ScenarioDraft.keys(object)))
        + "; to add it, write +"
        + override.text();
  }

  private void set(KeyPath key, JsonNode value) {
    ObjectNode object = draft.root();
    KeyPath path = KeyPath.ROOT;
    for (String step : key.parent().keys()) {
      choose(path, object, step);
      path = path.child(step);
      if (!(object.get(step) instanceof ObjectNode)) {
        draft.forgetLines(path);
        object.putObject(step);
      }
      object = (ObjectNode) object.get(step);
    }
    choose(path, object, key.last());
    put(key, object, value);
  }

  private void put(KeyPath key, ObjectNode parent, JsonNode value) {
    if (value instanceof ObjectNode fields
        && parent.get(key.last()) instanceof ObjectNode object
        && !isOtherChoice(key, object, fields)) {
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        put(key.child(field.getKey()), object, field.getValue());
      }
    } else {
      draft.forgetLines(key);
      parent.set(key.last(), value.deepCopy());
    }
  }

  /** Where an object is one of several forms, makes room for another. */
  private void choose(KeyPath path, ObjectNode object, String form) {
    if (!object.has(form) && schema.isChoice(schema.at(path, draft.root()), object)) {
      object.removeAll();
    }
  }

  private boolean isOtherChoice(KeyPath key, ObjectNode object, ObjectNode fields) {
    return schema.isChoice(schema.at(key, draft.root()), object)
        && !ScenarioDraft.keys(object).equals(ScenarioDraft.keys(fields));
  }

  private void remove(ScenarioOverride override) {
    KeyPath key = override.key();
    JsonNode value = draft.at(key);
    if (!(draft.at(key.parent()) instanceof ObjectNode parent) || value.isMissingNode()) {
      addOverride(override, key + " is not there" + nearestHere(key));
    } else if (!override.value().isMissingNode() && !sameValue(value, override.value())) {
      addOverride(
          override,
          key
              + " is "
              + MessageWording.value(value)
              + ", not "
              + MessageWording.value(override.value()));
    } else {
      parent.remove(key.last());
      draft.forgetLines(key);
    }
  }

  private String nearestHere(KeyPath key) {
    return MessageWording.didYouMean(key.last(), ScenarioDraft.keys(draft.at(key.parent())));
  }

  private static boolean sameValue(JsonNode a, JsonNode b) {
    return (a.isNumber() && b.isNumber())
        ? Double.compare(a.doubleValue(), b.doubleValue()) == 0
        : a.equals(b);
  }

  private void addOverride(ScenarioOverride override, String text) {
    problems.addOverride(override.text(), "cannot be carried out: " + text);
  }
}
