package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.log.LogException;

class ClusterAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:9092", "10.0.0.1:1", "[::1]:65535", "kafka-1.example.org:9092,b:9093"})
  void takesHostsAndPorts(String address) {
    assertThatNoException().isThrownBy(() -> new ClusterAddress(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        ":9092",
        "localhost:",
        "localhost:x",
        "localhost:0",
        "localhost:65536",
        "localhost:999999",
        "http://localhost:9092",
        "a:1,",
        "a:1, b:2",
        "a b:1",
        "::1:9092"
      })
  void refusesAnythingElseAtOnce(String address) {
    assertThatThrownBy(() -> new ClusterAddress(address))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("HOST:PORT");
  }
}
