package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.tree.KeyPath;

class ScenarioSchemaTest {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final Set<String> CONDITIONS = Set.of("type", "required", "properties");

  private final ObjectNode root = ScenarioSchema.get().root();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Test
  void isAJsonSchemaOf2020() {
    Schema metaSchema = registry.getSchema(SchemaLocation.of(DIALECT));

    assertThat(root.path("$schema").textValue()).isEqualTo(DIALECT);
    assertThat(metaSchema.validate(root)).isEmpty();
    assertThat(metaSchema.validate(root.deepCopy().put("minProperties", -1))).isNotEmpty();
  }

  @Test
  void everyDefaultIsAllowed() {
    List<JsonNode> withDefault =
        schemas().stream().filter(schema -> schema.has("default")).toList();

    assertThat(withDefault).hasSizeGreaterThan(20);
    for (JsonNode schema : withDefault) {
      ObjectNode alone = schema.deepCopy();
      alone.set("$defs", root.path("$defs"));
      assertThat(registry.getSchema(alone).validate(schema.path("default")))
          .as(schema.toString())
          .isEmpty();
    }
  }

  @Test
  void everyKeyHasATitleAndADescription() {
    for (JsonNode schema : schemas()) {
      for (Map.Entry<String, JsonNode> key : schema.path("properties").properties()) {
        assertThat(key.getValue().path("title").asText()).as(key.getKey()).isNotBlank();
        assertThat(key.getValue().path("description").asText()).as(key.getKey()).endsWith(".");
      }
    }
  }

  @Test
  void everyNumberHasARange() {
    for (JsonNode schema : schemas()) {
      if (Set.of("integer", "number").contains(schema.path("type").asText())) {
        assertThat(schema.has("minimum") || schema.has("exclusiveMinimum"))
            .as("%s", schema)
            .isTrue();
        assertThat(schema.has("maximum") || schema.has("exclusiveMaximum"))
            .as("%s", schema)
            .isTrue();
      }
    }
  }

  @Test
  void everyObjectRefusesUnknownKeys() throws Exception {
    JsonNode unknown = new JsonMapper().readTree("{\"nobodyKnowsThis\": 1}");
    List<JsonNode> closed =
        schemas().stream()
            .filter(schema -> schema.path("properties").isObject() && !schema.has("allOf"))
            .toList();
    assertThat(closed).hasSizeGreaterThan(20);
    for (JsonNode schema : closed) {
      ObjectNode alone = schema.deepCopy();
      alone.set("$defs", root.path("$defs"));
      assertThat(registry.getSchema(alone).validate(unknown))
          .as("%s", schema.path("title"))
          .anySatisfy(
              error ->
                  assertThat(error.getKeyword()).isIn("additionalProperties", "propertyNames"));
    }
  }

  /** {@link ScenarioSchema} evaluates no other conditions than these. */
  @Test
  void conditionsCompareTypesAndConstantsOnly() {
    List<JsonNode> conditions =
        schemas().stream().map(schema -> schema.path("if")).filter(JsonNode::isObject).toList();

    assertThat(conditions).isNotEmpty();
    for (JsonNode condition : conditions) {
      condition.fieldNames().forEachRemaining(keyword -> assertThat(CONDITIONS).contains(keyword));
      assertThat(condition.path("type").asText("string")).isEqualTo("string");
      condition.path("properties").forEach(key -> assertThat(key.has("const")).isTrue());
    }
  }

  @Test
  void knowsTheKeysOfTheKindThatIsChosen() throws Exception {
    JsonNode zipf = new JsonMapper().readTree("{\"language\": {\"kind\": \"zipf\"}}");

    assertThat(ScenarioSchema.get().at(KeyPath.of("language", "vocabulary"), zipf).isObject())
        .isTrue();
    assertThat(ScenarioSchema.get().at(KeyPath.of("language", "path"), zipf).isMissingNode())
        .isTrue();
  }

  /** Every object of the schema document outside conditions; a superset of its schemas. */
  private List<JsonNode> schemas() {
    List<JsonNode> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.isObject()) {
      found.add(node);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getKey().equals("if")) {
        collect(field.getValue(), found);
      }
    }
    if (node.isArray()) {
      node.forEach(child -> collect(child, found));
    }
  }
}
