package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import wellspring.agents.scenario.tree.KeyPath;

/**
 * One change to a scenario, as the command line gives it.
 *
 * @param action what to do with the key
 * @param key which
 * @param value to what; a missing node if none was given, which only a removal allows
 * @param text as it was typed
 */
record ScenarioOverride(Action action, KeyPath key, JsonNode value, String text) {

  /** What an override does. */
  enum Action {
    /** {@code key=value}: changes what is there, or what the schema knows. */
    SET,
    /** {@code +key=value}: adds what is not there. */
    ADD,
    /** {@code ++key=value}: adds or changes. */
    ADD_OR_SET,
    /** {@code ~key} or {@code ~key=value}: removes what is there; given a value, only that. */
    REMOVE
  }
}
