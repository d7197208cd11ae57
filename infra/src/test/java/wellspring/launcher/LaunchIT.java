package wellspring.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A house that is built: how the program is called. */
class LaunchIT {
  @TempDir private Path home;
  private Checkout checkout;

  @BeforeEach
  void build() throws IOException {
    checkout = new Checkout(Files.createDirectory(home.resolve("a home")));
    checkout.build();
  }

  @Test
  void passesTheArgumentsOnAsTheyAre() throws Exception {
    Outcome outcome = checkout.run("run", "two words", "", "*", "--json");
    assertThat(outcome.out()).endsWith("<run>\n<two words>\n<>\n<*>\n<--json>\n");
  }

  @Test
  void runsTheJarOfItsOwnCheckout() throws Exception {
    Path jar = checkout.root().resolve("infra/target/wellspring.jar");
    assertThat(checkout.run("run").out()).contains("<-jar>\n<" + jar + ">\n<run>\n");
  }

  @Test
  void endsWithTheExitCodeOfTheProgram() throws Exception {
    assertThat(checkout.run().exitCode()).isEqualTo(7);
  }

  @Test
  void isReplacedByTheProgramSoThatEverySignalReachesIt() throws Exception {
    Outcome.Running running = checkout.start();
    assertThat(running.outcome().out()).contains("pid=" + running.process().pid() + "\n");
  }

  @Test
  void letsTheProgramEndItselfOnSigterm() throws Exception {
    checkout.program("jdk/bin/java", "trap 'echo stopping; exit 9' TERM; echo up; sleep 60 & wait");
    Outcome.Running running = checkout.start();
    await().until(() -> Files.readString(running.out()).contains("up"));
    running.process().destroy();
    Outcome outcome = running.outcome();
    assertThat(outcome.exitCode()).isEqualTo(9);
    assertThat(outcome.out()).endsWith("stopping\n");
  }

  @Test
  void keepsTheFolderOfTheCaller() throws Exception {
    Path elsewhere = Files.createDirectory(checkout.home().resolve("else where"));
    Outcome outcome = checkout.startFrom(elsewhere, checkout.launcher().toString()).outcome();
    assertThat(outcome.out()).contains("folder=" + elsewhere + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "my links/bin, ./to-second",
    "my links, bin/to-second",
    "., ./my links/second",
    "my links/bin, ./to-folder/wellspring",
    "house, infra/wellspring"
  })
  void findsItsHouseThroughLinks(String folder, String launcher) throws Exception {
    Path links = Files.createDirectories(checkout.home().resolve("my links"));
    Path bin = Files.createDirectory(links.resolve("bin"));
    Files.createSymbolicLink(links.resolve("second"), checkout.launcher());
    Files.createSymbolicLink(bin.resolve("to-second"), Path.of("../second"));
    Files.createSymbolicLink(bin.resolve("to-folder"), Path.of("../../house/infra"));
    Path from = checkout.home().resolve(folder);
    assertThat(checkout.startFrom(from, launcher).outcome().out())
        .contains("<" + checkout.root().resolve("infra/target/wellspring.jar") + ">");
  }

  @Test
  void writesNothingWhenTheBuildIsFresh() throws Exception {
    List<String> before = checkout.files();
    checkout.run();
    assertThat(checkout.files()).isEqualTo(before);
  }

  @Test
  void handsTheUsersOptionsToTheJvmAfterItsOwn() throws Exception {
    checkout.setenv("WELLSPRING_JAVA_OPTS", "-Xmx1g  -Da='b c'");
    assertThat(checkout.run().out())
        .containsSubsequence("<-Xlog:disable>\n", "<-Xmx1g>\n<-Da=b c>\n<-jar>\n");
  }

  @Test
  void leavesTheCollectorToTheUser() throws Exception {
    assertThat(checkout.run().out()).contains("<-XX:+UseParallelGC>");
    checkout.setenv("WELLSPRING_JAVA_OPTS", "-XX:+UseSerialGC");
    assertThat(checkout.run().out()).contains("<-XX:+UseSerialGC>").doesNotContain("UseParallelGC");
  }

  @Test
  void letsTheAllocatorKeepMemoryUnlessTheUserHasDecided() throws Exception {
    checkout.program(
        "jdk/bin/java", "echo $MALLOC_MMAP_MAX_ $MALLOC_TRIM_THRESHOLD_ $MALLOC_ARENA_MAX");
    assertThat(checkout.run().out()).endsWith("0 34359738368 1\n");
    checkout.setenv("MALLOC_ARENA_MAX", "8");
    assertThat(checkout.run().out()).endsWith("0 34359738368 8\n");
  }

  @Test
  void runsOnARuntimeWithoutCompilerAndWithoutMaven() throws Exception {
    checkout.delete("jdk/bin/javac");
    checkout.delete("bin/mvn");
    assertThat(checkout.run().exitCode()).isEqualTo(7);
  }
}
