package wellspring.dashboards.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.outside.OutsideJson;
import wellspring.agents.outside.OutsideOrder;
import wellspring.dashboards.MadeFiles;

/** The schemas that are checked in, against what a run sends. */
class ContractTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final EventCodec CODEC = new EventCodec();

  /** By the names of their types. */
  private static final Map<String, List<JsonNode>> SENT = new TreeMap<>();

  private static final Map<String, Schema> SCHEMAS = new HashMap<>();

  @BeforeAll
  static void run() throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    for (ContractMessage message : ContractMessage.all()) {
      SCHEMAS.put(message.name(), registry.getSchema(ContractFiles.checkedIn(message)));
    }
    List<Event> events = new ArrayList<>(ContractRun.events(ContractTest::told));
    events.add(new ControlEvent.RunContinued("continued/0001", 2));
    events.add(new ControlEvent.RunForked("forked/0001", 3, "parent", "ab", List.of("a=b"), -7));
    events.add(new ControlEvent.Paused("p", 1));
    events.add(new ControlEvent.Resumed("p", 1));
    events.add(new ControlEvent.Stepped("p", 1));
    events.add(new ControlEvent.SpeedSet("p", 1, 2.5));
    events.add(new ControlEvent.Intervened("p", 1, "curators.a.human=0.5"));
    events.add(new ControlEvent.DocumentOffered("p", 1, "text", "r0001/visitor/00000"));
    for (Event event : events) {
      add(CODEC.typeName(event), JSON.readTree(CODEC.encode(event)));
    }
    told(new OutsideOrder.Refused("refused", 1, "people", "", "it is no answer"));
    told(new OutsideOrder.Over("over", 1, "people"));
    told("failed", "{\"kind\":\"failed\",\"order\":\"o\",\"agent\":\"a\",\"reason\":\"no\"}");
    told("written", "{\"kind\":\"written\",\"order\":\"o\",\"agent\":\"a\",\"texts\":[\"t\"]}");
    told("learned", "{\"kind\":\"learned\",\"order\":\"o\",\"agent\":\"a\",\"checkpoint\":\"\"}");
  }

  private static void told(OutsideOrder order) {
    try {
      JsonNode json = JSON.readTree(OutsideJson.encode(order));
      add("wellspring.order." + json.path("kind").textValue(), json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void told(String kind, String answer) throws IOException {
    add("wellspring.answer." + kind, JSON.readTree(answer));
  }

  private static synchronized void add(String type, JsonNode json) {
    SENT.computeIfAbsent(type, name -> new ArrayList<>()).add(json);
  }

  @Test
  void everyKindOfMessageIsTried() {
    assertThat(SENT.keySet()).isEqualTo(SCHEMAS.keySet());
  }

  @Test
  void whatIsSentIsAsItsSchemaSays() {
    SENT.forEach(
        (type, all) ->
            all.forEach(
                json ->
                    assertThat(SCHEMAS.get(type).validate(json))
                        .as("%s %s", type, json)
                        .isEmpty()));
  }

  @Test
  void aMessageThatLacksAKeyOrHasAnotherTypeInItIsRefused() {
    SENT.forEach(
        (type, all) -> {
          ObjectNode json = (ObjectNode) all.get(0);
          Set<String> required = new HashSet<>();
          schema(type).path("required").forEach(key -> required.add(key.textValue()));
          assertThat(required).as(type).contains(key(type));
          json.fieldNames()
              .forEachRemaining(
                  key -> {
                    ObjectNode without = json.deepCopy();
                    without.remove(key);
                    assertThat(SCHEMAS.get(type).validate(without).isEmpty())
                        .as("%s without %s", type, key)
                        .isEqualTo(!required.contains(key));
                    ObjectNode other = json.deepCopy();
                    other.putObject(key).put("nobody", "expects this");
                    assertThat(SCHEMAS.get(type).validate(other))
                        .as("%s with an object as %s", type, key)
                        .isNotEmpty();
                  });
          assertThat(SCHEMAS.get(type).validate(json.deepCopy().put("more", 1))).isNotEmpty();
        });
  }

  private static String key(String type) {
    return type.startsWith("wellspring.answer") ? "order" : "id";
  }

  private static JsonNode schema(String type) {
    return ContractMessage.all().stream()
        .filter(message -> message.name().equals(type))
        .map(
            message -> {
              try {
                return ContractFiles.checkedIn(message);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            })
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noOrderHasTheTruth() {
    SENT.forEach(
        (type, all) -> {
          if (type.startsWith("wellspring.order.")) {
            all.forEach(json -> assertThat(json.findValues("truth")).as(type).isEmpty());
          }
        });
  }

  @Test
  void everythingIsExplained() throws IOException {
    for (ContractMessage message : ContractMessage.all()) {
      JsonNode schema = ContractFiles.checkedIn(message);
      assertThat(schema.path("description").asText()).as(message.name()).isNotEmpty();
      assertThat(schema.path("$id").asText())
          .isEqualTo("urn:wellspring:contract:1:" + message.name());
      schema
          .path("properties")
          .properties()
          .forEach(
              key ->
                  assertThat(
                          !key.getValue().path("description").asText().isEmpty()
                              || key.getValue().has("const"))
                      .as("%s of %s is explained", key.getKey(), message.name())
                      .isTrue());
    }
  }

  @Test
  void theReferencesOfTheDocumentLeadSomewhere() throws IOException {
    Path file = MadeFiles.MODULE.resolve("contract/asyncapi.yaml");
    JsonNode document = new YAMLMapper().readTree(file.toFile());
    List<String> references = new ArrayList<>(document.findValuesAsText("$ref"));
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      if (reference.startsWith("#")) {
        assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        assertThat(Files.isRegularFile(file.resolveSibling(reference))).as(reference).isTrue();
      }
    }
    assertThat(Collections.frequency(references, "#/channels/orders")).isEqualTo(1);
  }
}
