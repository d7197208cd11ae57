package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.Share;

class VerifierEffectTest {
  @ParameterizedTest
  @CsvSource({"0.9, 0.1", "0.5, 0.5", "0.3, 0.6", "1, 0.01"})
  void verifiedTextIsRatherRightJustBelowTheTolerableError(double right, double wrong) {
    double tolerable = VerifierEffect.tolerableError(Share.of(right), Share.of(wrong));

    assertThat(wrongShare(tolerable, right, wrong)).isEqualTo(0.5, within(1e-12));
    assertThat(wrongShare(tolerable - 0.001, right, wrong)).isLessThan(0.5);
  }

  /** 100 documents, 40 of them wrong: 30 of the right ones are kept and 4 of the wrong ones. */
  @Test
  void countsWhatIsKept() {
    assertThat(wrongShare(0.4, 0.5, 0.1)).isEqualTo(4.0 / 34, within(1e-15));
  }

  @Test
  void aVerifierThatKnowsKeepsNothingWrongAndToleratesEveryError() {
    assertThat(wrongShare(0.99, 0.2, 0)).isZero();
    assertThat(VerifierEffect.tolerableError(Share.of(0.2), Share.NONE)).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> wrongShare(1, 0.2, 0));
  }

  private static double wrongShare(double wrong, double keepsRight, double keepsWrong) {
    return VerifierEffect.wrongShare(wrong, Share.of(keepsRight), Share.of(keepsWrong));
  }
}
