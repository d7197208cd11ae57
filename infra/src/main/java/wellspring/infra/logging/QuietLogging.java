package wellspring.infra.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * The logging of this program: quiet, because what people must know, it tells them itself. Errors
 * go to standard error, or with {@code -Dwellspring.log.file=FILE} to a file. {@link LogLevel} has
 * more of it.
 *
 * <p>In Java, because reading a {@code logback.xml} takes 150 ms of every start; whoever has one of
 * their own on the class path is served first.
 */
public final class QuietLogging extends ContextAwareBase implements Configurator {
  static final String FILE = "wellspring.log.file";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (isConfiguredElsewhere()) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    LogLevel.ERROR.use(context);
    OutputStreamAppender<ILoggingEvent> appender = appender(System.getProperty(FILE));
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{20} %msg%n");
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  static boolean isConfiguredElsewhere() {
    return System.getProperty("logback.configurationFile") != null
        || QuietLogging.class.getResource("/logback-test.xml") != null
        || QuietLogging.class.getResource("/logback.xml") != null;
  }

  private static OutputStreamAppender<ILoggingEvent> appender(String fileOrNull) {
    if (fileOrNull == null) {
      ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
      console.setTarget("System.err");
      return console;
    }
    FileAppender<ILoggingEvent> file = new FileAppender<>();
    file.setFile(fileOrNull);
    return file;
  }
}
