package wellspring.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void oneIsNotMany() {
    assertThat(Quantity.of(0, "round")).isEqualTo("0 rounds");
    assertThat(Quantity.of(1, "round")).isEqualTo("1 round");
    assertThat(Quantity.of(1_350, "round")).isEqualTo("1,350 rounds");
    assertThat(Quantity.of(1, 1, "document")).isEqualTo("1 of 1 document");
    assertThat(Quantity.of(1, 2, "document")).isEqualTo("1 of 2 documents");
    assertThat(Quantity.verb(1, "is", "are")).isEqualTo("is");
    assertThat(Quantity.verb(0, "is", "are")).isEqualTo("are");
  }
}
