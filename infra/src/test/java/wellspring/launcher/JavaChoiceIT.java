package wellspring.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Java the launcher takes, and what it says of one that will not do. */
class JavaChoiceIT {
  private static final String UNSAFE = "<--sun-misc-unsafe-memory-access=allow>";

  @TempDir private Path home;
  private Checkout checkout;

  @BeforeEach
  void build() throws IOException {
    checkout = new Checkout(home);
    checkout.build();
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_392, 1.8.0_392", "11.0.2, 11.0.2", "16, 16"})
  void namesAJavaThatIsTooOld(String version, String named) throws Exception {
    checkout.jdk("jdk", version);
    assertFailure("is Java " + named + ", which is too old: install a JDK, 17 or newer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.13", "21.0.1", "26-ea"})
  void takesJava17AndNewer(String version) throws Exception {
    checkout.jdk("jdk", version);
    assertThat(checkout.run().exitCode()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"17.0.2, false", "22, false", "23, true", "25.0.3, true"})
  void silencesTheWarningsOfJvmsThatKnowHow(String version, boolean silenced) throws Exception {
    checkout.jdk("jdk", version);
    assertThat(checkout.run().out().contains(UNSAFE)).isEqualTo(silenced);
  }

  @Test
  void prefersTheOneThatJavaHomeNames() throws Exception {
    checkout.jdk("jdk", "11");
    checkout.jdk("other jdk", "25");
    checkout.setenv("JAVA_HOME", home.resolve("other jdk").toString());
    assertThat(checkout.run().out()).contains(UNSAFE);
  }

  @Test
  void namesAJavaHomeThatIsNone() throws Exception {
    checkout.setenv("JAVA_HOME", "/no/such/jdk");
    assertFailure("JAVA_HOME is '/no/such/jdk', but there is no program bin/java in it");
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    checkout.delete("jdk/bin/java");
    assertFailure("no Java found: install a JDK, 17 or newer");
  }

  @Test
  void findsTheJdkBehindALink() throws Exception {
    checkout.jdk("real", "12.3.4");
    checkout.delete("jdk/bin/java");
    Files.createSymbolicLink(home.resolve("middle"), home.resolve("real/bin/java"));
    Files.createSymbolicLink(home.resolve("jdk/bin/java"), Path.of("../../middle"));
    assertFailure("is Java 12.3.4");
  }

  @Test
  void asksAJavaThatOnlyForwardsToAnother() throws Exception {
    checkout.delete("jdk/release");
    checkout.program(
        "jdk/bin/java",
        """
        [[ $* == "-XshowSettings:properties -version" ]] || exit 7
        echo "    java.home = /opt/jdk" >&2
        echo "    java.version = 15.0.1" >&2
        echo "    java.version.date = 2020-10-20" >&2
        """);
    assertFailure("is Java 15.0.1, which is too old");
  }

  @Test
  void quotesAJavaThatDoesNotRun() throws Exception {
    checkout.delete("jdk/release");
    checkout.program("jdk/bin/java", "echo Unable to locate a Java Runtime.; exit 1");
    assertFailure("does not run (Unable to locate a Java Runtime.)");
  }

  @Test
  void refusesOptionsThatAreNotQuotedWell() throws Exception {
    checkout.setenv("WELLSPRING_JAVA_OPTS", "-Da='b");
    assertFailure("WELLSPRING_JAVA_OPTS is not quoted well: -Da='b");
  }

  private void assertFailure(String message) throws Exception {
    Outcome outcome = checkout.run();
    assertThat(outcome.err()).contains("wellspring: ").contains(message);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(1);
  }
}
