package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sealed type whose kinds are objects with a key {@code kind}.
 *
 * @param <T> the sealed type
 */
public final class KindCodec<T> implements Codec<T> {
  private static final String KIND = "kind";

  private final String what;
  private final List<? extends KindDeclaration<?>> kinds;
  private final Function<T, KindDeclaration<?>> kindOf;

  /**
   * @param what the type in messages, for example {@code language}
   * @param kinds all its kinds, in the order in which people are shown them
   * @param kindOf that of a value
   * @throws IllegalStateException if a kind of the sealed type is not among them
   */
  public KindCodec(
      String what,
      Class<T> type,
      List<? extends KindDeclaration<?>> kinds,
      Function<T, KindDeclaration<?>> kindOf) {
    this.what = what;
    this.kinds = kinds;
    this.kindOf = kindOf;
    Set<Class<?>> known = kinds.stream().map(KindDeclaration::type).collect(Collectors.toSet());
    Stream.of(type.getPermittedSubclasses())
        .filter(kind -> !known.contains(kind))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new IllegalStateException("no " + what + " is declared for " + kind.getName());
            });
  }

  @SuppressWarnings("unchecked") // each declaration's codec reads its own type
  @Override
  public T read(JsonNode node) {
    String name = node.path(KIND).textValue();
    return kinds.stream()
        .filter(kind -> kind.name().equals(name))
        .map(kind -> (T) kind.codec().read(node))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the schema allows the " + what + " '" + name + "'"));
  }

  @Override
  public ObjectNode write(T value) {
    KindDeclaration<?> kind = kindOf.apply(value);
    ObjectNode object = JsonNodeFactory.instance.objectNode().put(KIND, kind.name());
    write(kind, object, value);
    return object;
  }

  private static <R extends Record> void write(
      KindDeclaration<R> kind, ObjectNode object, Object value) {
    kind.codec().writeTo(object, kind.type().cast(value));
  }

  /**
   * Puts into a schema what it says of the kinds: their names, and the keys of each.
   *
   * @param schema describes the object; its key {@code kind} has a title, and the kind of objects
   *     that say none as {@code default}, if there is one
   */
  public void describe(ObjectNode schema) {
    ObjectNode kind = (ObjectNode) schema.path("properties").path(KIND);
    String more = kind.path("description").asText();
    String list =
        kinds.stream()
            .map(each -> each.name() + ": " + each.summary() + ".")
            .collect(Collectors.joining(" "));
    kind.put("description", more.isEmpty() ? list : list + " " + more);
    ArrayNode names = kind.putArray("enum");
    kinds.forEach(each -> names.add(each.name()));
    ArrayNode branches = schema.putArray("allOf");
    for (KindDeclaration<?> each : kinds) {
      ObjectNode condition = schema.objectNode();
      if (!each.name().equals(kind.path("default").asText())) {
        condition.putArray("required").add(KIND);
      }
      condition.putObject("properties").putObject(KIND).put("const", each.name());
      ObjectNode branch = branches.addObject();
      branch.set("if", condition);
      branch.set("then", each.schemaTree(kind.path("title").textValue()));
    }
  }
}
