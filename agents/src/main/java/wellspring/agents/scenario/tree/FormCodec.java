package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sealed type whose kinds are forms: a word, such as {@code none}, or an object with one key,
 * such as {@code {detector: 0.1}}. Each kind must have its form: {@link #closed} refuses what lacks
 * one. Immutable.
 */
public final class FormCodec<T> implements Codec<T> {
  private final Class<T> type;
  private final Map<String, Form<T>> byName;

  private FormCodec(Class<T> type, Map<String, Form<T>> byName) {
    this.type = type;
    this.byName = byName;
  }

  /**
   * A form.
   *
   * @param summary what it is, a phrase; of a word alone
   * @param schema what the schema says of what stands under the name; empty for a word
   * @param read takes what stands under the name
   */
  private record Form<T>(
      Class<?> kind,
      String summary,
      Optional<ObjectNode> schema,
      Function<JsonNode, T> read,
      Function<T, JsonNode> write) {
    boolean isWord() {
      return schema.isEmpty();
    }
  }

  /** A type without forms yet. */
  public static <T> FormCodec<T> of(Class<T> type) {
    return new FormCodec<>(type, Map.of());
  }

  /**
   * The same with a kind that is a word.
   *
   * @param summary what it is, a phrase
   */
  public FormCodec<T> word(
      String name, String summary, Class<? extends T> kind, Supplier<? extends T> make) {
    return with(
        name,
        new Form<>(
            kind, summary, Optional.empty(), node -> make.get(), value -> Codecs.TEXT.write(name)));
  }

  /**
   * The same with a kind that is an object with one key.
   *
   * @param schema what the schema says of the key's value
   */
  public <K extends T> FormCodec<T> form(
      String name, ObjectNode schema, Class<K> kind, Codec<K> codec) {
    return with(
        name,
        new Form<>(
            kind,
            "",
            Optional.of(schema),
            codec::read,
            value -> Codecs.object(name, codec.write(kind.cast(value)))));
  }

  private FormCodec<T> with(String name, Form<T> form) {
    Map<String, Form<T>> more = new LinkedHashMap<>(byName);
    more.put(name, form);
    return new FormCodec<>(type, more);
  }

  /**
   * The same, once every kind has a form.
   *
   * @throws IllegalStateException if one lacks it
   */
  public FormCodec<T> closed() {
    Set<Class<?>> known = byName.values().stream().map(Form::kind).collect(Collectors.toSet());
    Stream.of(type.getPermittedSubclasses())
        .filter(kind -> !known.contains(kind))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new IllegalStateException("scenarios have no form for " + kind.getName());
            });
    return this;
  }

  /** What a value's form is called. */
  public String name(T value) {
    return byName.entrySet().stream()
        .filter(form -> form.getValue().kind().isInstance(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("scenarios have no form for " + value));
  }

  /**
   * Puts into a schema what it says of the forms.
   *
   * @param schema takes texts and objects
   */
  public void describe(ObjectNode schema) {
    List<String> words = new ArrayList<>();
    List<String> forms = new ArrayList<>();
    ArrayNode names = schema.putObject("then").putArray("enum");
    ObjectNode properties = schema.putObject("properties");
    byName.forEach(
        (name, form) -> {
          if (form.isWord()) {
            names.add(name);
            words.add(name + ": " + form.summary() + ".");
          } else {
            properties.set(name, form.schema().orElseThrow());
            forms.add(name);
          }
        });
    String or = forms.size() == 1 ? "Or " : "Or one of ";
    schema.put("description", String.join(" ", words) + " " + or + String.join(", ", forms) + ".");
  }

  @Override
  public T read(JsonNode node) {
    String name =
        node.isTextual() ? node.textValue() : node.properties().iterator().next().getKey();
    Form<T> form = byName.get(name);
    if (form == null || form.isWord() != node.isTextual()) {
      throw new IllegalStateException("the schema allows '" + name + "', not " + type.getName());
    }
    return form.read().apply(node.path(name));
  }

  @Override
  public JsonNode write(T value) {
    return byName.get(name(value)).write().apply(value);
  }
}
