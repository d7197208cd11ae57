package wellspring.agents.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.steering.StartOptions;

/** The state machine alone: its orders are answered at once, and nobody does anything. */
class ManyRoundsTest {
  private static final int ROUNDS = 10_000;

  private final Map<Topic, Long> ends = new EnumMap<>(Topic.class);

  @Test
  void goByWithoutAnybodyWhoActs() {
    Scenario scenario =
        new ScenarioLoader(Path.of(".")).load("collapse", List.of("rounds=" + ROUNDS));
    RunEnded ended =
        run(
            new RunState(
                scenario, 1, scenario.language().language(), StartOptions.PLAIN, topic -> 1));

    assertThat(ended.status()).isEqualTo(Status.FINISHED);
    assertThat(ended.round()).isEqualTo(ROUNDS);
  }

  private RunEnded run(RunState first) {
    Deque<Signal> signals = new ArrayDeque<>(List.of(new Signal.Begin()));
    RunState state = first;
    Optional<RunEnded> ended = Optional.empty();
    while (ended.isEmpty()) {
      RunTransition step = state.next(signals.remove());
      state = step.state();
      if (!step.events().isEmpty()) {
        signals.add(new Signal.Logged(step.events()));
      }
      step.orders().forEach(order -> signals.add(new Signal.Answered(answer(order))));
      ended =
          step.events().stream()
              .filter(RunEnded.class::isInstance)
              .map(RunEnded.class::cast)
              .findFirst();
    }
    return ended.get();
  }

  private Answer answer(Order order) {
    if (order instanceof Order.Settle) {
      return new Answer.Settled(order.id(), order.agent(), "settled " + order.round());
    }
    Topic topic =
        order instanceof Order.Write
            ? Topic.DOCUMENTS
            : order instanceof Order.Curate ? Topic.CORPORA : Topic.RELEASES;
    return new Answer.Done(
        order.id(), order.agent(), Map.of(topic, List.of(ends.merge(topic, 1L, Long::sum))));
  }
}
