package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountedKeysTest {
  @ParameterizedTest
  @CsvSource({
    "rounds, rounds, true",
    "rounds, round, false",
    "model.documents, curator.documents, false",
    "model.memory, model.memory, true",
    "model.memory, model.memory.window, false",
    "model.memory.window, model.memory, false",
    "humans.*.writers, humans.people.writers, true",
    "humans.*.writers, humans.people.documents, false",
    "humans.*.writers, humans.writers, false",
    "humans.*, humans.people.writers, false",
    "curator.human.**, curator.human, true",
    "curator.human.**, curator.human.linear.from, true",
    "curator.human.**, curator.humanity, false",
    "curator.human.**, curator, false",
    "other.**, other.model.learner.prior, true",
    "other.**, model.learner.prior, false",
  })
  void namesStandForKeys(String name, String key, boolean named) {
    assertThat(AccountedKeys.of("else", name).include(parts(key))).isEqualTo(named);
  }

  @Test
  void furtherKeysAreAddedToThoseThatAreThere() {
    AccountedKeys more = AccountedKeys.of("rounds").and("other.model.documents");

    assertThat(more.include(parts("rounds"))).isTrue();
    assertThat(more.include(parts("other.model.documents"))).isTrue();
    assertThat(more.includeOthers()).isTrue();
    assertThat(AccountedKeys.of("rounds").includeOthers()).isFalse();
  }

  private static List<String> parts(String key) {
    return List.of(key.split("\\."));
  }
}
