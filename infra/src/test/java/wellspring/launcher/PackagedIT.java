package wellspring.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program from the jars of this build, run by the launcher on the Java of this test. */
class PackagedIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir", ".")).resolve("target");

  private static final String JAR = "house/infra/target/wellspring.jar";
  private static final String LIB = "house/infra/target/lib";

  @TempDir private Path home;
  private Checkout checkout;

  @BeforeEach
  void lendTheJars() throws IOException {
    checkout = new Checkout(home);
    checkout.build();
    checkout.setenv("JAVA_HOME", System.getProperty("java.home"));
    checkout.delete(JAR);
    Files.createSymbolicLink(home.resolve(JAR), jar());
    Files.createSymbolicLink(home.resolve(LIB), TARGET.resolve("lib").toRealPath());
  }

  @AfterEach
  void takeThemBack() throws IOException {
    checkout.delete(JAR);
    checkout.delete(LIB);
  }

  private static Path jar() throws IOException {
    return TARGET.resolve("wellspring.jar").toRealPath();
  }

  @Test
  void printsHelpAndNothingElse() throws Exception {
    Outcome outcome = checkout.run("--help");
    assertThat(outcome.out()).startsWith("Usage: wellspring ");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(checkout.run("--version").out()).matches("wellspring \\d+\\.\\d+\\.\\S+\n");
  }

  @Test
  void callsAWrongCommandLineWrongOnStandardErrorAlone() throws Exception {
    Outcome outcome = checkout.run("--no-such-option");
    assertThat(outcome.err()).contains("--no-such-option");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void sendsWhatTheJvmSaysToStandardError() throws Exception {
    checkout.setenv("WELLSPRING_JAVA_OPTS", "-XX:ArchiveClassesAtExit=" + home.resolve("archive"));
    Outcome outcome = checkout.run("--version");
    assertThat(outcome.out()).startsWith("wellspring ").hasLineCount(1);
    assertThat(outcome.err()).contains("[warning]");
  }

  @Test
  void namesJarsThatAreThere() throws Exception {
    try (JarFile file = new JarFile(jar().toFile())) {
      String classpath =
          file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      List<String> jars = List.of(classpath.split(" ", -1));
      assertThat(jars).anyMatch(jar -> jar.startsWith("lib/wellspring-model-"));
      assertThat(jars).allSatisfy(jar -> assertThat(TARGET.resolve(jar)).exists());
    }
  }
}
