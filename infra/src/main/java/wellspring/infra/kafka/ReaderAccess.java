package wellspring.infra.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import wellspring.agents.log.LogException;
import wellspring.infra.run.OwnerFile;
import wellspring.model.file.FileFault;

/**
 * How other programs of the same user read what is on an embedded broker, and cannot write there: a
 * file with the broker's address and the reader's password, as Kafka's tools take it. It is there
 * while the broker serves.
 */
final class ReaderAccess {
  private final Path file;

  private ReaderAccess(Path file) {
    this.file = file;
  }

  /**
   * Lets the reader read, and writes the file.
   *
   * @param directory the broker's
   * @throws LogException if the broker refuses
   */
  static ReaderAccess grant(KafkaCluster cluster, BrokerCredentials credentials, Path directory) {
    try {
      cluster.ask(() -> cluster.admin().createAcls(rights()).all());
    } catch (ExecutionException | TimeoutException e) {
      throw new LogException("%s lets nobody read: %s".formatted(cluster, e), e);
    }
    ReaderAccess access = new ReaderAccess(directory.resolve(KafkaCluster.READERS_FILE));
    OwnerFile.write(access.file, settings(cluster, credentials));
    return access;
  }

  private static List<AclBinding> rights() {
    return List.of(
        right(ResourceType.TOPIC, AclOperation.READ),
        right(ResourceType.TOPIC, AclOperation.DESCRIBE_CONFIGS),
        right(ResourceType.GROUP, AclOperation.READ));
  }

  private static AclBinding right(ResourceType type, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, ResourcePattern.WILDCARD_RESOURCE, PatternType.LITERAL),
        new AccessControlEntry(
            "User:" + BrokerCredentials.READER, "*", operation, AclPermissionType.ALLOW));
  }

  private static String settings(KafkaCluster cluster, BrokerCredentials credentials) {
    StringBuilder text =
        new StringBuilder(
            "# Lets Kafka's tools read this log while its run goes on; written anew at each start.\n");
    text.append("bootstrap.servers=").append(cluster.bootstrap()).append('\n');
    new TreeMap<>(credentials.readerSettings())
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    // As librdkafka, kcat and Python have them; Kafka's own tools pass over what they do not know.
    text.append("sasl.username=").append(BrokerCredentials.READER).append('\n');
    return text.append("sasl.password=").append(credentials.reader()).append('\n').toString();
  }

  /**
   * What a Kafka client is to be told that reads what is on the broker of another process.
   *
   * @param directory the broker's
   * @throws LogException if no broker serves there
   */
  static Map<String, String> read(Path directory) {
    Path file = directory.resolve(KafkaCluster.READERS_FILE);
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

  /** Takes the file away: its address leads nowhere any more. */
  void end() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileFault.cannot("delete", file, e);
    }
  }
}
