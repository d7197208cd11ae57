package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunContexts;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.SliceClosed;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;

/** The state machine of a run, with agents but without actors. */
class RunStateTest {
  private static final int ROUNDS = 4;
  private static final Scenario SCENARIO = Scenarios.shared(1, ROUNDS);
  private static final List<Topic> FOLLOWED =
      List.of(Topic.DOCUMENTS, Topic.CORPORA, Topic.RELEASES, Topic.MEASUREMENTS, Topic.PROBES);

  @Test
  void anyOrderAnyRepeatAndAnythingLostLeadsToTheSameEvents() {
    TestRun expected = TestRun.of(SCENARIO, 2, new MemoryEventLog());
    for (int seed = 0; seed < 1_000; seed++) {
      RunContext context = context();
      List<ControlEvent> events = new UnreliableHost(context, seed).run(Optional.empty());

      RunEnded ended = (RunEnded) events.get(events.size() - 1);
      assertThat(ended).as("seed %d", seed).isEqualTo(expected.ended());
      if (seed < 50) {
        for (Topic topic : FOLLOWED) {
          assertThat(all(context.log(), topic)).isEqualTo(all(expected.log(), topic));
        }
      }
    }
  }

  @Test
  void anOrderToEndAtAnySignalLeavesWhatIsClosed() {
    List<ControlEvent> whole = new UnreliableHost(context(), 1).run(Optional.empty());
    Map<Integer, String> fingerprints = fingerprints(whole);
    for (int signal = 1; signal < 200; signal++) {
      List<ControlEvent> events = new UnreliableHost(context(), signal).run(Optional.of(signal));

      RunEnded ended = (RunEnded) events.get(events.size() - 1);
      assertThat(fingerprints(events).entrySet()).isSubsetOf(fingerprints.entrySet());
      assertThat(ended.round()).isEqualTo(fingerprints(events).size());
      assertThat(ended.fingerprint()).isEqualTo(fingerprints.getOrDefault(ended.round() - 1, ""));
      assertThat(ended.status()).isIn(Status.ABORTED, Status.FINISHED);
    }
  }

  @Test
  void aRoundIsSlicedOnceAndClosedOnceInItsTurn() {
    List<ControlEvent> events = new UnreliableHost(context(), 3).run(Optional.empty());

    for (Class<?> type : List.of(SliceClosed.class, RoundClosed.class)) {
      assertThat(events.stream().filter(type::isInstance).map(ControlEvent::round))
          .containsExactly(0, 1, 2, 3);
    }
  }

  private static Map<Integer, String> fingerprints(List<ControlEvent> events) {
    Map<Integer, String> fingerprints = new HashMap<>();
    for (ControlEvent event : events) {
      if (event instanceof RoundClosed closed) {
        fingerprints.put(closed.round(), closed.fingerprint());
      }
    }
    return fingerprints;
  }

  private static List<Event> all(EventLog log, Topic topic) {
    return log.read(
        OffsetRange.beginning(topic, log.partitions(topic)).next(log.end(topic)), Event.class);
  }

  private static RunContext context() {
    return RunContexts.of(SCENARIO, new MemoryEventLog(), Runnable::run);
  }
}
