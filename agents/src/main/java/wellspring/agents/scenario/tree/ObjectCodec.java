package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A codec whose values are keys of an object, which may have other keys as well. */
public interface ObjectCodec<T> extends Codec<T> {

  /** Writes the value's keys into an object. */
  void writeTo(ObjectNode object, T value);

  @Override
  default JsonNode write(T value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    writeTo(object, value);
    return object;
  }
}
