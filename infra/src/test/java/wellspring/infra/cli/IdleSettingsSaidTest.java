package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command says of a setting that it cannot act, before anything runs. */
class IdleSettingsSaidTest {
  private static final String GIVEN = "curators.tenth-human.human=0.02";
  private static final String SAID = GIVEN + " acts as 0: of 20 documents that is none";

  @TempDir private Path scratch;

  @Test
  void runsSayIt() {
    Program.Outcome outcome =
        begun("run", "collapse", "rounds=2", GIVEN, "--no-report", "--port", "0");

    assertThat(outcome.out()).contains(SAID);
    assertThat(outcome.out().indexOf(SAID)).isLessThan(outcome.out().indexOf("round │"));
  }

  @Test
  void validationSaysIt() {
    assertThat(Program.here("scenarios", "validate", "collapse", GIVEN).out())
        .contains("is valid", SAID);
  }

  @Test
  void sweepsSayItOfEachSettingOnce() {
    Program.Outcome outcome =
        begun(
            "sweep",
            "collapse",
            "rounds=2",
            "curators.tenth-human.human=0.01,0.02,0.5",
            "--replicas",
            "3");

    assertThat(outcome.out()).containsOnlyOnce(SAID);
    assertThat(outcome.out()).containsOnlyOnce("curators.tenth-human.human=0.01 acts as 0");
    assertThat(outcome.out()).doesNotContain("human=0.5 acts");
  }

  @Test
  void sweepsAreSilentOfOtherKeysThatActAtSomeSettings() {
    Program.Outcome outcome =
        begun(
            "sweep",
            "collapse",
            "rounds=2",
            "curators.tenth-human.draw=random",
            "curators.tenth-human.human=0,0.5,1",
            "--replicas",
            "3");

    assertThat(outcome.out()).doesNotContain("has no effect");
  }

  private Program.Outcome begun(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 4);
    all[arguments.length] = "--kafka";
    all[arguments.length + 1] = "memory";
    all[arguments.length + 2] = "--out";
    all[arguments.length + 3] = scratch.toString();
    return Program.here(all);
  }
}
