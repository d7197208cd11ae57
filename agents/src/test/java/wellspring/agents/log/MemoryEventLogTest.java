package wellspring.agents.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;

class MemoryEventLogTest {
  private final MemoryEventLog log = new MemoryEventLog();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void keepsAllAsLongAsNobodySaysThatItNeedNot() throws InterruptedException {
    CountDownLatch told = follow(2);
    publish(0);
    publish(1);
    assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(log.read(slice(0), ModelMeasured.class)).hasSize(3);
  }

  @Test
  void letsGoTheRoundsThatAllWhoFollowHaveReadAndNoOthers() throws InterruptedException {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch first = follow(3);
    EventLog.Subscription slow =
        log.follow(
            Topic.CONTROL,
            event -> {
              if (((RoundClosed) event).round() == 1) {
                await(mayGoOn);
                assertThat(log.read(slice(1), ModelMeasured.class)).hasSize(3);
              }
            });
    log.letGoOfRead();
    IntStream.range(0, 3).forEach(this::publish);
    assertThat(first.await(1, TimeUnit.MINUTES)).isTrue();

    assertThat(log.read(slice(1), ModelMeasured.class)).as("the other one reads it").hasSize(3);
    assertThat(log.read(slice(2), ModelMeasured.class)).hasSize(3);
    mayGoOn.countDown();
    log.close();
    assertThat(slow.ended().toCompletableFuture()).isCompleted();

    for (int round = 0; round < 3; round++) {
      OffsetRange gone = slice(round);
      assertThatThrownBy(() -> log.read(gone, ModelMeasured.class))
          .isInstanceOf(ForgottenEventsException.class)
          .hasMessageContaining("measurements")
          .hasMessageContaining("offset 9");
    }
    assertThat(log.end(Topic.MEASUREMENTS)).as("offsets stay").containsExactly(9L);
  }

  @Test
  void whoComesTooLateIsTold() throws InterruptedException {
    CountDownLatch told = follow(2);
    log.letGoOfRead();
    publish(0);
    publish(1);
    publish(2); // told of it, the follower has done with the others
    assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
    log.close();
    assertThatThrownBy(() -> log.readInOrder(Topic.CONTROL, 3))
        .isInstanceOf(ForgottenEventsException.class);
  }

  @Test
  void whoHasEndedNeedsNothing() throws InterruptedException {
    EventLog.Subscription over = log.follow(Topic.CONTROL, event -> {});
    over.close();
    CountDownLatch told = follow(2);
    log.letGoOfRead();
    publish(0);
    publish(1);
    assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
    log.close();
    assertThatThrownBy(() -> log.read(slice(0), ModelMeasured.class))
        .isInstanceOf(ForgottenEventsException.class);
  }

  /** Follows, and counts rounds. */
  private CountDownLatch follow(int rounds) {
    CountDownLatch told = new CountDownLatch(rounds);
    var unused = log.follow(Topic.CONTROL, event -> told.countDown());
    return told;
  }

  private void publish(int round) {
    Stream<Event> measured =
        IntStream.range(0, 3)
            .mapToObj(i -> new ModelMeasured("r" + round + "/m/" + i, "m", round, "x", i, null));
    var unused = log.append(Topic.MEASUREMENTS, measured, together -> {});
    var closed =
        log.publish(
            Topic.CONTROL,
            new RoundClosed("r" + round, round, List.of(slice(round)), "hash" + round));
    assertThat(closed.toCompletableFuture()).isCompleted();
  }

  private static OffsetRange slice(int round) {
    return new OffsetRange(Topic.MEASUREMENTS, List.of(3L * round), List.of(3L * round + 3));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
