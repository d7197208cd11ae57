package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurabilityTest {
  private static final String IN_SYNC = "min.insync.replicas";
  private static final String UNCLEAN = "unclean.leader.election.enable";

  @ParameterizedTest
  @CsvSource({"1, 1, ", "2, 1, ", "3, 1, 2", "5, 1, 2", "3, 2, ", "3, 3, ", "1, 2, "})
  void ofThreeReplicasTwoMustHaveARecordUnlessTheClusterAsksForMore(
      int replicas, String clusters, String asked) {
    Durability found = Durability.of(replicas, config(IN_SYNC, clusters));
    assertThat(found.replicas()).isEqualTo((short) replicas);
    assertThat(found.settings()).isEqualTo(asked == null ? Map.of() : Map.of(IN_SYNC, asked));
  }

  @Test
  void noReplicaLeadsThatLacksRecords() {
    assertThat(Durability.of(1, config(UNCLEAN, "true")).settings())
        .containsExactly(Map.entry(UNCLEAN, "false"));
    assertThat(Durability.of(1, config(UNCLEAN, "false")).settings()).isEmpty();
  }

  @Test
  void aClusterMayLackTheseSettings() {
    Config none = new Config(List.of());
    assertThat(Durability.of(3, none).settings()).isEmpty();
    assertThat(Durability.inSyncMin(none)).isEqualTo(1);
    assertThat(Durability.inSyncMin(config(IN_SYNC, "2"))).isEqualTo(2);
  }

  private static Config config(String key, String value) {
    return new Config(List.of(new ConfigEntry(key, value)));
  }
}
