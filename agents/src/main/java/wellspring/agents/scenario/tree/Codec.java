package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * Reads and writes a kind of value.
 *
 * @param <T> what the value is bound to
 */
public interface Codec<T> {

  /**
   * The value that a node stands for.
   *
   * @param node has been validated against the schema, and is complete
   */
  T read(JsonNode node);

  /** The node that {@link #read} would read as an equal value. */
  JsonNode write(T value);

  /** A codec of two functions. */
  static <T> Codec<T> of(Function<JsonNode, T> read, Function<T, JsonNode> write) {
    return new Codec<>() {
      @Override
      public T read(JsonNode node) {
        return read.apply(node);
      }

      @Override
      public JsonNode write(T value) {
        return write.apply(value);
      }
    };
  }

  /** The same nodes, bound to something else. */
  default <R> Codec<R> map(Function<T, R> there, Function<R, T> back) {
    return of(node -> there.apply(read(node)), value -> write(back.apply(value)));
  }
}
