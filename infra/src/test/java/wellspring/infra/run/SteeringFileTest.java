package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Steered;

class SteeringFileTest {
  @TempDir private Path folder;

  @Test
  void whatAKilledRunLeftIsReadWithoutItsHalfWrittenLine() throws IOException {
    Path file = folder.resolve("half.jsonl");
    String whole = "{\"type\":\"wellspring.run.paused\",\"event\":{\"id\":\"a\",\"round\":1}}\n";
    Files.writeString(file, whole + "{\"type\":\"wellspring.run.pau");

    assertThat(SteeringFile.left(file)).hasSize(1);
    assertThat(SteeringFile.left(folder.resolve("none.jsonl"))).isEmpty();
  }

  @Test
  void whatWasSteeredIsReadBackInItsOrder() {
    List<Steered> events =
        List.of(
            new SpeedSet("a", 0, 2.5),
            new DocumentOffered("b", 1, "<script>\n\u05d0😀", "r0001/visitor/00000"),
            new Intervened("c", 2, "curators.desk.human=0.5"));
    Path file = folder.resolve("steering.jsonl");
    try (SteeringFile steering = new SteeringFile(file)) {
      events.forEach(steering::steered);
      assertThat(SteeringFile.read(file)).as("while the run is under way").isEqualTo(events);
    }
    assertThat(SteeringFile.read(file)).isEqualTo(events);
  }

  @Test
  void aRunThatNobodySteersLeavesNoFile() {
    new SteeringFile(folder.resolve("steering.jsonl")).close();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "{}",
        "null",
        "[]",
        "{\"type\":\"wellspring.run.paused\"}",
        "{\"type\":\"wellspring.run.paused\",\"event\":null}",
        "{\"event\":{\"id\":\"a\",\"round\":1}}",
        "{\"type\":\"wellspring.cat.fed\",\"event\":{}}",
        "{\"type\":\"wellspring.run.started\",\"event\":{\"id\":\"a\",\"round\":0,\"scenario\":\"s\",\"seed\":1,\"rounds\":2}}"
      })
  void aLineThatIsNoSteeringIsNamed(String line) throws IOException {
    Path file = folder.resolve("steering.jsonl");
    Files.writeString(file, line + "\n");
    assertThatThrownBy(() -> SteeringFile.read(file))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("line 1 of " + file);
  }

  @Test
  void aLineWithoutItsTextIsRefusedByNumberAndField() throws IOException {
    Path file = folder.resolve("steering.jsonl");
    Files.writeString(
        file,
        """
        {"type":"wellspring.run.paused","event":{"id":"a","round":1}}
        {"type":"wellspring.document.offered","event":{"id":"b","round":1,"document":"d"}}
        """);
    assertThatThrownBy(() -> SteeringFile.read(file))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll("line 2 of " + file, "the event has no text");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> SteeringFile.read(folder.resolve("nothing")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("nothing");
  }
}
