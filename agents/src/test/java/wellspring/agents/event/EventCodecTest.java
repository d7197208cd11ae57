package wellspring.agents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final EventCodec codec = new EventCodec();

  static Stream<Event> events() {
    return Stream.of(
        new DocumentWritten(
            "r0001/a/00001",
            "a",
            1,
            "\"quotes\", שלום, 🙂,\n\ttabs and \u0000",
            ClaimedProvenance.of(DocumentOrigin.HUMAN),
            new TrueProvenance(DocumentOrigin.SYNTHETIC, "g0001/a", 1 / 3.0, 2.5)),
        new CorpusCurated("c", "desk", 2, "m", 0, 1, List.of("x", "y"), List.of()),
        new CorpusCurated("c", "desk", 2, "m", 0, 1, List.of("x", "y"), List.of(1.0, 1 / 3.0)),
        new ModelReleased("g0001/a", "a", 1, 1, "abc", 10, 0.5, 1.25),
        new ModelTrained("t", "evaluator", 1, "a", 2, "abc"),
        new ModelMeasured("m", "a", 1, "held_out_perplexity", Double.POSITIVE_INFINITY, null),
        new ModelMeasured("m", "a", 1, "diversity", 0.1 + 0.2, 0.3),
        new ProbeWritten("p", "a", 1, ProbeWritten.Kind.HELD_OUT, 0, 2, List.of("x\ty", "")),
        new ControlEvent.RunStarted("started", 0, "s", Long.MIN_VALUE, 3),
        new ControlEvent.RunContinued("c", 2),
        new ControlEvent.RunForked("f", 3, "parent", "abc", List.of("rounds=9"), -7),
        new ControlEvent.RoundOpened("o", 1, Map.of("b", 0.5, "a", 1.0)),
        new ControlEvent.SliceClosed(
            "s", 1, new OffsetRange(Topic.DOCUMENTS, List.of(1L), List.of(2L))),
        new ControlEvent.ParticipantMissed(
            "x", 1, "people", "r0001/write/people", "did not answer"),
        new ControlEvent.RoundClosed("r", 1, List.of(), "f"),
        new ControlEvent.RunEnded("e", 1, ControlEvent.Status.FAILED, "why", ""),
        new ControlEvent.Paused("p", 1),
        new ControlEvent.Resumed("p", 1),
        new ControlEvent.Stepped("p", 1),
        new ControlEvent.SpeedSet("p", 1, 2.5),
        new ControlEvent.Intervened("p", 1, "curators.a.human=0.5"),
        new ControlEvent.DocumentOffered("p", 1, "<script>\u05d0😀", "r0001/visitor/00000"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void callsNoEventShorterThanItIs(Event event) {
    assertThat(codec.isShorter(event, codec.encode(event).length)).isFalse();
  }

  @Test
  void knowsWithoutWritingThemThatMostEventsAreShort() {
    List<String> ids = Collections.nCopies(8_000, "r0001/people/12345/00012");
    Event corpus = new CorpusCurated("c", "desk", 2, "m", 0, 1, ids, List.of());
    int bytes = codec.encode(corpus).length;
    assertThat(codec.isShorter(corpus, bytes + 2_000)).isTrue();
    assertThat(events().filter(event -> codec.isShorter(event, 5_000)).count()).isGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsWhatItWroteAndWritesTheSameBytesAgain(Event event) throws IOException {
    byte[] json = codec.encode(event);
    Event read = codec.decode(codec.typeName(event), json);
    assertThat(read).isEqualTo(event);
    assertThat(codec.encode(read)).isEqualTo(json);
  }

  /** All that may be absent: a figure without theory or control, a corpus without labels. */
  private static final Set<String> OPTIONAL = Set.of("/predicted", "/control", "/human");

  @ParameterizedTest
  @MethodSource("events")
  void anEventWithoutOneOfItsFieldsIsRefusedByItsName(Event event) throws IOException {
    for (JsonPointer field : fields(event)) {
      String name = field.last().getMatchingProperty();
      for (boolean absent : new boolean[] {true, false}) {
        ObjectNode json = (ObjectNode) MAPPER.readTree(codec.encode(event));
        ObjectNode parent = (ObjectNode) json.at(field.head());
        if (absent) {
          parent.remove(name);
        } else {
          parent.putNull(name);
        }
        byte[] bytes = MAPPER.writeValueAsBytes(json);
        if (OPTIONAL.contains(field.toString())) {
          assertThat(codec.decode(codec.typeName(event), bytes).id()).isEqualTo(event.id());
        } else {
          assertThatIOException()
              .as("%s of %s", field, event)
              .isThrownBy(() -> codec.decode(codec.typeName(event), bytes))
              .withMessageContaining(name);
        }
      }
    }
  }

  /** The fields of an event and of the objects in it. */
  private List<JsonPointer> fields(Event event) throws IOException {
    List<JsonPointer> fields = new ArrayList<>();
    addFields(JsonPointer.empty(), MAPPER.readTree(codec.encode(event)), fields);
    return fields;
  }

  private static void addFields(JsonPointer place, JsonNode node, List<JsonPointer> fields) {
    if (place.toString().equals("/humanFractions")) {
      return; // of curators by their names
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonPointer below = place.appendProperty(field.getKey());
      fields.add(below);
      addFields(below, field.getValue(), fields);
    }
  }

  @Test
  void aHoleInAListIsRefused() {
    assertRefused(
        "wellspring.probe.written",
        """
        {"id":"p","agent":"a","round":1,"kind":"probe","part":0,"parts":1,"texts":["x",null]}""");
    assertRefused(
        "wellspring.round.opened",
        """
        {"id":"o","round":1,"humanFractions":{"a":null}}""");
    assertRefused("wellspring.run.paused", "null");
  }

  private void assertRefused(String type, String json) {
    assertThatIOException()
        .isThrownBy(() -> codec.decode(type, json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyEventTypeHasBeenTried() {
    assertThat(events().map(Event::getClass).distinct()).hasSize(20);
  }

  @Test
  void aPersonCanReadTheJson() {
    ModelMeasured event = new ModelMeasured("r0001/a/diversity", "a", 1, "diversity", 0.5, null);
    assertThat(new String(codec.encode(event), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":\"r0001/a/diversity\",\"agent\":\"a\",\"round\":1,\"measure\":\"diversity\",\"value\":0.5,\"predicted\":null,\"control\":null}");
  }

  @Test
  void aCorpusWithoutLabelsSaysNothingOfThem() {
    CorpusCurated event = new CorpusCurated("c", "desk", 2, "m", 0, 1, List.of("x"), List.of());
    assertThat(new String(codec.encode(event), StandardCharsets.UTF_8)).doesNotContain("human");
  }

  @Test
  void unknownTypesAndForeignBytesAreRefused() {
    assertThatIOException()
        .isThrownBy(() -> codec.decode("wellspring.cat.fed", new byte[0]))
        .withMessageContaining("wellspring.cat.fed");
    assertThatIOException()
        .isThrownBy(
            () -> codec.decode("wellspring.model.measured", "{}".getBytes(StandardCharsets.UTF_8)));
  }
}
