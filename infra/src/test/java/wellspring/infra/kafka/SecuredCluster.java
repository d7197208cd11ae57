package wellspring.infra.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A cluster of one broker that wants to know who somebody is: with a listener for logins, one for
 * TLS, one for logins over TLS, and an open one for its administrators. Alice may do everything, by
 * password, and Sam, by SCRAM; Bob may do what he is given.
 */
public final class SecuredCluster implements AutoCloseable {
  public static final String ALICES = "alices-secret";
  public static final String SAMS = "sams-secret";
  public static final String BOBS = "bobs-secret";
  private static final String PLAIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";
  private static final String SCRAM =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";

  private final Path folder;
  private final TestCluster cluster;
  private int files;

  private SecuredCluster(Path folder, TestCluster cluster) {
    this.folder = folder;
    this.cluster = cluster;
  }

  public static SecuredCluster start(Path folder) throws Exception {
    Path keys = TestKeys.keys(folder, "broker");
    Map<String, String> settings = new HashMap<>();
    settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
    for (String listener : List.of("login", "both")) {
      String prefix = "listener.name." + listener;
      settings.put(
          prefix + ".plain.sasl.jaas.config",
          PLAIN + " user_alice=\"%s\" user_bob=\"%s\";".formatted(ALICES, BOBS));
      settings.put(prefix + ".scram-sha-512.sasl.jaas.config", SCRAM + ";");
    }
    for (String listener : List.of("tls", "both")) {
      String prefix = "listener.name." + listener;
      settings.put(prefix + ".ssl.keystore.location", keys.toString());
      settings.put(prefix + ".ssl.keystore.type", "PKCS12");
      settings.put(prefix + ".ssl.keystore.password", TestKeys.PASSWORD);
      settings.put(prefix + ".ssl.key.password", TestKeys.PASSWORD);
    }
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:ANONYMOUS;User:alice;User:sam");
    settings.put("create.topic.policy.class.name", TestTopicPolicy.class.getName());
    return new SecuredCluster(
        folder,
        TestCluster.start(
            folder,
            1,
            List.of(
                new TestCluster.Listener("LOGIN", "SASL_PLAINTEXT"),
                new TestCluster.Listener("TLS", "SSL"),
                new TestCluster.Listener("BOTH", "SASL_SSL")),
            settings,
            List.of("--add-scram", "SCRAM-SHA-512=[name=sam,password=%s]".formatted(SAMS))));
  }

  /** Where those connect who log in. */
  public String logins() {
    return cluster.bootstrap("LOGIN");
  }

  /** Where those connect who want TLS. */
  public String tls() {
    return cluster.bootstrap("TLS");
  }

  /** Where those connect who log in over TLS. */
  public String both() {
    return cluster.bootstrap("BOTH");
  }

  /** The broker's certificate, as PEM. */
  public Path certificate() throws Exception {
    var unused = TestKeys.trust(folder.resolve("broker.keys.p12"), "broker");
    return folder.resolve("broker.pem");
  }

  /** Where everybody connects. */
  public String open() {
    return cluster.bootstrap();
  }

  /** A file for one who logs in with a password. */
  public Path plain(String user, String password) throws IOException {
    return login("PLAIN", PLAIN, user, password);
  }

  /** A file for one who logs in by SCRAM. */
  public Path scram(String user, String password) throws IOException {
    return login("SCRAM-SHA-512", SCRAM, user, password);
  }

  private Path login(String mechanism, String module, String user, String password)
      throws IOException {
    return file(
        "security.protocol=SASL_PLAINTEXT",
        "sasl.mechanism=" + mechanism,
        "sasl.jaas.config=%s username=\"%s\" password=\"%s\";".formatted(module, user, password));
  }

  /** A file for one who trusts the broker's certificate. */
  public Path trusting() throws Exception {
    return trusting(TestKeys.trust(folder.resolve("broker.keys.p12"), "broker"));
  }

  /** A file for one who trusts another certificate. */
  public Path trustingAnother() throws Exception {
    return trusting(TestKeys.trust(TestKeys.keys(folder, "another"), "another"));
  }

  private Path trusting(Path store) throws IOException {
    return file(
        "security.protocol=SSL",
        "ssl.truststore.location=" + store,
        "ssl.truststore.type=PKCS12",
        "ssl.truststore.password=" + TestKeys.PASSWORD);
  }

  /** A file with these lines. */
  public Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("client-%d.properties".formatted(files++)), List.of(lines));
  }

  /** Lets Bob do some things with the topics of all runs, and nothing else. */
  public void allowBob(AclOperation... operations) throws Exception {
    try (Admin admin = cluster.admin()) {
      admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
      ResourcePattern all =
          new ResourcePattern(ResourceType.TOPIC, "wellspring.", PatternType.PREFIXED);
      for (AclOperation each : operations) {
        admin
            .createAcls(
                Set.of(
                    new AclBinding(
                        all,
                        new AccessControlEntry("User:bob", "*", each, AclPermissionType.ALLOW))))
            .all()
            .get();
      }
    }
  }

  /** Lets Bob make and delete so many partitions a second; null for any number. */
  public void limitBob(Double rate) throws Exception {
    try (Admin admin = cluster.admin()) {
      admin
          .alterClientQuotas(
              List.of(
                  new ClientQuotaAlteration(
                      new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, "bob")),
                      List.of(new ClientQuotaAlteration.Op("controller_mutation_rate", rate)))))
          .all()
          .get();
    }
  }

  /** What holds for topics that say nothing of it themselves. */
  public void setDefault(String key, String value) throws Exception {
    cluster.setDefault(key, value);
  }

  /** Changes a setting of a topic, as its administrators may. */
  public void alter(String topic, String key, String value) throws Exception {
    try (Admin admin = cluster.admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}
