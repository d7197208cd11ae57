package wellspring.agents.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;

class PastRunTest {
  private final MemoryEventLog log = new MemoryEventLog();

  @Test
  void aRoundDoesNotCountOfWhichTheNextAttemptHadNotHeard() {
    say(opened(0), closed(0, 10), opened(1), closed(1, 20));
    say(new RunContinued(EventIds.continuation(1), 1), opened(1), closed(1, 30));

    PastRun past = PastRun.of(log);

    assertThat(past.closed()).containsExactly(closed(0, 10), closed(1, 30));
    assertThat(past.places().stream()).containsExactly(0, 1, 4, 5, 6);
  }

  @Test
  void whatTheNextAttemptHadHeardOfCounts() {
    say(opened(0), closed(0, 10), opened(1));
    say(new RunContinued(EventIds.continuation(1), 1), opened(1), closed(1, 30));

    assertThat(PastRun.of(log).closed()).containsExactly(closed(0, 10), closed(1, 30));
  }

  private void say(ControlEvent... events) {
    for (ControlEvent event : events) {
      log.publish(Topic.CONTROL, event).toCompletableFuture().join();
    }
  }

  private static ControlEvent opened(int round) {
    return new RoundOpened(EventIds.step(round, "opened"), round, new TreeMap<>());
  }

  private static RoundClosed closed(int round, long end) {
    return new RoundClosed(
        EventIds.step(round, "closed"),
        round,
        List.of(new OffsetRange(Topic.CORPORA, List.of(0L), List.of(end))),
        "fingerprint " + round);
  }
}
