package wellspring.agents.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FollowerThreadTest {
  @Test
  void deliversOnADaemonThreadThatIsNamedAfterTheTopic() throws Exception {
    CompletableFuture<Thread> own = new CompletableFuture<>();
    FollowerThread follower =
        new FollowerThread("control", () -> own.complete(Thread.currentThread()));
    follower.start();
    assertThat(own.get())
        .returns("follow-control", Thread::getName)
        .returns(true, Thread::isDaemon);
    follower.ended().toCompletableFuture().get();
    assertThat(follower.awaitEnd(FollowerThread.OBSERVER_MAX)).isTrue();
  }

  @Test
  void endsWithWhatTheDeliveryThrows() {
    Error broken = new AssertionError("broken");
    FollowerThread follower =
        new FollowerThread(
            "control",
            () -> {
              throw broken;
            });
    follower.start();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> follower.ended().toCompletableFuture().get())
        .withCause(broken);
  }

  @Test
  void anInterruptIsAFailureOfTheLogThatNamesTheTopic() {
    FollowerThread follower =
        new FollowerThread(
            "control",
            () -> {
              throw new InterruptedException();
            });
    follower.start();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> follower.ended().toCompletableFuture().get())
        .withCauseInstanceOf(LogException.class)
        .withMessageContaining("interrupted while following the control topic");
  }
}
