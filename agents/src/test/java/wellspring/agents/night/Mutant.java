package wellspring.agents.night;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * A fault in the program.
 *
 * @param name what the program does then
 * @param file where, below the module's main package
 * @param find what stands there, once
 * @param replace what stands there instead
 */
record Mutant(String name, String file, String find, String replace) {
  private static final Path SOURCES = Path.of("src/main/java/wellspring/agents");

  /** All of them. */
  static List<Mutant> all() {
    try (InputStream in = Mutant.class.getResourceAsStream("mutants.yaml")) {
      List<Map<String, String>> entries = new Yaml().load(in);
      return entries.stream()
          .map(
              entry ->
                  new Mutant(
                      entry.get("name"),
                      entry.get("file"),
                      entry.get("find"),
                      entry.get("replace")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the class that its file has. */
  String type() {
    return "wellspring.agents." + file.replace(".java", "").replace('/', '.');
  }

  /** How often the program has the place. */
  int places() {
    String source = source();
    int places = 0;
    for (int at = source.indexOf(find); at >= 0; at = source.indexOf(find, at + 1)) {
      places++;
    }
    return places;
  }

  /** The file without the fault. */
  String source() {
    try {
      return Files.readString(SOURCES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file with the fault. */
  String mutated() {
    return source().replace(find, replace);
  }
}
