package wellspring.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of the repository that this test is part of. */
final class Repository {
  static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize().getParent();

  private static final Set<String> TOP_LEVEL =
      Set.of(
          "agents",
          "model",
          "infra",
          "dashboards",
          "findings",
          "README.md",
          "ARCHITECTURE.md",
          "CONTRIBUTING.md",
          "pom.xml",
          "LICENSE");

  private Repository() {}

  /** Every Java file below {@code src/<kind>/java} of every module, in order. */
  static List<Path> sources(String kind) throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      Set<Path> files = new TreeSet<>();
      for (Path module : modules.toList()) {
        Path folder = module.resolve("src").resolve(kind).resolve("java");
        if (Files.isDirectory(folder)) {
          files.addAll(javaFiles(folder));
        }
      }
      return List.copyOf(files);
    }
  }

  static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** The class that a source file is named for. */
  static String className(Path file) {
    String path = ROOT.relativize(file).toString().replace('\\', '/');
    return path.substring(path.indexOf("/java/") + 6, path.length() - ".java".length())
        .replace('/', '.');
  }

  /** The paths that git tracks; empty where there is no git or no checkout. */
  static Optional<List<String>> tracked() throws IOException, InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "-C", ROOT.toString(), "ls-files", "-z", "--full-name")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out = new String(git.getInputStream().readAllBytes(), UTF_8);
      return git.waitFor() == 0
          ? Optional.of(Stream.of(out.split("\0")).filter(path -> !path.isEmpty()).toList())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What stands at the top of the repository, though nothing else belongs there. */
  static Set<String> strangersAtTheTop(List<String> paths) {
    Set<String> strangers = new TreeSet<>();
    for (String path : paths) {
      int slash = path.indexOf('/');
      String top = slash < 0 ? path : path.substring(0, slash);
      if (!top.startsWith(".") && !TOP_LEVEL.contains(top)) {
        strangers.add(top);
      }
    }
    return strangers;
  }

  /** The files that have more lines than they may. */
  static List<String> longerThan(int linesMax, List<Path> files) throws IOException {
    Set<String> tooLong = new TreeSet<>();
    for (Path file : files) {
      if (Files.readAllLines(file).size() > linesMax) {
        tooLong.add(file.toString());
      }
    }
    return List.copyOf(tooLong);
  }
}
