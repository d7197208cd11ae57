package wellspring.model.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void haveTheirNameAndDoNotKeepTheProcessAlive() {
    assertThat(DaemonThreads.of("one", () -> {}))
        .returns("one", Thread::getName)
        .returns(true, Thread::isDaemon);
    assertThat(DaemonThreads.named("many").newThread(() -> {}))
        .returns("many", Thread::getName)
        .returns(true, Thread::isDaemon);
  }

  @Test
  void tellsWhetherAThreadHasEnded() {
    Thread thread = DaemonThreads.of("busy", this::awaitRelease);
    thread.start();
    assertThat(DaemonThreads.awaitEnd(thread, SHORT)).isFalse();
    release.countDown();
    assertThat(DaemonThreads.awaitEnd(thread, LONG)).isTrue();
  }

  @Test
  void doesNotWaitForTheThreadThatAsks() throws Exception {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    DaemonThreads.of(
            "own", () -> answer.complete(DaemonThreads.awaitEnd(Thread.currentThread(), LONG)))
        .start();
    assertThat(answer.get()).isTrue();
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    Thread thread = DaemonThreads.of("busy", this::awaitRelease);
    thread.start();
    Thread.currentThread().interrupt();
    assertThat(DaemonThreads.awaitEnd(thread, LONG)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
