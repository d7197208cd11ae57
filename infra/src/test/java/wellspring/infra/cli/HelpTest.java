package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(outcome.err()).startsWith("There is no command 'rum'; there are run, resume, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sweep"})
  void optionsThatCommandsShareSpeakOfTheCommand(String command) {
    assertThat(Program.here("help", command).out().replaceAll("\\s+", " "))
        .contains("a broker that the " + command + " brings along (default)")
        .contains(
            "The folder to make the " + command + "'s directory in (default: " + command + "s).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sweep", "runs", "books", "explain", "autoregression"})
  void everyResultForProgramsIsAskedForInTheSameWay(String command) {
    assertThat(Program.here("help", command).out().replaceAll("\\s+", " "))
        .contains("--json Print the result as one JSON object on standard output");
  }
}
