package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wellspring.model.mix.Share;

/** The codecs of plain values. */
public final class Codecs {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Beyond it not every whole number is a double of its own. */
  private static final double EXACT_MAX = 1L << 53;

  public static final Codec<Integer> INTEGER = Codec.of(JsonNode::intValue, NODES::numberNode);
  public static final Codec<Long> LONG = Codec.of(JsonNode::longValue, NODES::numberNode);
  public static final Codec<Double> NUMBER = Codec.of(JsonNode::doubleValue, Codecs::number);
  public static final Codec<Boolean> BOOLEAN = Codec.of(JsonNode::booleanValue, NODES::booleanNode);
  public static final Codec<String> TEXT = Codec.of(JsonNode::textValue, NODES::textNode);
  public static final Codec<Path> PATH = TEXT.map(Path::of, Path::toString);
  public static final Codec<Share> SHARE = NUMBER.map(Share::of, Share::value);

  private static final Map<Class<?>, Codec<?>> BY_TYPE =
      Map.of(
          int.class, INTEGER,
          long.class, LONG,
          double.class, NUMBER,
          boolean.class, BOOLEAN,
          String.class, TEXT,
          Path.class, PATH,
          Share.class, SHARE);

  private Codecs() {}

  /** An enum's constants, in lower case with hyphens: {@code BLANK_LINE} is {@code blank-line}. */
  public static <E extends Enum<E>> Codec<E> constant(Class<E> type) {
    return TEXT.map(
        word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_')), Codecs::name);
  }

  /** How a constant is written. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A value, or a word that stands for none. */
  public static <T> Codec<Optional<T>> orWord(String none, Codec<T> codec) {
    return Codec.of(
        node -> node.isTextual() ? Optional.empty() : Optional.of(codec.read(node)),
        value -> value.map(codec::write).orElse(NODES.textNode(none)));
  }

  /** An object with one key. */
  public static ObjectNode object(String key, JsonNode value) {
    ObjectNode object = NODES.objectNode();
    object.set(key, value);
    return object;
  }

  /** Whole numbers without a point, as people write them. */
  private static JsonNode number(double value) {
    boolean whole = value == StrictMath.rint(value) && value <= EXACT_MAX;
    return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
  }

  /**
   * The codec of a plain type, or of an enum.
   *
   * @throws IllegalArgumentException if there is none, so that one must be named
   */
  static Codec<?> of(Class<?> type) {
    Codec<?> known = BY_TYPE.get(type);
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return ofEnum(type);
    }
    throw new IllegalArgumentException("no codec is known of " + type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Codec<?> ofEnum(Class<?> type) {
    return constant((Class) type);
  }
}
