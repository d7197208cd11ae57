package wellspring.infra.node;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.verdict.Verdict;
import wellspring.model.file.FileFault;
import wellspring.model.random.Seed;

/** Tells builds of the program apart: a result depends on nothing else that is in it. */
final class BuildHash {
  private static final List<Class<?>> OF_EACH_MODULE =
      List.of(Seed.class, Scenario.class, Verdict.class, BuildHash.class);

  private static final int LETTERS = 12;

  private BuildHash() {}

  /** The first letters of the SHA-256 over all classes of the program. */
  static String own() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      for (Class<?> any : OF_EACH_MODULE) {
        URI place = any.getProtectionDomain().getCodeSource().getLocation().toURI();
        add(hash, Path.of(place));
      }
      return HexFormat.of().formatHex(hash.digest()).substring(0, LETTERS);
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IllegalStateException("the build cannot be hashed", e);
    } catch (IOException e) {
      throw FileFault.cannot("read", "the program", e);
    }
  }

  private static void add(MessageDigest hash, Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        hash.update(Files.readAllBytes(file));
      }
    }
  }
}
