package wellspring.agents.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;

class ObservedLogTest {
  private static final Event EVENT = new ModelMeasured("r0/m/x", "m", 0, "x", 1, null);

  @Test
  void tellsOfAnEventOnceItIsInTheLogAndHowLongThatTook() {
    List<String> seen = new ArrayList<>();
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    long[] now = {100};
    EventLog log =
        new ObservedLog(
            new SlowLog(acknowledged),
            () -> now[0],
            (topic, events, nanos) -> seen.add(topic + " " + events.get(0).id() + " " + nanos));

    CompletionStage<Void> done = log.publish(Topic.MEASUREMENTS, EVENT);
    assertThat(seen).isEmpty();
    now[0] = 170;
    acknowledged.complete(null);
    assertThat(done.toCompletableFuture()).isCompleted();
    assertThat(seen).containsExactly("MEASUREMENTS r0/m/x 70");
  }

  @Test
  void saysNothingOfAnEventThatTheLogRefused() {
    List<Event> seen = new ArrayList<>();
    EventLog log =
        new ObservedLog(
            new SlowLog(CompletableFuture.failedFuture(new LogException("full"))),
            () -> 0,
            (topic, events, nanos) -> seen.addAll(events));
    assertThat(log.publish(Topic.MEASUREMENTS, EVENT).toCompletableFuture())
        .isCompletedExceptionally();
    assertThat(seen).isEmpty();
  }

  @Test
  void tellsOnceOfEventsThatCameTogether() {
    List<List<Event>> seen = new ArrayList<>();
    EventLog log =
        new ObservedLog(new MemoryEventLog(), () -> 0, (topic, events, nanos) -> seen.add(events));
    var unused = log.append(Topic.MEASUREMENTS, Stream.of(EVENT, EVENT), together -> {});
    assertThat(seen).containsExactly(List.of(EVENT, EVENT));
  }

  private static final class SlowLog extends ForwardingLog {
    private final CompletionStage<Void> answer;

    SlowLog(CompletionStage<Void> answer) {
      super(new MemoryEventLog());
      this.answer = answer;
    }

    @Override
    public CompletionStage<Void> publish(Topic topic, Event event) {
      return answer;
    }
  }
}
