package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Resumed;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.infra.run.SteeringFile;

/** What people did to a run can be done again. */
class SteeringOptionTest {
  @TempDir private Path scratch;

  @Test
  void repeatedSteeringChangesTheRunAndItsOwnRepetitionIsTheSameRun() throws IOException {
    Path steering =
        steering(
            new Paused("r0001/steered/00000", 1),
            new Intervened("r0002/steered/00001", 2, "curators.no-human.human=1"),
            new Resumed("r0002/steered/00002", 2));
    JsonNode first = run("--steering", steering.toString());
    assertThat(first.at("/models/closed/human_fraction/last").asDouble()).isEqualTo(1);

    Path directory = Path.of(first.get("directory").asText());
    String repeat =
        new ObjectMapper()
            .readTree(directory.resolve("manifest.json").toFile())
            .get("repeat")
            .asText();
    assertThat(repeat).endsWith("--steering " + directory.resolve("steering.jsonl"));

    JsonNode second = run("--steering", directory.resolve("steering.jsonl").toString());
    assertThat(second.get("fingerprint")).isEqualTo(first.get("fingerprint"));
    assertThat(run().get("fingerprint")).isNotEqualTo(first.get("fingerprint"));
  }

  @Test
  void steeringForRoundsThatTheRunDoesNotHaveIsRefused() throws IOException {
    Path steering = steering(new Intervened("r0099/steered/00000", 99, "curators.no-human.human=1"));
    Program.Outcome outcome =
        Program.here("run", "rounds=4", "--steering", steering.toString(), "--out", out());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("round 99").doesNotContain("\tat ");
    assertThat(scratch.resolve("runs")).doesNotExist();
  }

  private Path steering(Steered... events) {
    Path file = scratch.resolve("steering.jsonl");
    try (SteeringFile lines = new SteeringFile(file)) {
      List.of(events).forEach(lines::steered);
    }
    return file;
  }

  private JsonNode run(String... options) throws IOException {
    String[] all = {"run", "rounds=4", "--json", "--kafka", "memory", "--port", "0", "--out", out()};
    String[] arguments = new String[all.length + options.length];
    System.arraycopy(all, 0, arguments, 0, all.length);
    System.arraycopy(options, 0, arguments, all.length, options.length);
    Program.Outcome outcome = Program.here(arguments);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }

  private String out() {
    return scratch.resolve("runs").toString();
  }
}
