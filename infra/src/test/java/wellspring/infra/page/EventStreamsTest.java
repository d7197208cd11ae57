package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamsTest {
  private static final long LATER = Duration.ofSeconds(60).toNanos();

  private final EventStreams streams = new EventStreams();
  private final InetAddress here = InetAddress.getLoopbackAddress();

  @Test
  void pageThatTakesNothingIsEnded() {
    StuckPage page = new StuckPage();
    CompletableFuture<String> outcome =
        CompletableFuture.supplyAsync(
            () -> {
              try (EventStreams.Stream stream = streams.open(here)) {
                stream.write(page, "text");
                return "written";
              } catch (IOException | InterruptedException e) {
                return e.getMessage();
              }
            });
    await().until(page::isAsked);
    streams.endStuck(System.nanoTime());
    assertThat(outcome).as("has a while").isNotDone();
    streams.endStuck(System.nanoTime() + LATER);
    assertThat(outcome.join()).isEqualTo("broken");
    assertThat(streams.count()).isZero();
  }

  @Test
  void pageThatWaitsForNewsIsLeftAlone() throws Exception {
    try (EventStreams.Stream stream = streams.open(here)) {
      stream.write(OutputStream.nullOutputStream(), "text");
      streams.endStuck(System.nanoTime() + LATER);
      stream.rest(1);
      assertThat(streams.count()).isEqualTo(1);
    }
    assertThat(streams.count()).isZero();
  }

  /** Never takes a byte; an interruption breaks it. */
  private static final class StuckPage extends OutputStream {
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean asked;

    boolean isAsked() {
      return asked;
    }

    @Override
    public void write(int b) throws IOException {
      asked = true;
      try {
        never.await();
      } catch (InterruptedException e) {
        throw new IOException("broken", e);
      }
    }
  }
}
