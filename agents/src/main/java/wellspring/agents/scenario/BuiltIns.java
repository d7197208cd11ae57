package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.model.file.FileFault;

/** The scenarios that come with Wellspring. */
public final class BuiltIns {
  /** The scenario that runs when nobody names one. */
  public static final String DEFAULT = "collapse";

  private static final List<String> NAMES =
      List.of(
          DEFAULT,
          "text",
          "gpt-collapse",
          "drift",
          "pool",
          "grammar",
          "gaussian",
          "regression",
          "regimes",
          "attention",
          "assisted",
          "echo",
          "stale",
          "correction",
          "braess");

  private BuiltIns() {}

  /** All of them, the default first. */
  public static List<BuiltIn> list() {
    return NAMES.stream().map(BuiltIns::describe).toList();
  }

  /** Their names, the default first. */
  public static List<String> names() {
    return NAMES;
  }

  /** The YAML of a built-in, comments and all; empty if there is none of that name. */
  public static Optional<String> yaml(String name) {
    return NAMES.contains(name)
        ? Optional.of(resource("builtin/" + name + ".yaml"))
        : Optional.empty();
  }

  /** A text that is packed beside this class. */
  static String resource(String name) {
    try (InputStream in = BuiltIns.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileFault.cannot("read", name + " from the jar", e);
    }
  }

  private static BuiltIn describe(String name) {
    ObjectNode root = YamlReader.read(name, yaml(name).orElseThrow()).root();
    List<String> toBeGiven = MissingValues.find(root).stream().map(KeyPath::toString).toList();
    return new BuiltIn(name, root.path("description").asText(), toBeGiven);
  }

  /**
   * A scenario that comes with Wellspring.
   *
   * @param name what to load it by
   * @param description one line for people
   * @param toBeGiven the keys that the command line must give, for example {@code language.path};
   *     mostly none
   */
  public record BuiltIn(String name, String description, List<String> toBeGiven) {
    public BuiltIn {
      toBeGiven = List.copyOf(toBeGiven);
    }
  }
}
