package wellspring.agents.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;

/** Orders and answers can be sent anywhere: as JSON they are what they were. */
class OrderJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OffsetRange SLICE =
      new OffsetRange(Topic.DOCUMENTS, List.of(1L, 2L), List.of(3L, 5L));
  private static final ScenarioChanges RULES =
      new ScenarioChanges(
          List.of(new ScenarioChanges.Change(2, "curators.desk.human=0.2")),
          new TreeSet<>(Set.of("m")));

  static List<Order> orders() {
    return List.of(
        new Order.Write(
            "r0001/write/visitor",
            1,
            "visitor",
            List.of(new DocumentOffered("r0001/steered/0000", 1, "Hello.", "r0001/visitor/00000"))),
        new Order.Curate("r0001/curate/m", 1, "desk", "m", RULES, SLICE),
        new Order.Learn("r0001/learn/m", 1, "m", SLICE, SLICE),
        new Order.Evaluate("r0001/evaluate/m", 1, "evaluator", "m", RULES, SLICE, SLICE, SLICE),
        new Order.Compare("r0001/compare/all", 1, "evaluator", ScenarioChanges.UNCHANGED),
        new Order.Read("r0001/read/public", 1, "public", SLICE),
        new Order.Account("r0001/account/all", 1, "accountant", SLICE, SLICE),
        new Order.Respond("r0001/respond/people", 1, "people", SLICE, SLICE, SLICE, SLICE),
        new Order.Settle("r0001/settle/all", 1, "settlement", List.of(SLICE), "ab12"));
  }

  static List<Answer> answers() {
    return List.of(
        new Answer.Done("r0001/write/m", "m", Map.of(Topic.DOCUMENTS, List.of(4L))),
        new Answer.Settled("r0001/settle/all", "settlement", "cd34"),
        new Answer.Failed("r0001/learn/m", "m", "no room"));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void ordersComeBack(Order order) throws JsonProcessingException {
    assertThat(JSON.readValue(JSON.writeValueAsString(order), Order.class)).isEqualTo(order);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answersComeBack(Answer answer) throws JsonProcessingException {
    assertThat(JSON.readValue(JSON.writeValueAsString(answer), Answer.class)).isEqualTo(answer);
  }

  @Test
  void everyKindIsTried() {
    assertThat(orders().stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Order.class.getPermittedSubclasses());
    assertThat(answers().stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Answer.class.getPermittedSubclasses());
  }

  @Test
  void noneHoldsWhatCannotTravel() {
    Stream.of(Order.class, Answer.class)
        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
        .flatMap(kind -> Stream.of(kind.getRecordComponents()))
        .map(RecordComponent::getType)
        .forEach(
            type ->
                assertThat(type)
                    .isIn(
                        String.class,
                        int.class,
                        List.class,
                        Map.class,
                        OffsetRange.class,
                        ScenarioChanges.class));
  }
}
