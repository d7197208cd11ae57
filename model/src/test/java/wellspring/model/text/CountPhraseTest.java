package wellspring.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountPhraseTest {
  @Test
  void oneIsNotMany() {
    assertThat(CountPhrase.of(0, "round")).isEqualTo("0 rounds");
    assertThat(CountPhrase.of(1, "round")).isEqualTo("1 round");
    assertThat(CountPhrase.of(1_350, "round")).isEqualTo("1,350 rounds");
    assertThat(CountPhrase.of(1, 1, "document")).isEqualTo("1 of 1 document");
    assertThat(CountPhrase.of(1, 2, "document")).isEqualTo("1 of 2 documents");
    assertThat(CountPhrase.verb(1, "is", "are")).isEqualTo("is");
    assertThat(CountPhrase.verb(0, "is", "are")).isEqualTo("are");
  }
}
