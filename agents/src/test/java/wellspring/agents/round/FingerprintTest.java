package wellspring.agents.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ModelMeasured;

class FingerprintTest {
  private static final ModelMeasured A = new ModelMeasured("a", "m", 0, "diversity", 0.5, null);
  private static final ModelMeasured B = new ModelMeasured("b", "m", 0, "diversity", 0.25, null);

  @Test
  void coversEveryEventAndItsPlace() {
    Fingerprint both = Fingerprint.EMPTY.next(List.of(List.of(A, B)));
    assertThat(both.hash()).matches("[0-9a-f]{64}");
    assertThat(both).isEqualTo(Fingerprint.EMPTY.next(List.of(List.of(A, B))));
    assertThat(both)
        .isNotEqualTo(Fingerprint.EMPTY.next(List.of(List.of(A))))
        .isNotEqualTo(Fingerprint.EMPTY.next(List.of(List.of(B, A))))
        .isNotEqualTo(Fingerprint.EMPTY.next(List.of(List.of(A), List.of(B))))
        .isNotEqualTo(
            Fingerprint.EMPTY.next(
                List.of(
                    List.of(
                        A, new ModelMeasured("b", "m", 0, "diversity", Math.nextUp(0.25), null)))));
  }

  @Test
  void coversTheRoundsBefore() {
    Fingerprint first = Fingerprint.EMPTY.next(List.of(List.of(A)));
    Fingerprint other = Fingerprint.EMPTY.next(List.of(List.of(B)));
    assertThat(first.next(List.of(List.of(A)))).isNotEqualTo(other.next(List.of(List.of(A))));
  }
}
