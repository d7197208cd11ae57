package wellspring.infra.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.log.LogException;
import wellspring.infra.run.ChildJvm;
import wellspring.model.file.FileFault;
import wellspring.model.thread.DaemonThreads;

/**
 * A Kafka broker of our own in a JVM of its own, so that neither a full disk nor the end of this
 * process can harm it: when this process ends, in whatever way, the broker closes cleanly.
 *
 * <p>Life: started, serving, then closed by {@link #close} or dead, which {@link #onDeath} tells.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

  /** Only against one that hangs: it has acknowledged all that it was given, and loses nothing. */
  private static final Duration CLOSE_MAX = Duration.ofMinutes(5);

  private static final int ATTEMPTS = 3;

  /** How long the broker of a process that was killed may take to close its files. */
  private static final Duration PREDECESSOR_MAX = Duration.ofMinutes(1);

  /** A small JVM that is up quickly: it compiles little and collects with one thread. */
  private static final List<String> JVM_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true");

  private final Process process;
  private final Optional<BrokerCredentials> credentials;
  private final BrokerLog output;
  private final Consumer<String> remarks;
  private final Thread watch;
  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final LossNotice death = new LossNotice();
  private boolean closing;

  private EmbeddedBroker(
      Process process,
      Optional<BrokerCredentials> credentials,
      BrokerLog output,
      Consumer<String> remarks) {
    this.process = process;
    this.credentials = credentials;
    this.output = output;
    this.remarks = remarks;
    this.watch = DaemonThreads.of("broker-watch", this::watch);
    watch.start();
  }

  /**
   * Starts a broker, which only this process can use, and waits until it serves, for as long as it
   * is alive.
   *
   * @param directory where its data and {@code broker.log} lie; made if it does not exist
   * @param remarks is told that it takes long
   * @throws LogException if it ends instead; the message quotes its last words
   */
  public static EmbeddedBroker start(Path directory, Consumer<String> remarks) {
    return start(directory, Optional.of(BrokerCredentials.random()), remarks);
  }

  private static EmbeddedBroker start(
      Path directory, Optional<BrokerCredentials> credentials, Consumer<String> remarks) {
    long begun = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      EmbeddedBroker broker = launch(directory.toAbsolutePath(), credentials, remarks);
      try {
        broker.awaitReady();
        return broker;
      } catch (LogException e) {
        broker.kill();
        boolean busy = broker.output.mentions("Address already in use");
        boolean closing = broker.output.mentions("Failed to acquire lock");
        if (closing && System.nanoTime() - begun < PREDECESSOR_MAX.toNanos()) {
          remarks.accept("The broker that a stopped run has left is still closing ...");
        } else if (attempt >= ATTEMPTS || !busy) {
          throw e;
        }
      }
    }
  }

  /** As {@link #start(Path, Consumer)}, and says nothing. */
  public static EmbeddedBroker start(Path directory) {
    return start(directory, remark -> {});
  }

  /** One that every user of this machine can use, like a cluster that exists. */
  public static EmbeddedBroker startOpen(Path directory) {
    return start(directory, Optional.empty(), remark -> {});
  }

  /** Where clients connect, as HOST:PORT. */
  public String bootstrap() {
    return address.join();
  }

  /** Who may use it; empty for whoever can reach it. */
  Optional<BrokerCredentials> credentials() {
    return credentials;
  }

  /**
   * Tells an observer the reason, as a sentence, if the broker ends without having been asked to;
   * at once if it already did. Observers are called one by one on a thread that nothing else needs.
   */
  public void onDeath(Consumer<String> observer) {
    death.onLoss(observer);
  }

  /** Lets the broker write everything to disk and end; kills it if it takes longer than 5 min. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  private void awaitEnd() throws InterruptedException {
    UnboundedWait vigil = new UnboundedWait("the embedded Kafka broker to close", remarks);
    long begun = System.nanoTime();
    while (!process.waitFor(1, TimeUnit.SECONDS)) {
      vigil.goesOn();
      if (System.nanoTime() - begun > CLOSE_MAX.toNanos()) {
        log.warn("the embedded broker did not close in {}; killed", CLOSE_MAX);
        return;
      }
    }
  }

  /** The process, for tests that harm it. */
  ProcessHandle process() {
    return process.toHandle();
  }

  private static EmbeddedBroker launch(
      Path directory, Optional<BrokerCredentials> credentials, Consumer<String> remarks) {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(JVM_OPTIONS);
    command.addAll(ChildJvm.classes("broker"));
    command.add(BrokerMain.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Options meant for this JVM, a debugger's port for example, would stop or slow the other; and
    // the allocator's are for tensors, which a broker has none of.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("MALLOC_") || JVM_VARIABLES.contains(name));
    try {
      Files.createDirectories(directory);
      builder.directory(directory.toFile());
      BrokerLog output = new BrokerLog(directory.resolve("broker.log"));
      Process process = builder.start();
      tell(process, credentials.map(BrokerCredentials::line).orElse(BrokerMain.OPEN));
      return new EmbeddedBroker(process, credentials, output, remarks);
    } catch (IOException e) {
      throw new LogException(
          "cannot start a broker in %s: %s".formatted(directory, FileFault.why(e)), e);
    }
  }

  /** By a pipe, which other users cannot see into; a process that has ended hears nothing. */
  private static void tell(Process process, String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException e) {
      log.debug("the broker does not listen", e); // what it said last tells why
    }
  }

  private void awaitReady() {
    try {
      // It ends exceptionally as soon as the process does.
      new UnboundedWait("the embedded Kafka broker", remarks).await(address, () -> {});
    } catch (ExecutionException e) {
      throw new LogException(
          "the embedded Kafka broker did not start: %s; %s"
              .formatted(e.getCause().getMessage(), output.lastWords()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while the embedded Kafka broker was starting", e);
    }
  }

  private void kill() {
    synchronized (this) {
      closing = true;
    }
    process.destroyForcibly();
    DaemonThreads.awaitEnd(watch, CLOSE_MAX);
  }

  private void watch() {
    try (output;
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(BrokerMain.READY)) {
          address.complete(line.substring(BrokerMain.READY.length()));
        } else {
          output.add(line);
        }
      }
      int status = process.waitFor();
      address.completeExceptionally(new LogException(output.cause(status)));
      died("the embedded Kafka broker died: " + output.reason(status));
    } catch (IOException | InterruptedException e) {
      address.completeExceptionally(new LogException("its output broke off: " + e, e));
      died("the embedded Kafka broker is lost: its output broke off: " + e);
    }
  }

  private void died(String reason) {
    synchronized (this) {
      if (closing) {
        return;
      }
    }
    for (Consumer<String> observer : death.lost(reason)) {
      try {
        observer.accept(reason);
      } catch (RuntimeException e) {
        log.error("an observer of the broker's death failed", e);
      }
    }
  }
}
