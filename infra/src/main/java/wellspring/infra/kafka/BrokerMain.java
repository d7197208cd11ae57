package wellspring.infra.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import wellspring.infra.logging.LogLevel;
import wellspring.model.thread.DaemonThreads;

/**
 * The program of the embedded broker's own JVM. Its files are in the folder that it is started in:
 * by a name without commas, which Kafka would take for two folders. It reads a line with its
 * credentials, or {@link #OPEN}, from standard input, prints {@link #READY} and its address once it
 * can serve, and closes when its standard input ends, which also happens when its parent is killed.
 */
final class BrokerMain {
  /** Begins the line that says where the broker listens. */
  static final String READY = "ready ";

  /** Instead of credentials: whoever can reach the broker may use it. */
  static final String OPEN = "open";

  /** How long an orphan may take to close before it gives up. */
  private static final long CLOSE_SECONDS_MAX = 300;

  private BrokerMain() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] args) {
    int status = 1;
    try {
      LogLevel.WARN.use();
      ignoreSignals();
      Optional<BrokerCredentials> credentials = credentials(System.in);
      CountDownLatch parentEnded = watchParent(System.in);
      try (BrokerNode node = BrokerNode.start(Path.of(""), credentials)) {
        System.out.println(READY + node.bootstrap());
        parentEnded.await();
      }
      status = 0;
    } catch (Throwable e) {
      LoggerFactory.getLogger(BrokerMain.class).error("the broker failed", e);
    } finally {
      System.exit(status);
    }
  }

  private static Optional<BrokerCredentials> credentials(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n' && next >= 0; next = input.read()) {
      line.write(next);
    }
    String text = line.toString(StandardCharsets.US_ASCII);
    return text.equals(OPEN) ? Optional.empty() : Optional.of(BrokerCredentials.parse(text));
  }

  private static CountDownLatch watchParent(InputStream input) {
    CountDownLatch ended = new CountDownLatch(1);
    DaemonThreads.of(
            "parent-watch",
            () -> {
              awaitEnd(input);
              ended.countDown();
              haltLater();
            })
        .start();
    return ended;
  }

  private static void awaitEnd(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe says the same as its end: nobody is there any more.
    }
  }

  private static void haltLater() {
    try {
      TimeUnit.SECONDS.sleep(CLOSE_SECONDS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  /**
   * Lets Ctrl-C, a closed terminal and a polite kill pass by. They reach the whole process group,
   * and the parent needs its broker until it has finished. By reflection, because the compiler
   * warns of {@code sun.misc} in a way that cannot be turned off.
   */
  private static void ignoreSignals() {
    for (String name : new String[] {"INT", "HUP", "TERM"}) {
      try {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        signal
            .getMethod("handle", signal, handler)
            .invoke(
                null,
                signal.getConstructor(String.class).newInstance(name),
                handler.getField("SIG_IGN").get(null));
      } catch (ReflectiveOperationException e) {
        // A platform without this signal, or a JVM without this door, has nothing to ignore.
      }
    }
  }
}
