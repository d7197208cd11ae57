package wellspring.infra.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged: of this program, and of the libraries beneath it, which say much more. */
public enum LogLevel {
  /**
   * Only what goes wrong. Who tries again and again, as Kafka's clients do to reach a broker, and
   * the spreading of agents over nodes to reach a node that was killed, does not report each time.
   */
  ERROR(Level.ERROR, Level.ERROR, Level.OFF),
  /** And what may go wrong. */
  WARN(Level.WARN, Level.WARN, Level.WARN),
  /** And a line for each thing that a run does. */
  INFO(Level.INFO, Level.WARN, Level.WARN),
  /** And how, with what the libraries do. */
  DEBUG(Level.DEBUG, Level.INFO, Level.INFO);

  /** Warns at every use of a consumer that was used before, of nothing that matters. */
  private static final String CHATTY =
      "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils";

  /** They try again what went wrong. */
  private static final List<String> PERSISTENT =
      List.of("org.apache.kafka", "org.apache.pekko.cluster.sharding");

  @SuppressWarnings("ImmutableEnumChecker") // levels are constants
  private final Level ours;

  @SuppressWarnings("ImmutableEnumChecker") // levels are constants
  private final Level libraries;

  @SuppressWarnings("ImmutableEnumChecker") // levels are constants
  private final Level persistent;

  LogLevel(Level ours, Level libraries, Level persistent) {
    this.ours = ours;
    this.libraries = libraries;
    this.persistent = persistent;
  }

  /** The level of that name; empty if there is none. */
  public static Optional<LogLevel> of(String label) {
    return Arrays.stream(values()).filter(level -> level.label().equals(label)).findFirst();
  }

  /** All names, with commas between. */
  public static String labels() {
    return Arrays.stream(values()).map(LogLevel::label).collect(Collectors.joining(", "));
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Logs so much from now on, unless a configuration of the user's decides. */
  public void use() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context && !QuietLogging.isConfiguredElsewhere()) {
      use(context);
    }
  }

  void use(LoggerContext context) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(libraries);
    PERSISTENT.forEach(name -> context.getLogger(name).setLevel(persistent));
    if (this != DEBUG) {
      context.getLogger(CHATTY).setLevel(Level.OFF);
    }
    context.getLogger("wellspring").setLevel(ours);
  }
}
