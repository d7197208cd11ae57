package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.log.LogException;

class ClientPropertiesTest {
  private static final String SECRET = "a-secret";

  @TempDir private Path folder;

  @Test
  void keepsWhatPeopleMayChooseAndShowsNoneOfIt() throws IOException {
    ClientProperties read =
        read(
            "# a remark\nsecurity.protocol = SASL_SSL \nsasl.jaas.config=x password=\"%s\";\n"
                .formatted(SECRET));
    assertThat(read.values())
        .isEqualTo(
            Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.jaas.config",
                "x password=\"%s\";".formatted(SECRET)));
    assertThat(read.toString()).isEqualTo(folder.resolve("client.properties").toString());
    assertThat(ClusterOptions.USUAL.with(read).toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "security.protocol",
        "sasl.mechanism",
        "sasl.jaas.config",
        "sasl.oauthbearer.token.endpoint.url",
        "ssl.truststore.location",
        "ssl.keystore.key",
        "ssl.endpoint.identification.algorithm",
        "client.dns.lookup",
        "reconnect.backoff.max.ms",
        "config.providers",
        "config.providers.file.class"
      })
  void howClientsReachAClusterIsFree(String key) {
    assertThat(ClientKeys.fault(key)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          acks                     | replicas
          enable.idempotence       | once and in order
          isolation.level          | first offset to its last
          auto.offset.reset        | first offset to its last
          group.id                 | no group
          key.serializer           | CloudEvents
          value.deserializer       | CloudEvents
          bootstrap.servers        | --kafka has the address
          client.id                | called by their run
          request.timeout.ms       | --wait-for-cluster
          metric.reporters         | chooses it
          linger.ms                | chooses it
          fetch.max.bytes          | chooses it
          sasl.password            | sasl.jaas.config
          """)
  void whatARunRestsOnIsRefusedByNameWithTheReason(String key, String reason) {
    assertThatThrownBy(() -> read(key + "=" + SECRET))
        .isInstanceOf(LogException.class)
        .hasMessageContainingAll("client.properties", "'" + key + "'", reason, "Leave it out")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void anUnknownSettingIsRefusedWithTheNearestKnownOne() {
    assertThatThrownBy(() -> read("ssl.truststore.pasword=" + SECRET))
        .isInstanceOf(LogException.class)
        .hasMessageContainingAll(
            "'ssl.truststore.pasword'", "did you mean 'ssl.truststore.password'?")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithTheRemedy() {
    assertThatThrownBy(() -> ClientProperties.read(folder.resolve("none")))
        .isInstanceOf(LogException.class)
        .hasMessageContainingAll(folder.resolve("none").toString(), "--kafka-config");
    assertThatThrownBy(() -> read("a=\\u00"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("backslash");
  }

  private ClientProperties read(String text) throws IOException {
    return ClientProperties.read(Files.writeString(folder.resolve("client.properties"), text));
  }
}
