package wellspring.infra.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.dashboards.page.ClosedRound;
import wellspring.model.file.FileFault;

/**
 * How a run was steered, as JSON lines: each the type of an event of the control topic and the
 * event. It grows as people steer, and gives the same run again. A run without steering leaves
 * none.
 */
public final class SteeringFile implements RoundListener, AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final EventCodec CODEC = new EventCodec();
  private static final String TYPE = "type";
  private static final String EVENT = "event";

  private final Path file;
  private Optional<BufferedWriter> lines = Optional.empty();

  /** A file that will stand at a place, if there is anything to be in it. */
  public SteeringFile(Path file) {
    this.file = file;
  }

  @Override
  public void roundClosed(ClosedRound round) {}

  @Override
  public void steered(Steered event) {
    try {
      if (lines.isEmpty()) {
        lines = Optional.of(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
      }
      lines.get().write(line(event));
      lines.get().write('\n');
      lines.get().flush();
    } catch (IOException e) {
      throw FileFault.cannot("write", file, e);
    }
  }

  /** An event as its line, without the end of the line. */
  static String line(Steered event) {
    try {
      ObjectNode line = MAPPER.createObjectNode().put(TYPE, CODEC.typeName(event));
      line.set(EVENT, MAPPER.readTree(CODEC.encode(event)));
      return MAPPER.writeValueAsString(line);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + event.id() + " as JSON", e);
    }
  }

  /**
   * The steering of lines that stand in a manifest.
   *
   * @throws RunException if one is none
   */
  static List<Steered> ofLines(List<String> lines) {
    return events(Path.of("manifest.json"), lines);
  }

  @Override
  public void close() {
    try {
      if (lines.isPresent()) {
        lines.get().close();
      }
    } catch (IOException e) {
      throw FileFault.cannot("write", file, e);
    }
  }

  /**
   * The steering of an earlier run, in its order.
   *
   * @throws RunException if the file cannot be read, or a line of it is none; the message names it
   */
  public static List<Steered> read(Path file) {
    try {
      return events(file, Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new RunException(
          "--steering %s is not there: name the steering.jsonl of a run".formatted(file), e);
    } catch (IOException e) {
      throw new RunException(
          "--steering %s cannot be read (%s): name the steering.jsonl of a run"
              .formatted(file, FileFault.why(e)),
          e);
    }
  }

  /**
   * How a run was steered as far as its file tells: nothing if there is no file, and without the
   * last line of a run that was killed while it wrote that.
   *
   * @throws RunException if the file cannot be read, or a whole line of it is no steering
   */
  public static List<Steered> left(Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      int whole = bytes.length;
      while (whole > 0 && bytes[whole - 1] != '\n') {
        whole--;
      }
      return events(file, new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new RunException("%s cannot be read: %s".formatted(file, FileFault.why(e)), e);
    }
  }

  private static List<Steered> events(Path file, List<String> lines) {
    return IntStream.range(0, lines.size())
        .mapToObj(index -> event(file, index + 1, lines.get(index)))
        .toList();
  }

  private static Steered event(Path file, int number, String line) {
    try {
      JsonNode tree = MAPPER.readTree(line);
      byte[] json = MAPPER.writeValueAsBytes(tree.path(EVENT));
      Event event = CODEC.decode(tree.path(TYPE).asText(), json);
      if (event instanceof Steered steered) {
        return steered;
      }
      throw new RunException(
          "line %d of %s is a %s, which is not a steering event: name the steering.jsonl of a run"
              .formatted(number, file, tree.path(TYPE).asText()));
    } catch (JsonProcessingException e) {
      throw unreadable(file, number, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(file, number, FileFault.why(e), e);
    }
  }

  private static RunException unreadable(Path file, int number, String why, IOException cause) {
    return new RunException(
        "line %d of %s is no steering (%s): name the steering.jsonl of a run"
            .formatted(number, file, why),
        cause);
  }
}
