package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.conductor.SimulationSystem;

class ChildJvmTest {

  @Test
  void givesEachVersionOnlyWhatItKnows() {
    assertThat(ChildJvm.options(17)).isEmpty();
    assertThat(ChildJvm.options(23)).containsExactly("--sun-misc-unsafe-memory-access=allow");
    assertThat(ChildJvm.options(25))
        .containsExactly(
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void aChildOfThisVersionStartsWithoutAWord() throws Exception {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Silent.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process child = builder.start();

    assertThat(child.getInputStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
    assertThat(child.waitFor()).isZero();
  }

  /** Loads a native library, and starts actors, who go at memory directly. */
  static final class Silent {
    private Silent() {}

    public static void main(String[] arguments) throws SQLException {
      DriverManager.getConnection("jdbc:duckdb:").close();
      SimulationSystem.open(1).close();
    }
  }
}
