package wellspring.agents.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.OrderSheet;
import wellspring.agents.protocol.ScenarioChanges;

class RoundOrdersTest {
  private final RoundOrders orders = new RoundOrders();

  @Test
  void aSheetSaysAllThatTheRoundHasAskedInTheOrderInWhichItDid() {
    var unused = orders.give(order(0, "a", "first"));
    unused = orders.give(order(0, "b", "other"));
    var asToldFirst = orders.give(order(0, "a", "second"));

    assertThat(asToldFirst.open()).containsExactly(order(0, "a", "first"), order(0, "a", "second"));
    assertThat(orders.answered(done("second"))).isTrue();
    assertThat(orders.give(order(0, "a", "third")))
        .isEqualTo(
            new OrderSheet(
                "a",
                0,
                List.of(),
                List.of(order(0, "a", "second")),
                List.of(order(0, "a", "first"), order(0, "a", "third"))));
  }

  @Test
  void anAnswerCountsOnce() {
    var unused = orders.give(order(0, "a", "one"));

    assertThat(orders.answered(done("one"))).isTrue();
    assertThat(orders.answered(done("one"))).isFalse();
    assertThat(orders.answered(done("another"))).isFalse();
  }

  @Test
  void onlyWhoHasNotAnsweredAllIsToldAgain() {
    var unused = orders.give(order(3, "a", "one"));
    unused = orders.give(order(3, "b", "two"));
    orders.answered(done("one"));

    assertThat(orders.open()).extracting(OrderSheet::agent).containsExactly("b");
  }

  @Test
  void theNextRoundTellsWhatTheOneBeforeAsked() {
    var unused = orders.give(order(4, "a", "one"));
    unused = orders.give(order(4, "a", "two"));
    unused = orders.give(order(4, "b", "three"));

    OrderSheet next = orders.give(order(5, "a", "four"));

    assertThat(next.before()).containsExactly("one", "two");
    assertThat(next.open()).containsExactly(order(5, "a", "four"));
    assertThat(orders.answered(done("three"))).isFalse();
    assertThat(orders.give(order(6, "b", "five")).before()).isEmpty();
  }

  private static Order order(int round, String agent, String id) {
    return new Order.Compare(id, round, agent, ScenarioChanges.UNCHANGED);
  }

  private static Answer done(String order) {
    return new Answer.Failed(order, "any", "");
  }
}
