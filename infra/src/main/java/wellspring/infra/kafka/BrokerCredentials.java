package wellspring.infra.kafka;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Who may use an embedded broker: its owner, which is this process and the broker itself,
 * everything; a reader, whoever may read the file with its password, the records. Others on this
 * machine cannot log in, but for programs that take part in the run, see {@link OutsideAccess}.
 * Made anew at each start of a broker.
 *
 * @param owner the owner's password
 * @param reader the reader's
 */
record BrokerCredentials(String owner, String reader) {
  static final String OWNER = "wellspring";
  static final String READER = "reader";

  private static final int BYTES = 24;
  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";
  private static final String SCRAM = "SCRAM-SHA-256";
  private static final String SCRAM_MODULE =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";

  static BrokerCredentials random() {
    return new BrokerCredentials(password(), password());
  }

  /** One that nobody guesses. */
  static String password() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** As one line, for the broker's own JVM. */
  String line() {
    return owner + " " + reader;
  }

  /**
   * What {@link #line} gave.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static BrokerCredentials parse(String line) {
    String[] passwords = line.split(" ", -1);
    if (passwords.length != 2 || passwords[0].isEmpty() || passwords[1].isEmpty()) {
      throw new IllegalArgumentException("the broker was given no credentials");
    }
    return new BrokerCredentials(passwords[0], passwords[1]);
  }

  /** How the owner's Kafka clients log in. */
  Map<String, String> ownerSettings() {
    return clientSettings(OWNER, owner);
  }

  /** How a reader's Kafka clients log in. */
  Map<String, String> readerSettings() {
    return clientSettings(READER, reader);
  }

  private static Map<String, String> clientSettings(String user, String password) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config",
            "%s username=\"%s\" password=\"%s\";".formatted(MODULE, user, password));
  }

  /**
   * How the clients of a user log in who was added while the broker serves, with librdkafka's names
   * beside Java's.
   */
  static Map<String, String> scramSettings(String user, String password) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", SCRAM,
        "sasl.username", user,
        "sasl.password", password,
        "sasl.jaas.config",
            "%s username=\"%s\" password=\"%s\";".formatted(SCRAM_MODULE, user, password));
  }

  /**
   * What a node that is broker and controller needs to know.
   *
   * @param listeners the names of its listeners
   */
  Properties nodeSettings(String... listeners) {
    Properties settings = new Properties();
    settings.put("sasl.enabled.mechanisms", "PLAIN," + SCRAM);
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put("sasl.mechanism.controller.protocol", "PLAIN");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:" + OWNER);
    for (String listener : listeners) {
      settings.put(
          "listener.name.%s.plain.sasl.jaas.config".formatted(listener.toLowerCase(Locale.ROOT)),
          "%1$s username=\"%2$s\" password=\"%3$s\" user_%2$s=\"%3$s\" user_%4$s=\"%5$s\";"
              .formatted(MODULE, OWNER, owner, READER, reader));
      settings.put(
          "listener.name.%s.scram-sha-256.sasl.jaas.config"
              .formatted(listener.toLowerCase(Locale.ROOT)),
          SCRAM_MODULE + ";");
    }
    return settings;
  }

  /** Keeps passwords out of messages. */
  @Override
  public String toString() {
    return "BrokerCredentials";
  }
}
