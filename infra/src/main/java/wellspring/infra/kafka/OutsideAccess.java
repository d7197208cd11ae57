package wellspring.infra.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import wellspring.agents.log.LogException;
import wellspring.infra.run.OwnerFile;
import wellspring.model.file.FileFault;

/**
 * How a program outside reaches its two topics: a file with all that its Kafka client must be told.
 * On our own broker that is a user and a password of its own, made anew at each start, which may
 * read its orders, write its answers, and remember in a group of its name how far it has come;
 * nothing else. On somebody else's cluster who may do what is the owner's to say.
 */
public final class OutsideAccess implements AutoCloseable {
  private static final int ITERATIONS = 4096;
  private static final int RIGHTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final List<Path> files;

  private OutsideAccess(List<Path> files) {
    this.files = files;
  }

  /**
   * Lets participants in, and writes their files.
   *
   * @param run the run's id, part of the topics' names
   * @param files by participant where its file is to be
   * @throws LogException if the broker refuses
   */
  public static OutsideAccess grant(KafkaCluster cluster, String run, Map<String, Path> files) {
    boolean login = !cluster.login().isEmpty();
    SortedMap<String, String> passwords = new TreeMap<>();
    if (login) {
      files.keySet().forEach(name -> passwords.put(name, BrokerCredentials.password()));
      passwords.forEach((name, password) -> allow(cluster, run, name, password));
      passwords.keySet().forEach(name -> awaitRights(cluster, name));
    }
    for (Map.Entry<String, Path> each : files.entrySet()) {
      String participant = each.getKey();
      Map<String, String> settings = new TreeMap<>();
      if (login) {
        settings.putAll(
            BrokerCredentials.scramSettings(user(participant), passwords.get(participant)));
      }
      settings.put("bootstrap.servers", cluster.bootstrap());
      settings.put("group.id", user(participant));
      settings.put("wellspring.participant", participant);
      settings.put("wellspring.orders", OutsideTopics.orders(run, participant));
      settings.put("wellspring.answers", OutsideTopics.answers(run, participant));
      write(each.getValue(), settings);
    }
    return new OutsideAccess(new ArrayList<>(files.values()));
  }

  /** Its name on the broker, and its group's: no other user has one that begins so. */
  private static String user(String participant) {
    return "outside-" + participant;
  }

  private static void allow(KafkaCluster cluster, String run, String participant, String password) {
    String user = user(participant);
    ScramCredentialInfo form = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, ITERATIONS);
    ask(
        cluster,
        () ->
            cluster
                .admin()
                .alterUserScramCredentials(
                    List.of(new UserScramCredentialUpsertion(user, form, password)))
                .all());
    String orders = OutsideTopics.orders(run, participant);
    String answers = OutsideTopics.answers(run, participant);
    ask(
        cluster,
        () ->
            cluster
                .admin()
                .createAcls(
                    List.of(
                        right(user, ResourceType.TOPIC, orders, AclOperation.READ),
                        right(user, ResourceType.TOPIC, answers, AclOperation.WRITE),
                        right(user, ResourceType.GROUP, user, AclOperation.READ)))
                .all());
  }

  /** What the controller has taken comes to the broker a moment later. */
  private static void awaitRights(KafkaCluster cluster, String participant) {
    AclBindingFilter own =
        new AclBindingFilter(
            ResourcePatternFilter.ANY,
            new AccessControlEntryFilter(
                "User:" + user(participant), null, AclOperation.ANY, AclPermissionType.ANY));
    while (ask(cluster, () -> cluster.admin().describeAcls(own).values()).size() < RIGHTS) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static <T> T ask(KafkaCluster cluster, Supplier<KafkaFuture<T>> question) {
    try {
      return cluster.ask(question);
    } catch (ExecutionException | TimeoutException e) {
      throw new LogException("%s lets nobody take part: %s".formatted(cluster, e), e);
    }
  }

  private static AclBinding right(
      String user, ResourceType type, String name, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
  }

  private static void write(Path file, Map<String, String> settings) {
    StringBuilder text =
        new StringBuilder(
            "# Lets a program take part while its run goes on; written anew at each start.\n");
    new TreeMap<>(settings)
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw FileFault.cannot("make", file.getParent(), e);
    }
    OwnerFile.write(file, text.toString());
  }

  /** Takes the files away: their addresses lead nowhere any more. */
  @Override
  public void close() {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw FileFault.cannot("delete", file, e);
      }
    }
  }
}
