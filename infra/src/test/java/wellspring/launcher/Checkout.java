package wellspring.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A checkout in a folder of its own, with the real launcher, sources that matter only by their age,
 * and a Java and a Maven that are scripts. Only the tools that the launcher may use are on its
 * {@code PATH}.
 */
final class Checkout {
  static final Path LAUNCHER = Path.of(System.getProperty("basedir", ".")).resolve("wellspring");

  /** Says where it runs and with what, and ends with 7. */
  static final String JAVA_THAT_TELLS =
      """
      echo "pid=$$"
      echo "folder=$PWD"
      for argument; do echo "<$argument>"; done
      exit 7
      """;

  /** Leaves what a build leaves. */
  static final String MAVEN_THAT_BUILDS =
      """
      echo "$PWD $JAVA_HOME $*" >> maven.calls
      echo "noise"
      touch infra/target/wellspring.jar infra/target/built
      """;

  private static final List<String> TOOLS =
      List.of("bash", "dirname", "readlink", "sed", "find", "tail", "mkdir", "xargs", "printf");
  private static final List<String> TOOLS_OF_SCRIPTS = List.of("touch", "sleep");

  private final Path home;
  private final Map<String, String> environment = new TreeMap<>();

  /**
   * @param home an empty folder
   */
  Checkout(Path home) throws IOException {
    this.home = home.toRealPath();
    write("house/pom.xml", "");
    write("house/.mvn/jvm.config", "");
    write("house/model/pom.xml", "");
    write("house/model/src/main/java/Model.java", "");
    write("house/infra/pom.xml", "");
    write("house/infra/src/main/java/Infra.java", "");
    Files.copy(LAUNCHER, root().resolve("infra/wellspring"));
    for (String tool : TOOLS) {
      lend(tool);
    }
    for (String tool : TOOLS_OF_SCRIPTS) {
      lend(tool);
    }
    environment.put("PATH", home.resolve("bin") + ":" + home.resolve("jdk/bin"));
    jdk("jdk", "17.0.2");
    program("bin/mvn", MAVEN_THAT_BUILDS);
  }

  /** The root; its name has a space. */
  Path root() {
    return home.resolve("house");
  }

  Path home() {
    return home;
  }

  Path launcher() {
    return root().resolve("infra/wellspring");
  }

  /** Makes every source an hour old and the build half an hour. */
  void build() throws IOException {
    write("house/infra/target/wellspring.jar", "");
    write("house/infra/target/built", "");
    try (Stream<Path> files = Files.walk(root())) {
      for (Path file : files.toList()) {
        age(file, 60);
      }
    }
    age(root().resolve("infra/target/built"), 30);
  }

  /** Lets a file or folder of the checkout have been changed so long ago. */
  void change(String path, int minutesAgo) throws IOException {
    age(root().resolve(path), minutesAgo);
  }

  private static void age(Path file, int minutes) throws IOException {
    Instant time = Instant.now().minusSeconds(60L * minutes);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  /** A JDK that tells what it runs. */
  void jdk(String folder, String version) throws IOException {
    program(folder + "/bin/java", JAVA_THAT_TELLS);
    program(folder + "/bin/javac", "");
    write(folder + "/release", "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  /** A program that bash runs, with a path relative to the home of all this. */
  void program(String path, String text) throws IOException {
    Path file = write(path, "#!" + onThisMachine("bash").orElseThrow() + "\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  void delete(String path) throws IOException {
    Files.delete(home.resolve(path));
  }

  void setenv(String name, String value) {
    environment.put(name, value);
  }

  /** Puts a program of this machine on the launcher's path; false if the machine has none. */
  boolean lend(String tool) throws IOException {
    Optional<Path> program = onThisMachine(tool);
    if (program.isPresent()) {
      program("bin/" + tool, "exec '" + program.get() + "' \"$@\"\n");
    }
    return program.isPresent();
  }

  private static Optional<Path> onThisMachine(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Outcome run(String... args) throws IOException, InterruptedException {
    return start(args).outcome();
  }

  Outcome.Running start(String... args) throws IOException {
    return startFrom(home, launcher().toString(), args);
  }

  /** Starts the launcher, named as given, from a folder. */
  Outcome.Running startFrom(Path folder, String launcher, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher));
    command.addAll(Arrays.asList(args));
    return Outcome.start(folder, environment, command);
  }

  /** The lines that the Maven script wrote: one for each build. */
  List<String> mavenCalls() throws IOException {
    Path calls = root().resolve("maven.calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** Every file and folder, relative to the root, in order. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files.map(file -> root().relativize(file).toString()).sorted().toList();
    }
  }
}
