package wellspring.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands in the README. */
final class ReadmeText {
  static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize().getParent();

  /** The command that runs the tests; continuous integration calls it. */
  static final String TESTS = "mvn verify";

  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)\\)");
  private static final Pattern CLUSTER =
      Pattern.compile("localhost:9092|broker\\.example\\.org|--forget|--nodes|--join");

  private ReadmeText() {}

  /** All commands but that of the tests, in their order. */
  static Stream<String> commands() throws IOException {
    return blocks("sh").stream().flatMap(String::lines).filter(command -> !command.equals(TESTS));
  }

  /** Whether a command is one of those that are about a cluster of Kafka. */
  static boolean isAboutClusters(String command) {
    return CLUSTER.matcher(command).find();
  }

  /** The blocks in a language. */
  static List<String> blocks(String language) throws IOException {
    Matcher matcher = BLOCK.matcher(whole());
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /** Files that it links to. */
  static List<String> links() throws IOException {
    Matcher links = LINK.matcher(whole());
    List<String> targets = new ArrayList<>();
    while (links.find()) {
      targets.add(links.group(1));
    }
    return targets;
  }

  private static String whole() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
