package wellspring.infra.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that this one starts: the same Java, and as silent as the launcher makes it. */
public final class ChildJvm {
  private static final int UNSAFE_WARNS = 23;
  private static final int NATIVE_WARNS = 24;

  private ChildJvm() {}

  /** What its command begins with: the program, and the options of its version. */
  public static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(Runtime.version().feature()));
    return command;
  }

  /**
   * The option that lets it have classes which the build has prepared for this Java; none where
   * there are none. The build itself has it leave its classes in the file that the property {@code
   * wellspring.archive.PROGRAM} names.
   *
   * @param program whose classes they are
   */
  public static List<String> archive(String program) {
    String wanted = System.getProperty("wellspring.archive." + program, "");
    if (!wanted.isEmpty()) {
      return List.of("-XX:ArchiveClassesAtExit=" + wanted);
    }
    String home = System.getProperty("wellspring.home", "");
    Path file =
        Path.of(
            home, "infra", "target", program + "-" + System.getProperty("java.version") + ".jsa");
    return !home.isEmpty() && Files.isRegularFile(file)
        ? List.of("-XX:SharedArchiveFile=" + file)
        : List.of();
  }

  /**
   * The options without which a JVM warns at its start of what libraries do. The program itself has
   * them from its launcher and from its jar.
   *
   * @param version of Java, such as 17
   */
  public static List<String> options(int version) {
    List<String> options = new ArrayList<>();
    if (version >= UNSAFE_WARNS) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    if (version >= NATIVE_WARNS) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    return List.copyOf(options);
  }
}
