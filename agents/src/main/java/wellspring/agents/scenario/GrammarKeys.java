package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import wellspring.model.language.grammar.GrammarSettings;

/** The keys of a language of kind {@code grammar}, read and written. */
final class GrammarKeys {
  static final String KIND = "grammar";

  private GrammarKeys() {}

  static LanguageSpec.Grammar bind(JsonNode language) {
    JsonNode world = language.path("world");
    return new LanguageSpec.Grammar(
        new GrammarSettings(
            language.path("seed").longValue(),
            new GrammarSettings.Words(
                language.path("vocabulary").intValue(),
                language.path("exponent").doubleValue(),
                language.path("topics").intValue()),
            new GrammarSettings.Writers(
                language.path("styles").intValue(), language.path("style").doubleValue()),
            new GrammarSettings.Length(
                language.path("sentences").doubleValue(), language.path("sentencesMax").intValue()),
            new GrammarSettings.Facts(
                world.path("entities").intValue(),
                world.path("attributes").intValue(),
                world.path("values").intValue(),
                ScenarioBinder.share(world.path("change")),
                ScenarioBinder.share(world.path("error")))));
  }

  static ObjectNode tree(LanguageSpec.Grammar language) {
    GrammarSettings settings = language.settings();
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("kind", KIND);
    tree.put("seed", settings.seed());
    tree.put("vocabulary", settings.words().vocabulary());
    tree.set("exponent", ScenarioTree.number(settings.words().exponent()));
    tree.put("topics", settings.words().topics());
    tree.put("styles", settings.writers().styles());
    tree.set("style", ScenarioTree.number(settings.writers().strength()));
    tree.set("sentences", ScenarioTree.number(settings.length().sentences()));
    tree.put("sentencesMax", settings.length().sentencesMax());
    tree.set("world", world(settings.facts()));
    return tree;
  }

  private static ObjectNode world(GrammarSettings.Facts facts) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("entities", facts.entities());
    tree.put("attributes", facts.attributes());
    tree.put("values", facts.values());
    tree.set("change", ScenarioTree.share(facts.change()));
    tree.set("error", ScenarioTree.share(facts.error()));
    return tree;
  }

  /** Whether the vocabulary has a word for everything in the world, and a few others. */
  static void check(LanguageSpec.Grammar language, Problems problems) {
    GrammarSettings.Facts facts = language.settings().facts();
    int vocabulary = language.settings().words().vocabulary();
    if (vocabulary < facts.vocabularyMin()) {
      problems.add(
          KeyPath.of("language", "vocabulary"),
          ("is %d, but a world of %d entities and %d attributes with %d values each needs more"
                  + " words; allowed: at least %d, or make language.world smaller")
              .formatted(
                  vocabulary,
                  facts.entities(),
                  facts.attributes(),
                  facts.values(),
                  facts.vocabularyMin()));
    }
  }
}
