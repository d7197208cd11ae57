package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelpTest {
  @Test
  void helpInWordsIsThatOfTheOption() {
    assertThat(Program.here("help")).isEqualTo(Program.here("--help"));
    assertThat(Program.here("help", "run")).isEqualTo(Program.here("run", "--help"));
    assertThat(Program.here("help", "run").out()).contains("--no-report");
    assertThat(Program.here("help").out()).contains("help", "sweep");
  }

  @Test
  void helpOnWhatIsNoCommandNamesThose() {
    Program.Outcome outcome = Program.here("help", "rum");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("There is no command 'rum', only run, explain, sweep");
  }
}
