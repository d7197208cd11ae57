package wellspring.infra.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import wellspring.agents.log.LogException;
import wellspring.model.file.FileFault;

/**
 * How other programs of the same user reach an embedded broker: a file in its folder, as Kafka's
 * tools take it, which is there while the broker serves.
 */
final class ClientFile {
  private static final String NAME = "client.properties";

  private ClientFile() {}

  /** Writes the file of a broker that serves. */
  static void write(Path directory, String bootstrap) {
    try {
      Files.writeString(
          directory.resolve(NAME),
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG + "=" + bootstrap + "\n");
    } catch (IOException e) {
      throw FileFault.cannot("write", directory.resolve(NAME), e);
    }
  }

  /** Takes the file away: its address leads nowhere any more. */
  static void delete(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(NAME));
    } catch (IOException e) {
      throw FileFault.cannot("delete", directory.resolve(NAME), e);
    }
  }

  /**
   * What a Kafka client is to be told.
   *
   * @throws LogException if no broker serves there
   */
  static Map<String, String> read(Path directory) {
    Path file = directory.resolve(NAME);
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    } catch (IOException e) {
      throw new LogException(
          "no broker can be reached in %s: %s cannot be read; if its run is starting, try again"
              .formatted(directory, file.getFileName()),
          e);
    }
    Map<String, String> all = new HashMap<>();
    settings.stringPropertyNames().forEach(name -> all.put(name, settings.getProperty(name)));
    return all;
  }
}
