package wellspring.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher builds, and what happens then. */
class BuildIT {
  private static final String MAVEN_THAT_WAITS =
      """
      trap 'touch stopped; exit 143' TERM
      touch started
      until [[ -e go ]]; do sleep 0.02; done
      """;

  @TempDir private Path home;
  private Checkout checkout;

  @BeforeEach
  void check() throws IOException {
    checkout = new Checkout(Files.createDirectory(home.resolve("a home")));
  }

  @Test
  void buildsAtFirstUseAndThenRuns() throws Exception {
    Outcome outcome = checkout.run("run");
    assertThat(outcome.exitCode()).isEqualTo(7);
    assertThat(outcome.err()).isEqualTo("Building Wellspring (first use; about a minute) ...\n");
    assertThat(outcome.out()).startsWith("pid=").endsWith("<run>\n");
    assertThat(checkout.mavenCalls())
        .containsExactly(
            checkout.root()
                + " "
                + checkout.home().resolve("jdk")
                + " -B -ntp -Dmaven.test.skip=true package");
  }

  @Test
  void doesNotBuildAgain() throws Exception {
    checkout.run();
    checkout.run();
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "infra/pom.xml",
        ".mvn/jvm.config",
        "model/src/main/java/Model.java",
        "infra/src/main/java/Infra.java",
        "model/src/main/java"
      })
  void buildsWhenASourceIsNewerThanTheBuild(String source) throws Exception {
    checkout.build();
    checkout.change(source, 10);
    assertThat(checkout.run().err())
        .isEqualTo("Building Wellspring (the sources have changed) ...\n");
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void doesNotBuildWhenOnlySomethingElseIsNewer() throws Exception {
    checkout.build();
    checkout.write("house/README.md", "");
    checkout.write("house/infra/src/test/java/InfraTest.java", "");
    checkout.write("house/model/target/classes/Model.class", "");
    assertThat(checkout.run().err()).isEmpty();
    assertThat(checkout.mavenCalls()).isEmpty();
  }

  @Test
  void buildsWhenASourceWasDeleted() throws Exception {
    checkout.build();
    checkout.delete("house/model/src/main/java/Model.java");
    checkout.run();
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void showsTheEndOfAFailedBuildAndRunsNothing() throws Exception {
    checkout.program(
        "bin/mvn",
        """
        for i in {1..100}; do echo "line $i"; done
        printf '\\033[0m[ERROR] Model.java:[1,10] ";" expected -> [Help 1]\\n[ERROR] \\n'
        echo '[ERROR] Re-run Maven using the -X switch to enable full debug logging.'
        echo '[INFO] BUILD FAILURE'
        exit 3
        """);
    Outcome outcome = checkout.run();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(
            "line 100\n[ERROR] Model.java:[1,10] \";\" expected\nwellspring: the build failed")
        .contains("infra/target/launcher.log")
        .doesNotContain("line 1\n", "Re-run", "[INFO]");
  }

  @Test
  void saysThatABuildNeedsMaven() throws Exception {
    checkout.delete("bin/mvn");
    assertRefusal("building needs Maven, and there is no mvn on the PATH");
  }

  @Test
  void saysThatABuildNeedsACompiler() throws Exception {
    checkout.delete("jdk/bin/javac");
    assertRefusal("building needs a JDK");
  }

  @Test
  void saysThatTheFolderCannotBeWritten() throws Exception {
    checkout.write("house/infra/target", "a file where the folder should be");
    assertRefusal("infra/target' cannot be written");
  }

  @Test
  void stopsMavenWhenItIsStopped() throws Exception {
    checkout.program("bin/mvn", MAVEN_THAT_WAITS);
    Outcome.Running running = checkout.start();
    await().until(() -> Files.exists(checkout.root().resolve("started")));
    running.process().destroy();
    assertThat(running.outcome().exitCode()).isEqualTo(143);
    assertThat(checkout.root().resolve("stopped")).exists();
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    assumeTrue(checkout.lend("flock"), "this machine has no flock");
    checkout.program("bin/mvn", MAVEN_THAT_WAITS + Checkout.MAVEN_THAT_BUILDS);
    Outcome.Running first = checkout.start("first");
    await().until(() -> Files.exists(checkout.root().resolve("started")));
    Outcome.Running second = checkout.start("second");
    await().until(() -> Files.readString(second.err()).contains("Waiting for another build"));
    Files.createFile(checkout.root().resolve("go"));
    assertThat(first.outcome().out()).endsWith("<first>\n");
    assertThat(second.outcome().out()).endsWith("<second>\n");
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void theProgramDoesNotKeepTheLock() throws Exception {
    assumeTrue(checkout.lend("flock"), "this machine has no flock");
    checkout.program("jdk/bin/java", "[[ ! -e /dev/fd/9 ]]");
    assertThat(checkout.run().exitCode()).isZero();
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  private void assertRefusal(String message) throws Exception {
    Outcome outcome = checkout.run();
    assertThat(outcome.err()).startsWith("wellspring: ").contains(message);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(checkout.mavenCalls()).isEmpty();
  }
}
