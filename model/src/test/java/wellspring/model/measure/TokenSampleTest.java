package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.model.text.Letters;

class TokenSampleTest {
  private final TokenSample sample = TokenSample.of(new Letters(4), List.of("abc", "", "aad"));

  @Test
  void countsEachToken() {
    assertThat(sample.counts(4)).containsExactly(3, 1, 1, 1);
    assertThat(sample.tokens()).isEqualTo(6);
  }

  @Test
  void cutsWithinADocument() {
    TokenSample first = sample.first(4);

    assertThat(first.tokens()).isEqualTo(4);
    assertThat(first.counts(4)).containsExactly(2, 1, 1, 0);
    assertThat(first.documents()).hasSize(3);
  }

  @Test
  void cutsToNothing() {
    assertThat(sample.first(0).counts(4)).containsOnly(0);
  }

  @Test
  void staysWholeIfItIsShortEnough() {
    assertThat(sample.first(6)).isSameAs(sample);
  }
}
