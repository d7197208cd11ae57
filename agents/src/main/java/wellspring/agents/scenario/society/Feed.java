package wellspring.agents.scenario.society;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.FormCodec;

/** What an audience chooses from. */
public sealed interface Feed {

  /** How feeds stand in a scenario. */
  FormCodec<Feed> CODEC =
      FormCodec.of(Feed.class)
          .word("all", "all that was written in the round", All.class, All::new)
          .form("of", Of.schema(), Of.class, Of.CODEC)
          .form(
              "model",
              Recommended.schema(),
              Recommended.class,
              Codecs.TEXT.map(Recommended::new, Recommended::model))
          .closed();

  /** Whether an author's documents are in it. */
  boolean has(String author);

  /** The authors that it names; none if it has all. */
  List<String> authors();

  /** The model that recommends; empty if none does. */
  Optional<String> recommender();

  /** All that was written in the round. */
  record All() implements Feed {
    @Override
    public boolean has(String author) {
      return true;
    }

    @Override
    public List<String> authors() {
      return List.of();
    }

    @Override
    public Optional<String> recommender() {
      return Optional.empty();
    }
  }

  /**
   * What some cohorts and models wrote.
   *
   * @param authors their names
   */
  record Of(List<String> authors) implements Feed {
    private static final Codec<Of> CODEC = Codec.of(Of::read, Of::write);

    public Of {
      authors = List.copyOf(authors);
    }

    private static Of read(JsonNode node) {
      List<String> names = new ArrayList<>();
      node.forEach(name -> names.add(name.textValue()));
      return new Of(names);
    }

    private static JsonNode write(Of feed) {
      ArrayNode names = JsonNodeFactory.instance.arrayNode();
      feed.authors().forEach(names::add);
      return names;
    }

    static ObjectNode schema() {
      ObjectNode schema =
          JsonNodeFactory.instance
              .objectNode()
              .put("title", "Of")
              .put("description", "What these cohorts and models wrote.")
              .put("type", "array")
              .put("minItems", 1)
              .put("uniqueItems", true);
      schema.set(
          "items",
          JsonNodeFactory.instance
              .objectNode()
              .put("title", "names of cohorts or models")
              .put("description", "The name of a cohort or of a model.")
              .put("type", "string"));
      return schema;
    }

    @Override
    public boolean has(String author) {
      return authors.contains(author);
    }

    @Override
    public Optional<String> recommender() {
      return Optional.empty();
    }
  }

  /**
   * All that was written, as a model recommends it: each author's documents the more, the likelier
   * the model finds them.
   *
   * @param model its name
   */
  record Recommended(String model) implements Feed {
    static ObjectNode schema() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("title", "Model")
          .put(
              "description",
              "All that was written, as the model of this name recommends it: the logarithm of the odds of a document grows by the nats by which the model finds a token of it likelier. Until the model is released, as all.")
          .put("type", "string");
    }

    @Override
    public boolean has(String author) {
      return true;
    }

    @Override
    public List<String> authors() {
      return List.of();
    }

    @Override
    public Optional<String> recommender() {
      return Optional.of(model);
    }
  }
}
