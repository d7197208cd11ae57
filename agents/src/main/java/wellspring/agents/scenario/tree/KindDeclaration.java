package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import wellspring.model.file.FileFault;

/**
 * How scenarios speak of one kind of something that they say by {@code kind}: a language, a
 * learner.
 *
 * <p>What the schema says of its keys stands beside its type, in {@code NAME.schema.json}: {@code
 * title}, {@code description}, {@code properties} and, if some are, {@code required}.
 *
 * @param name the value of {@code kind}
 * @param summary what it is, a phrase, for the list of kinds
 * @param type what it is bound to
 * @param codec reads and writes its keys
 * @param paths which of its keys hold paths of files, from its own object
 * @param defaults fills in the defaults that the schema cannot state
 * @param check finds what would not bind
 */
public record KindDeclaration<T extends Record>(
    String name,
    String summary,
    Class<T> type,
    ObjectCodec<T> codec,
    List<KeyPath> paths,
    Consumer<ObjectNode> defaults,
    TreeCheck check) {

  /** Finds what is wrong with an object whose keys are each valid and complete. */
  @FunctionalInterface
  public interface TreeCheck {
    /**
     * @param path the way to the object
     */
    void check(KeyPath path, ObjectNode object, ProblemSink problems);
  }

  /** A kind whose keys the schema and the codec say everything of. */
  public KindDeclaration(String name, String summary, Class<T> type, ObjectCodec<T> codec) {
    this(name, summary, type, codec, List.of(), object -> {}, (path, object, problems) -> {});
  }

  /** The same with keys that hold paths. */
  public KindDeclaration<T> withPaths(KeyPath... keys) {
    return new KindDeclaration<>(name, summary, type, codec, List.of(keys), defaults, check);
  }

  /** The same with defaults that follow from other keys, and a check of what they come to. */
  public KindDeclaration<T> completedBy(Consumer<ObjectNode> byDefault, TreeCheck checking) {
    return new KindDeclaration<>(name, summary, type, codec, paths, byDefault, checking);
  }

  /** What the schema says of its object. */
  ObjectNode schemaTree(String titleOfKind) {
    String file = name + ".schema.json";
    try (InputStream in = type.getResourceAsStream(file)) {
      ObjectNode tree = (ObjectNode) new JsonMapper().readTree(in);
      ObjectNode properties = tree.objectNode();
      properties
          .putObject("kind")
          .put("title", titleOfKind)
          .put("description", name + ": " + summary + ".")
          .put("const", name);
      properties.setAll(tree.withObject("/properties"));
      tree.put("type", "object").put("additionalProperties", false);
      tree.set("properties", properties);
      return tree;
    } catch (IOException e) {
      throw FileFault.cannot("read", file + " beside " + type.getName(), e);
    }
  }
}
