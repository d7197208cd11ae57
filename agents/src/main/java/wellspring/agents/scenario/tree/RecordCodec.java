package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A record as an object: each component is the key of its name, in the components' order, unless
 * something else is said. Immutable.
 *
 * <pre>{@code
 * RecordCodec.of(Matrix.class).with("prior", PRIOR)
 * }</pre>
 */
public final class RecordCodec<R extends Record> implements ObjectCodec<R> {
  private final Class<R> type;
  private final Map<String, Part> parts; // by component, in their order

  private RecordCodec(Class<R> type, Map<String, Part> parts) {
    this.type = type;
    this.parts = parts;
  }

  /** How a component stands in the object. */
  private interface Part {
    Object read(JsonNode object);

    void write(ObjectNode object, Object value);
  }

  /** A record whose components are plain, as long as nothing else is said of them. */
  public static <R extends Record> RecordCodec<R> of(Class<R> type) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      parts.put(component.getName(), plain(component));
    }
    return new RecordCodec<>(type, parts);
  }

  /** The same with a codec for the key of a component's name. */
  public RecordCodec<R> with(String component, Codec<?> codec) {
    return with(component, component, codec);
  }

  /** The same with another key, and a codec, for a component. */
  public RecordCodec<R> with(String component, String key, Codec<?> codec) {
    return with(component, new Key<>(key, codec));
  }

  /** The same with a component whose own keys stand beside the others. */
  public RecordCodec<R> inline(String component, ObjectCodec<?> codec) {
    return with(component, new Inline<>(codec));
  }

  private RecordCodec<R> with(String component, Part part) {
    if (!parts.containsKey(component)) {
      throw new IllegalArgumentException(type + " has no component " + component);
    }
    Map<String, Part> changed = new LinkedHashMap<>(parts);
    changed.put(component, part);
    return new RecordCodec<>(type, changed);
  }

  @Override
  public R read(JsonNode object) {
    Object[] values = parts.values().stream().map(part -> part.read(object)).toArray();
    Class<?>[] types =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException refused ? refused : failed(e);
    } catch (ReflectiveOperationException e) {
      throw failed(e);
    }
  }

  @Override
  public void writeTo(ObjectNode object, R value) {
    for (RecordComponent component : type.getRecordComponents()) {
      try {
        parts.get(component.getName()).write(object, component.getAccessor().invoke(value));
      } catch (ReflectiveOperationException e) {
        throw failed(e);
      }
    }
  }

  private IllegalStateException failed(ReflectiveOperationException e) {
    return new IllegalStateException("a public record can be made and read: " + type, e);
  }

  private static Part plain(RecordComponent component) {
    if (component.getType() == OptionalDouble.class) {
      return new OptionalNumber(component.getName());
    }
    try {
      return new Key<>(component.getName(), Codecs.of(component.getType()));
    } catch (IllegalArgumentException e) {
      return new Unknown(component);
    }
  }

  /** A key. */
  private record Key<T>(String name, Codec<T> codec) implements Part {
    @Override
    public Object read(JsonNode object) {
      return codec.read(object.path(name));
    }

    @SuppressWarnings("unchecked") // the record's component has the codec's type
    @Override
    public void write(ObjectNode object, Object value) {
      object.set(name, codec.write((T) value));
    }
  }

  /** A key that may be absent. */
  private record OptionalNumber(String name) implements Part {
    @Override
    public Object read(JsonNode object) {
      return object.has(name)
          ? OptionalDouble.of(object.path(name).doubleValue())
          : OptionalDouble.empty();
    }

    @Override
    public void write(ObjectNode object, Object value) {
      ((OptionalDouble) value).ifPresent(number -> object.set(name, Codecs.NUMBER.write(number)));
    }
  }

  /** Keys of its own. */
  private record Inline<T>(ObjectCodec<T> codec) implements Part {
    @Override
    public Object read(JsonNode object) {
      return codec.read(object);
    }

    @SuppressWarnings("unchecked") // the record's component has the codec's type
    @Override
    public void write(ObjectNode object, Object value) {
      codec.writeTo(object, (T) value);
    }
  }

  /** Something of which {@link RecordCodec#with} must say how it stands there. */
  private record Unknown(RecordComponent component) implements Part {
    @Override
    public Object read(JsonNode object) {
      throw new IllegalStateException("no codec is known of " + component);
    }

    @Override
    public void write(ObjectNode object, Object value) {
      throw new IllegalStateException("no codec is known of " + component);
    }
  }
}
