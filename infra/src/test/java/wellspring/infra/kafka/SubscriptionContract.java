package wellspring.infra.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;

/** What a follower of a topic may rely on, whatever stands behind the port. */
interface SubscriptionContract {
  Duration LIMIT = Duration.ofMinutes(5);

  /** A log of a run that nobody has written to. */
  EventLog log();

  @Test
  default void aFollowerSeesAllInOrderFromTheBeginning() throws InterruptedException {
    publish(0, 50);
    BlockingQueue<Event> seen = new LinkedBlockingQueue<>();
    log().follow(Topic.CONTROL, seen::add);
    assertThat(take(seen, 50)).isEqualTo(rounds(0, 50));
    publish(50, 50);
    assertThat(take(seen, 50)).isEqualTo(rounds(50, 50));
  }

  @Test
  default void aFollowerHasSeenWhatWasPublishedOnceTheLogIsClosed() {
    List<Event> seen = new ArrayList<>();
    EventLog.Subscription subscription = log().follow(Topic.CONTROL, seen::add);
    publish(0, 500);
    assertThat(subscription.ended()).isNotDone();
    log().close();

    assertThat(subscription.ended()).isCompleted();
    assertThat(seen).isEqualTo(rounds(0, 500));
  }

  @Test
  default void aClosedSubscriptionSeesNoMore() throws InterruptedException {
    BlockingQueue<Event> closed = new LinkedBlockingQueue<>();
    BlockingQueue<Event> open = new LinkedBlockingQueue<>();
    EventLog.Subscription subscription = log().follow(Topic.CONTROL, closed::add);
    log().follow(Topic.CONTROL, open::add);
    publish(0, 1);
    assertThat(take(closed, 1)).isEqualTo(rounds(0, 1));
    subscription.close();
    assertThat(subscription.ended()).isCompleted();
    publish(1, 1);

    assertThat(take(open, 2)).isEqualTo(rounds(0, 2));
    assertThat(closed).isEmpty();
  }

  @Test
  default void closingASubscriptionWaitsForItsObserverAndLeavesItAlone() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Boolean> undisturbed = new CompletableFuture<>();
    EventLog.Subscription subscription =
        log()
            .follow(
                Topic.CONTROL,
                event -> {
                  entered.countDown();
                  undisturbed.complete(awaits(leave));
                });
    publish(0, 2);
    assertThat(entered.await(LIMIT.toSeconds(), SECONDS)).isTrue();
    Thread closer = new Thread(subscription::close);
    closer.start();
    closer.join(50);
    assertThat(closer.isAlive()).isTrue();
    assertThat(subscription.ended()).isNotDone();
    leave.countDown();
    closer.join();

    assertThat(undisturbed).isCompletedWithValue(true);
    assertThat(subscription.ended()).isCompleted();
  }

  @Test
  default void anObserverMayCloseItsOwnSubscription() {
    CompletableFuture<EventLog.Subscription> own = new CompletableFuture<>();
    List<Event> seen = new ArrayList<>();
    EventLog.Subscription subscription =
        log()
            .follow(
                Topic.CONTROL,
                event -> {
                  seen.add(event);
                  own.join().close();
                });
    publish(0, 3);
    own.complete(subscription);

    assertThat(subscription.ended()).succeedsWithin(LIMIT);
    assertThat(seen).isEqualTo(rounds(0, 1));
  }

  @Test
  default void anObserverMayCloseTheLogAndStillSeesAll() {
    List<Event> seen = new ArrayList<>();
    publish(0, 3);
    EventLog.Subscription subscription =
        log()
            .follow(
                Topic.CONTROL,
                event -> {
                  seen.add(event);
                  log().close();
                });

    assertThat(subscription.ended()).succeedsWithin(LIMIT);
    assertThat(seen).isEqualTo(rounds(0, 3));
  }

  @Test
  default void anObserverThatFailsEndsItsSubscriptionAlone() throws InterruptedException {
    IllegalStateException failure = new IllegalStateException("this observer fails, as it should");
    List<Event> failing = new ArrayList<>();
    BlockingQueue<Event> healthy = new LinkedBlockingQueue<>();
    EventLog.Subscription failed =
        log()
            .follow(
                Topic.CONTROL,
                event -> {
                  failing.add(event);
                  throw failure;
                });
    log().follow(Topic.CONTROL, healthy::add);
    publish(0, 2);

    assertThat(failed.ended())
        .failsWithin(LIMIT)
        .withThrowableThat()
        .havingCause()
        .isSameAs(failure);
    assertThat(take(healthy, 2)).isEqualTo(rounds(0, 2));
    assertThat(failing).isEqualTo(rounds(0, 1));
  }

  @Test
  default void whoeverWaitsForTheEndMayCloseTheLog() {
    EventLog.Subscription subscription =
        log()
            .follow(
                Topic.CONTROL,
                event -> {
                  throw new AssertionError("this observer fails, as it should");
                });
    CompletableFuture<Void> closed =
        subscription
            .ended()
            .toCompletableFuture()
            .handle((none, failure) -> null)
            .thenRun(() -> log().close());
    publish(0, 1);

    assertThat(closed).succeedsWithin(LIMIT);
  }

  @Test
  default void aClosedLogCannotBeFollowed() {
    log().close();

    assertThatThrownBy(() -> log().follow(Topic.CONTROL, event -> {}))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("closed");
  }

  private void publish(int first, int count) {
    log().publishAll(Topic.CONTROL, rounds(first, count).stream()).toCompletableFuture().join();
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static List<Event> take(BlockingQueue<Event> queue, int count)
      throws InterruptedException {
    List<Event> taken = new ArrayList<>();
    while (taken.size() < count) {
      taken.add(queue.take());
    }
    return taken;
  }

  private static List<Event> rounds(int first, int count) {
    return IntStream.range(first, first + count)
        .<Event>mapToObj(round -> new ControlEvent.RoundOpened("r" + round, round, Map.of()))
        .toList();
  }
}
