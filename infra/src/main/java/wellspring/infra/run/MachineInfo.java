package wellspring.infra.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Version;
import wellspring.model.file.FileFault;

/** What a run stands on: the machine, the versions, the sources. */
public final class MachineInfo {
  /** Where the launcher says that the checkout lies. */
  private static final String HOME = "wellspring.home";

  /** What this program is called among the versions. */
  public static final String WELLSPRING = "wellspring";

  /** What Java is called among the versions. */
  static final String JAVA = "java";

  private MachineInfo() {}

  /** Processors, memory, operating system. */
  public static Map<String, Object> description() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("os", property("os.name") + " " + property("os.version"));
    machine.put("architecture", property("os.arch"));
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      machine.put("memoryBytes", system.getTotalMemorySize());
    }
    machine.put("heapBytesMax", Runtime.getRuntime().maxMemory());
    return machine;
  }

  /** Of Wellspring, Java, Pekko and Kafka. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put(WELLSPRING, wellspring());
    versions.put(JAVA, property("java.vm.name") + " " + Runtime.version());
    versions.put("pekko", Version.current());
    versions.put("kafka", kafka());
    return versions;
  }

  /** This build's version. */
  private static String wellspring() {
    String version = MachineInfo.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** The version that Kafka's clients say of themselves; the class that reads it is their own. */
  private static String kafka() {
    Properties properties = new Properties();
    try (InputStream in =
        MachineInfo.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw FileFault.cannot("read", "the version of Kafka", e);
    }
    return properties.getProperty("version", "");
  }

  /** The commit that is checked out, marked if there are changes; empty where git cannot tell. */
  public static String gitRevision() {
    String home = System.getProperty(HOME);
    if (home == null) {
      return "";
    }
    String revision = git(Path.of(home), "rev-parse", "HEAD");
    boolean changed =
        !git(Path.of(home), "status", "--porcelain", "--untracked-files=no").isEmpty();
    return revision.isEmpty() || !changed ? revision : revision + " with changes";
  }

  private static String git(Path home, String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "git";
    command[1] = "-C";
    command[2] = home.toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    try {
      Path answer = Files.createTempFile("git", ".out");
      try {
        Process git =
            new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = git.waitFor(10, TimeUnit.SECONDS);
        git.destroyForcibly();
        return ended && git.exitValue() == 0 ? Files.readString(answer).strip() : "";
      } finally {
        Files.delete(answer);
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
