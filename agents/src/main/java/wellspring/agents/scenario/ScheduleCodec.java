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
import wellspring.model.mix.Share;

/** How schedules stand in a scenario: a number, or an object with one key. */
final class ScheduleCodec implements Codec<Schedule> {
  static final ScheduleCodec INSTANCE = new ScheduleCodec();

  /** The schema has its own words for each. */
  private static final ObjectNode DESCRIBED = JsonNodeFactory.instance.objectNode();

  private static final Codec<Schedule.Steps> STEPS =
      Codec.of(ScheduleCodec::readSteps, ScheduleCodec::writeSteps);

  /** What is a number is read and written before a form is asked for. */
  private static final FormCodec<Schedule> FORMS =
      FormCodec.of(Schedule.class)
          .form(
              "constant",
              DESCRIBED,
              Schedule.Constant.class,
              Codecs.SHARE.map(Schedule.Constant::new, Schedule.Constant::share))
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
    return node.isNumber() ? new Schedule.Constant(Codecs.SHARE.read(node)) : FORMS.read(node);
  }

  @Override
  public JsonNode write(Schedule schedule) {
    return schedule instanceof Schedule.Constant constant
        ? Codecs.SHARE.write(constant.share())
        : FORMS.write(schedule);
  }

  private static Schedule.Steps readSteps(JsonNode node) {
    TreeMap<Integer, Share> shares = new TreeMap<>();
    for (Map.Entry<String, JsonNode> step : node.properties()) {
      shares.put(Integer.valueOf(step.getKey()), Codecs.SHARE.read(step.getValue()));
    }
    return new Schedule.Steps(shares);
  }

  private static JsonNode writeSteps(Schedule.Steps steps) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    steps
        .shares()
        .forEach((round, share) -> tree.set(String.valueOf(round), Codecs.SHARE.write(share)));
    return tree;
  }
}
