package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;

class RunningSimulationTest {
  @Test
  void resultDoesNotDependOnThreads() {
    String one = TestRun.of(Scenarios.shared(3, 6), 1, new MemoryEventLog()).ended().fingerprint();
    String four = TestRun.of(Scenarios.shared(3, 6), 4, new MemoryEventLog()).ended().fingerprint();
    String other =
        TestRun.of(Scenarios.shared(4, 6), 4, new MemoryEventLog()).ended().fingerprint();
    assertThat(four).isEqualTo(one).hasSize(64).isNotEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void closedRoundsPartitionTheTopicsAndKeepTheRules(long seed) {
    TestRun run = TestRun.of(Scenarios.shared(seed, 6), 2, new MemoryEventLog());

    assertThat(run.ended().status()).isEqualTo(Status.FINISHED);
    List<RoundClosed> closed =
        run.events(Topic.CONTROL, ControlEvent.class).stream()
            .filter(RoundClosed.class::isInstance)
            .map(RoundClosed.class::cast)
            .toList();
    assertThat(closed).extracting(RoundClosed::round).containsExactly(0, 1, 2, 3, 4, 5);
    Map<Topic, List<Long>> ends = new TreeMap<>();
    for (RoundClosed round : closed) {
      for (OffsetRange slice : round.slices()) {
        assertThat(slice.from()).isEqualTo(ends.getOrDefault(slice.topic(), List.of(0L)));
        ends.put(slice.topic(), slice.to());
        run.log().read(slice, Event.class).stream()
            .forEach(event -> assertThat(event.round()).isEqualTo(round.round()));
      }
    }
    ends.forEach((topic, end) -> assertThat(run.log().end(topic)).isEqualTo(end));
    assertThat(closed.get(5).fingerprint()).isEqualTo(run.ended().fingerprint());
  }

  @Test
  void slowModelWritesAndIsReleasedOnlyAfterItsLatency() {
    TestRun run = TestRun.of(Scenarios.shared(1, 6), 2, new MemoryEventLog());

    assertThat(rounds(run.releases(), "slow")).containsExactly(2, 4);
    assertThat(rounds(run.releases(), "quick")).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(rounds(run.events(Topic.DOCUMENTS, DocumentWritten.class), "slow"))
        .containsExactly(3, 4, 5);
    assertThat(
            run.events(Topic.MEASUREMENTS, ModelMeasured.class).stream()
                .filter(m -> m.agent().equals("slow") && m.round() < 2)
                .map(ModelMeasured::measure))
        .as("of a model that is not released there is only its corpus to measure")
        .containsOnly(Measure.HUMAN_FRACTION.id());
  }

  @Test
  void documentsOfAGenerationKnowTheirAncestry() {
    TestRun run = TestRun.of(Scenarios.drift(1, 4), 2, new MemoryEventLog());
    for (DocumentWritten document : run.events(Topic.DOCUMENTS, DocumentWritten.class)) {
      if (document.agent().equals("replace")) {
        assertThat(document.truth().depth()).isEqualTo(document.round());
        assertThat(document.truth().humanShare()).isEqualTo(document.round() == 1 ? 1 : 0);
      } else if (document.agent().equals("accumulate")) {
        assertThat(document.truth().humanShare()).isEqualTo(1.0 / document.round(), within(1e-12));
      } else {
        assertThat(document.truth()).isEqualTo(TrueProvenance.HUMAN);
      }
    }
  }

  @Test
  void eventThatTheLogRefusesFailsTheRunWithTheNameAndTheRoundOfItsAgent() {
    EventLog log = new RefusingLog("r0002/quick/00003");
    TestRun run = TestRun.of(Scenarios.shared(1, 6), 2, log);

    assertThat(run.ended().status()).isEqualTo(Status.FAILED);
    assertThat(run.ended().reason()).contains("quick", "round 2", "no room");
    assertThat(run.ended().round()).as("closed rounds").isEqualTo(2);
    assertThat(run.events(Topic.CONTROL, ControlEvent.class))
        .filteredOn(RoundClosed.class::isInstance)
        .hasSize(2);
  }

  @Test
  void agentThatDiesFailsTheRunWithItsNameAndTheRound() {
    Scenario scenario = Scenarios.shared(1, 6);
    TestRun run = TestRun.of(scenario, new SilencedLanguage(2), 2, new MemoryEventLog());

    assertThat(run.ended().status()).isEqualTo(Status.FAILED);
    assertThat(run.ended().reason()).contains("people", "round 2", "lost for words");
    assertThat(run.ended().round()).isEqualTo(2);
  }

  @Test
  void orderToEndKeepsTheClosedRoundsAndIsTheLastEvent() {
    for (int delay = 0; delay < 20; delay++) {
      TestRun run = TestRun.aborted(Scenarios.shared(1, 1_000_000), 3, delay);

      assertThat(run.ended().status()).isEqualTo(Status.ABORTED);
      assertThat(run.ended().reason()).isEqualTo("enough");
      assertThat(run.ended().round()).isGreaterThanOrEqualTo(3);
      List<Event> control = run.inOrder(Topic.CONTROL);
      assertThat(control.get(control.size() - 1)).isEqualTo(run.ended());
      List<Event> closed = control.stream().filter(RoundClosed.class::isInstance).toList();
      assertThat(closed).hasSize(run.ended().round());
      assertThat(((RoundClosed) closed.get(closed.size() - 1)).fingerprint())
          .isEqualTo(run.ended().fingerprint());
    }
  }

  private static List<Integer> rounds(List<? extends Event> events, String agent) {
    return events.stream()
        .filter(event -> event.agent().equals(agent))
        .map(Event::round)
        .distinct()
        .sorted()
        .toList();
  }
}
