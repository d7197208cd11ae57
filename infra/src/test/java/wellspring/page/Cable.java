package wellspring.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What lies between a browser, which takes it for a proxy, and a server. It can be cut. */
final class Cable implements AutoCloseable {
  private final ServerSocket end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> lines = new CopyOnWriteArrayList<>();
  private final int server;
  private volatile boolean cut;

  /**
   * @param server the port of the server
   */
  Cable(int server) throws IOException {
    this.server = server;
    start(this::accept);
  }

  /** What a browser has to be told. */
  String proxy() {
    return "http://127.0.0.1:" + end.getLocalPort();
  }

  void cut() throws IOException {
    cut = true;
    for (Socket line : lines) {
      line.close();
    }
    lines.clear();
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    while (!end.isClosed()) {
      try {
        connect(end.accept());
      } catch (IOException e) {
        // The browser gave up, or this is closed: the loop knows.
      }
    }
  }

  private void connect(Socket browser) throws IOException {
    lines.add(browser);
    if (cut) {
      browser.close();
      return;
    }
    Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
    lines.add(there);
    start(() -> pump(browser, there));
    start(() -> pump(there, browser));
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // One end is gone, and so is the other now.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    end.close();
    cut();
  }
}
