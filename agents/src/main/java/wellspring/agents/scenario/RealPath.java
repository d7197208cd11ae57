package wellspring.agents.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a path leads. {@link Path#normalize} takes {@code link/..} for the folder that the link
 * lies in, where the operating system means the one above its target.
 */
public final class RealPath {
  /** More links in a row than this go round in a circle. */
  private static final int LINKS_MAX = 40;

  private RealPath() {}

  /** The absolute path of the place itself: without links in it, as far as it is there. */
  public static Path of(Path path) {
    return of(path.toAbsolutePath(), LINKS_MAX);
  }

  /** An absolute path to the same place, with the links that were given where that is possible. */
  public static Path absolute(Path path) {
    Path plain = path.toAbsolutePath().normalize();
    Path real = of(path);
    return of(plain).equals(real) ? plain : real;
  }

  private static Path of(Path path, int linksMax) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      // It, or a folder above it, is not there yet.
    }
    Path parent = path.getParent();
    if (parent == null || linksMax == 0) {
      return path.normalize();
    }
    Path place = of(parent, linksMax).resolve(path.getFileName());
    return Files.isSymbolicLink(place)
        ? of(parent.resolve(target(place)), linksMax - 1)
        : place.normalize();
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link;
    }
  }
}
