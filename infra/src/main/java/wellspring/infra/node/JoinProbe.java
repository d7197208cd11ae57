package wellspring.infra.node;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;

/**
 * A first knock at a node, before this one becomes another of its cluster: says in a sentence what
 * a cluster would only repeat to itself.
 */
final class JoinProbe {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  private static final Duration RETRY = Duration.ofMillis(500);

  /** So long after its greeting a node that does not trust this one has hung up. */
  private static final Duration SILENCE = Duration.ofMillis(500);

  private JoinProbe() {}

  /**
   * Knocks until somebody opens: nodes may be started together.
   *
   * @param patience for how long
   * @return the address of this machine from which the node can be reached
   * @throws RunException if there is no node there by then, or it has another secret
   */
  static String reach(
      NodeAddress seed, NodeSecret secret, Duration patience, Consumer<String> remarks) {
    long begun = System.nanoTime();
    boolean told = false;
    while (true) {
      try {
        return knock(seed, secret);
      } catch (SSLException e) {
        throw new RunException(
            "the node at --join %s has another secret than --secret %s: copy the file from it"
                .formatted(seed, secret.file()),
            e);
      } catch (UnknownHostException | ConnectException | SocketTimeoutException e) {
        if (System.nanoTime() - begun >= patience.toNanos()) {
          throw absent(seed, e);
        }
        if (!told) {
          remarks.accept(
              "there is no node at %s yet (%s): trying for %d s"
                  .formatted(seed, FileFault.why(e), patience.toSeconds()));
          told = true;
        }
        LockSupport.parkNanos(RETRY.toNanos());
        if (Thread.currentThread().isInterrupted()) {
          throw absent(seed, e);
        }
      } catch (IOException e) {
        throw absent(seed, e);
      }
    }
  }

  private static RunException absent(NodeAddress seed, IOException e) {
    return new RunException(
        "there is no node at --join %s (%s): check the address, and that the run has not ended"
            .formatted(seed, FileFault.why(e)),
        e);
  }

  private static String knock(NodeAddress seed, NodeSecret secret) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(seed.socket(), Math.toIntExact(CONNECT_MAX.toMillis()));
      String own = plain.getLocalAddress().getHostAddress();
      greet(plain, seed, secret);
      return own;
    }
  }

  private static void greet(Socket plain, NodeAddress seed, NodeSecret secret) throws IOException {
    plain.setSoTimeout(Math.toIntExact(CONNECT_MAX.toMillis()));
    try (SSLSocket socket =
        (SSLSocket)
            secret.tls().getSocketFactory().createSocket(plain, seed.host(), seed.port(), true)) {
      socket.startHandshake();
      socket.setSoTimeout(Math.toIntExact(SILENCE.toMillis()));
      try {
        int any = socket.getInputStream().read();
        if (any < 0) {
          throw new SSLException("it hung up");
        }
      } catch (SocketTimeoutException e) {
        // It waits for what comes next: it trusts this one.
      }
    }
  }
}
