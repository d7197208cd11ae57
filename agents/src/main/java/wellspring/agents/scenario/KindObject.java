package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.KindDeclaration;

/**
 * The objects of a scenario whose keys depend on their {@code kind}, each with what is declared of
 * its kind.
 *
 * @param path the way to the object
 */
record KindObject(KeyPath path, ObjectNode object, KindDeclaration<?> declaration) {

  /**
   * All of them.
   *
   * @param scenario may be wrong in any way: what has no kind that exists is left out
   */
  static List<KindObject> of(JsonNode scenario) {
    List<KindObject> found = new ArrayList<>();
    add(
        found,
        scenario,
        KeyPath.of("language"),
        Stream.of(LanguageKind.values()).map(LanguageKind::declaration));
    for (String model : ScenarioDraft.keys(scenario.path("models"))) {
      add(
          found,
          scenario,
          KeyPath.of("models", model, "learner"),
          Stream.of(LearnerKind.values()).map(LearnerKind::declaration));
    }
    return found;
  }

  private static void add(
      List<KindObject> found,
      JsonNode scenario,
      KeyPath path,
      Stream<? extends KindDeclaration<?>> kinds) {
    if (path.in(scenario) instanceof ObjectNode object) {
      String name = object.path("kind").asText();
      kinds
          .filter(kind -> kind.name().equals(name))
          .forEach(kind -> found.add(new KindObject(path, object, kind)));
    }
  }
}
