package wellspring.infra.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Small text for tests. */
final class Texts {
  /** Some 120 short documents about a garden, with words that recur. */
  static final Path GARDEN = resource("/texts/garden.txt");

  private Texts() {}

  private static Path resource(String name) {
    try {
      return Path.of(Texts.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
