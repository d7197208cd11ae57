package wellspring.agents.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;

class PublishingManyTest {

  /** Answers only when it is told to. */
  private static final class SlowLog extends ForwardingLog {
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();

    SlowLog() {
      super(new MemoryEventLog());
    }

    @Override
    public CompletionStage<Void> publish(Topic topic, Event event) {
      CompletableFuture<Void> answer = new CompletableFuture<>();
      if (event.round() % 2 == 0) {
        answer.complete(null);
      }
      answers.add(answer);
      return answer;
    }
  }

  @Test
  void isDoneWhenTheLastEventIsThere() {
    SlowLog log = new SlowLog();
    CompletableFuture<Void> all = publish(log, 5);
    log.answers.get(1).complete(null);
    assertThat(all).isNotDone();
    log.answers.get(3).complete(null);
    assertThat(all).isCompleted();
  }

  @Test
  void failsIfTheLogLacksOneWheneverItSaysSo() {
    SlowLog log = new SlowLog();
    CompletableFuture<Void> late = publish(log, 3);
    log.answers.get(1).completeExceptionally(new LogException("full"));
    assertThat(late).isCompletedExceptionally();

    MemoryEventLog closed = new MemoryEventLog();
    closed.close();
    assertThat(publish(closed, 3)).isCompletedExceptionally(); // at once
  }

  @Test
  void whoFollowsATopicHearsOfItWhileOthersAreWritten() throws InterruptedException {
    try (MemoryEventLog log = new MemoryEventLog()) {
      int count = 1_000;
      CountDownLatch heard = new CountDownLatch(count);
      log.follow(Topic.CONTROL, event -> heard.countDown());
      Thread other = new Thread(() -> publish(log, Topic.MEASUREMENTS, count).join());
      other.start();
      publish(log, Topic.CONTROL, count).join();
      other.join();
      heard.await(); // for ever if nobody wakes the follower
      assertThat(log.end(Topic.MEASUREMENTS)).containsExactly((long) count);
    }
  }

  private static CompletableFuture<Void> publish(EventLog log, int count) {
    return publish(log, Topic.CONTROL, count);
  }

  private static CompletableFuture<Void> publish(EventLog log, Topic topic, int count) {
    Stream<ControlEvent.Paused> events =
        IntStream.range(0, count).mapToObj(i -> new ControlEvent.Paused("p" + i, i));
    return log.publishAll(topic, events).toCompletableFuture();
  }
}
