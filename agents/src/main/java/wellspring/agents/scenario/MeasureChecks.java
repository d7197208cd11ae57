package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;
import wellspring.model.measure.Measure;

/** Whether every measure that is asked for exists. */
final class MeasureChecks {
  private static final KeyPath MEASURES = KeyPath.of("evaluation", "measures");

  private MeasureChecks() {}

  static void check(ScenarioDraft draft, ScenarioProblems problems) {
    List<String> known = Arrays.stream(Measure.values()).map(Measure::id).toList();
    JsonNode asked = draft.at(MEASURES);
    for (int place = 0; asked.isArray() && place < asked.size(); place++) {
      JsonNode id = asked.get(place);
      if (id.isTextual() && !known.contains(id.textValue())) {
        problems.add(
            MEASURES.child(String.valueOf(place)),
            "is %s, but there is no such measure; allowed, the nearest first: %s"
                .formatted(
                    MessageWording.value(id),
                    String.join(", ", MessageWording.nearestFirst(id.textValue(), known))));
      }
    }
  }
}
