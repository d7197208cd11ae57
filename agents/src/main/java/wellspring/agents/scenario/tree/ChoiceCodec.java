package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One of two kinds of value, told apart by a key that only the first has.
 *
 * @param key the key
 * @param type what has it
 * @param first the codec of that
 * @param otherType what lacks it
 * @param other the codec of that
 */
public record ChoiceCodec<T, A extends T, B extends T>(
    String key, Class<A> type, ObjectCodec<A> first, Class<B> otherType, ObjectCodec<B> other)
    implements ObjectCodec<T> {

  @Override
  public T read(JsonNode object) {
    return object.has(key) ? first.read(object) : other.read(object);
  }

  @Override
  public void writeTo(ObjectNode object, T value) {
    if (type.isInstance(value)) {
      first.writeTo(object, type.cast(value));
    } else {
      other.writeTo(object, otherType.cast(value));
    }
  }
}
