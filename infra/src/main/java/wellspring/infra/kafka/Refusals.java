package wellspring.infra.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** What a cluster's refusals mean, and what can be done about each. */
final class Refusals {
  private static final String ACLS =
      "the user whom the run logs in as may not do that: let the cluster's administrators allow it,"
          + " for example with  kafka-acls.sh --add --allow-principal"
          + " User:NAME --resource-pattern-type prefixed --topic wellspring. --operation Create"
          + " --operation Describe --operation DescribeConfigs --operation Read --operation Write"
          + " --operation Delete";
  private static final String TOO_FEW =
      "too few replicas are in sync: start the brokers that are down, or wait for them";

  /** The first that fits counts: what is special comes before what is general. */
  private static final Map<Class<? extends Exception>, String> REMEDIES = remedies();

  private Refusals() {}

  private static Map<Class<? extends Exception>, String> remedies() {
    Map<Class<? extends Exception>, String> all = new LinkedHashMap<>();
    all.put(
        SslAuthenticationException.class,
        "TLS could not be agreed on: where the cluster's certificate is not from a public"
            + " authority, name a file with the authority's in ssl.truststore.location; the address"
            + " in --kafka must be one that the certificate names; and where the broker speaks no"
            + " TLS, security.protocol must be another");
    String protocol =
        "the broker does not take this way to log in: set security.protocol and sasl.mechanism in"
            + " the file of --kafka-config as the cluster has them";
    all.put(UnsupportedSaslMechanismException.class, protocol);
    all.put(IllegalSaslStateException.class, protocol);
    all.put(
        AuthenticationException.class,
        "the login failed: check the user and the password in the file of --kafka-config, and its"
            + " sasl.mechanism");
    all.put(TopicAuthorizationException.class, ACLS);
    all.put(ClusterAuthorizationException.class, ACLS);
    all.put(AuthorizationException.class, ACLS);
    all.put(
        PolicyViolationException.class,
        "a policy of the cluster forbids it: ask its administrators which topics it allows; how"
            + " many replicas there are can be chosen with --kafka-replicas");
    all.put(
        ThrottlingQuotaExceededException.class,
        "the quota for changes of topics is used up: try again in a minute, or let its"
            + " administrators raise controller_mutation_rate");
    all.put(
        InvalidReplicationFactorException.class,
        "it has too few brokers for so many replicas: start more, or ask for fewer with"
            + " --kafka-replicas");
    all.put(
        InvalidConfigurationException.class,
        "it does not take topics with these settings: ask its administrators to allow them");
    all.put(
        RecordTooLargeException.class,
        "the broker takes no record as large: raise max.message.bytes of the topic, or make"
            + " documents shorter");
    all.put(NotEnoughReplicasException.class, TOO_FEW);
    all.put(NotEnoughReplicasAfterAppendException.class, TOO_FEW);
    return all;
  }

  /** Whether a cluster has answered, and will not answer otherwise if it is asked again. */
  static boolean isFinal(Throwable failure) {
    return isOf(failure, AuthenticationException.class)
        || isOf(failure, AuthorizationException.class);
  }

  /** Whether a failure is of a kind. */
  static boolean isOf(Throwable failure, Class<? extends Throwable> kind) {
    return causes(failure).anyMatch(kind::isInstance);
  }

  /** A failure in words: what it means and what to do, where that is known, and Kafka's own. */
  static String words(Throwable failure) {
    return remedy(failure)
        .map(remedy -> "%s (Kafka says: %s)".formatted(remedy, KafkaCluster.causes(failure)))
        .orElseGet(failure::toString);
  }

  /** What is known of a failure; empty if nothing is. */
  static Optional<String> remedy(Throwable failure) {
    return REMEDIES.entrySet().stream()
        .filter(each -> isOf(failure, each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(
        failure, each -> each != null, each -> each.getCause() == each ? null : each.getCause());
  }
}
