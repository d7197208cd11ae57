package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.FormCodec;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.mix.Schedule;

/** How schedules stand in a scenario: a number, a word, or an object with one key. */
final class ScheduleCodec implements Codec<Schedule> {
  static final ScheduleCodec INSTANCE = new ScheduleCodec();

  /** No fraction is aimed at. */
  private static final String NATURAL = "natural";

  /** The schema has its own words for each. */
  private static final ObjectNode DESCRIBED = JsonNodeFactory.instance.objectNode();

  private static final Codec<Schedule.Level> LEVEL =
      Codec.of(ScheduleCodec::readLevel, ScheduleCodec::writeLevel);

  private static final Codec<Schedule.Steps> STEPS =
      Codec.of(ScheduleCodec::readSteps, ScheduleCodec::writeSteps);

  /** What is a level is read and written before a form is asked for. */
  private static final FormCodec<Schedule> FORMS =
      FormCodec.of(Schedule.class)
          .form("level", DESCRIBED, Schedule.Level.class, LEVEL)
          .form("linear", DESCRIBED, Schedule.Linear.class, RecordCodec.of(Schedule.Linear.class))
          .form(
              "exponential",
              DESCRIBED,
              Schedule.Exponential.class,
              RecordCodec.of(Schedule.Exponential.class))
          .form(
              "harmonic",
              DESCRIBED,
              Schedule.Harmonic.class,
              RecordCodec.of(Schedule.Harmonic.class))
          .form("steps", DESCRIBED, Schedule.Steps.class, STEPS)
          .closed();

  private ScheduleCodec() {}

  @Override
  public Schedule read(JsonNode node) {
    return node.isObject() ? FORMS.read(node) : LEVEL.read(node);
  }

  @Override
  public JsonNode write(Schedule schedule) {
    return schedule instanceof Schedule.Level level ? LEVEL.write(level) : FORMS.write(schedule);
  }

  private static Schedule.Level readLevel(JsonNode node) {
    return node.isTextual() && node.textValue().equals(NATURAL)
        ? Schedule.Natural.FRACTION
        : new Schedule.Constant(Codecs.SHARE.read(node));
  }

  private static JsonNode writeLevel(Schedule.Level level) {
    return level
        .at(0)
        .map(Codecs.SHARE::write)
        .orElseGet(() -> JsonNodeFactory.instance.textNode(NATURAL));
  }

  private static Schedule.Steps readSteps(JsonNode node) {
    TreeMap<Integer, Schedule.Level> levels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> step : node.properties()) {
      levels.put(Integer.valueOf(step.getKey()), readLevel(step.getValue()));
    }
    return new Schedule.Steps(levels);
  }

  private static JsonNode writeSteps(Schedule.Steps steps) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    steps.levels().forEach((round, level) -> tree.set(String.valueOf(round), writeLevel(level)));
    return tree;
  }
}
