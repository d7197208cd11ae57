package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentValuesTest {
  @Test
  void computesAgainOnlyWhatItHasForgotten() {
    RecentValues<String, String> recent = new RecentValues<>(2);
    List<String> computed = new ArrayList<>();
    for (String key : List.of("a", "b", "a", "c", "a", "b")) {
      String value =
          recent.get(
              key,
              asked -> {
                computed.add(asked);
                return asked + "!";
              });
      assertThat(value).isEqualTo(key + "!");
    }
    assertThat(computed)
        .as("b was not asked for longest when c came")
        .containsExactly("a", "b", "c", "b");
  }
}
