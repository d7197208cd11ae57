package wellspring.infra.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import wellspring.agents.log.LogException;
import wellspring.model.file.FileFault;

/**
 * How Kafka's clients reach a cluster, log in there, and trust it: settings under Kafka's own
 * names, from a file. Their values hold passwords, and stand in no message.
 *
 * @param file where they are from; empty if there are none
 */
public record ClientProperties(Optional<Path> file, Map<String, String> values) {
  /** A cluster that wants no login, and is not encrypted. */
  public static final ClientProperties NONE = new ClientProperties(Optional.empty(), Map.of());

  public ClientProperties {
    values = Map.copyOf(values);
  }

  /**
   * The settings in a file, as Java's properties.
   *
   * @throws LogException if it cannot be read, or has a setting that cannot be used; the message
   *     names the setting and the remedy
   */
  public static ClientProperties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new LogException(
          "%s, which says how to log in to the cluster, cannot be read (%s): give another file with --kafka-config"
              .formatted(file, FileFault.why(e)),
          e);
    } catch (IllegalArgumentException e) { // a \\u that nothing follows
      throw new LogException(
          "%s is no file of properties: write a backslash as two".formatted(file), e);
    }
    Map<String, String> values = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      ClientKeys.fault(key)
          .ifPresent(
              fault -> {
                throw new LogException("%s: %s".formatted(file, fault));
              });
      values.put(key, properties.getProperty(key).strip());
    }
    return new ClientProperties(Optional.of(file), values);
  }

  /** How a sentence goes on that names the cluster which they are for. */
  String words() {
    return file.map(path -> " with the settings in " + path).orElse("");
  }

  /** Keeps passwords out of messages. */
  @Override
  public String toString() {
    return file.map(Path::toString).orElse("");
  }
}
