package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.HashedRound;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.round.Fingerprint;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

/** What is done side by side in large rounds is what is done one after the other in small ones. */
class LargeRoundTest {
  private static final int WRITERS = 12_000;

  @Test
  void isHashedAsItStandsInTheLogWhoeverHashesItWhen() {
    EventLog log = new MemoryEventLog();
    TestRun run = TestRun.of(scenario(), 2, log);
    assertThat(run.ended().status()).isEqualTo(Status.FINISHED);

    Fingerprint before = Fingerprint.EMPTY;
    List<RoundClosed> rounds = closed(log);
    assertThat(rounds).hasSize(3);
    for (RoundClosed round : rounds) {
      assertThat(log.read(round.slice(Topic.DOCUMENTS), DocumentWritten.class))
          .hasSizeGreaterThanOrEqualTo(WRITERS);
      before = before.next(HashedRound.of(log, round).lists());
      assertThat(round.fingerprint()).isEqualTo(before.hash());
    }
    assertThat(closed(TestRun.of(scenario(), 1, new MemoryEventLog()).log())).isEqualTo(rounds);
  }

  private static List<RoundClosed> closed(EventLog log) {
    List<Event> events = log.readInOrder(Topic.CONTROL, log.end(Topic.CONTROL).get(0));
    return events.stream()
        .filter(RoundClosed.class::isInstance)
        .map(RoundClosed.class::cast)
        .toList();
  }

  private static Scenario scenario() {
    return new ScenarioLoader(Path.of(""))
        .load("collapse", List.of("rounds=3", "humans.people.writers=" + WRITERS));
  }
}
