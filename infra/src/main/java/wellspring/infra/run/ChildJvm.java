package wellspring.infra.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
   * The options that say where its classes are: in this program's jar, with those that the build
   * has prepared for this Java; where there are none, wherever this JVM has its own. The build
   * itself has it leave its classes in the file that the property {@code
   * wellspring.archive.PROGRAM} names.
   *
   * @param program whose classes are prepared
   */
  public static List<String> classes(String program) {
    String wanted = System.getProperty("wellspring.archive." + program, "");
    if (!wanted.isEmpty()) {
      return List.of("-XX:ArchiveClassesAtExit=" + wanted, "-cp", classPath());
    }
    String home = System.getProperty("wellspring.home", "");
    Path built = Path.of(home, "infra", "target");
    Path jar = built.resolve("wellspring.jar");
    Path prepared = built.resolve(program + "-" + System.getProperty("java.version") + ".jsa");
    return !home.isEmpty() && Files.isRegularFile(prepared) && Files.isRegularFile(jar)
        ? List.of("-XX:SharedArchiveFile=" + prepared, "-cp", jar.toString())
        : List.of("-cp", classPath());
  }

  /** From wherever it is started. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
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
