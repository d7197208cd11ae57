package wellspring.model.learner.unmix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static wellspring.model.learner.Checkpoints.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Vocabulary;
import wellspring.model.text.WordTokenizer;

class UnmixLearnerTest {
  private static final UnmixLearner LEARNER =
      new UnmixLearner(
          new WordTokenizer(new Vocabulary(List.of("a", "b", "c"))),
          new DocumentEnd.FixedLength(2));

  private static final UnmixModel FIRST =
      fit(List.of("a b", "a c"), List.of(1.0, 1.0), Optional.empty());

  @Test
  void documentsOfPeopleAreCounted() {
    assertThat(FIRST.size()).isEqualTo(4);
    assertThat(frequencies(FIRST)).containsExactly(0.5, 0.25, 0.25);
  }

  /** {@code Σ a (δ − (1 − a) p)} by hand, with a = 1/2 and 1/4, and p = (1/2, 1/4, 1/4). */
  @Test
  void whatTheModelItselfMayHaveWrittenIsTakenOff() {
    UnmixModel second = fit(List.of("b b", "a c"), List.of(0.5, 0.25), Optional.of(FIRST));

    double size = 4 + 2 * 0.25 + 2 * 0.0625;
    double known = 2 * 0.5 * 0.5 + 2 * 0.25 * 0.75;
    assertThat(second.size()).isEqualTo(size);
    assertThat(frequencies(second))
        .containsExactly(
            new double[] {
              (2 + 0.25 - known * 0.5) / size,
              (1 + 2 * 0.5 - known * 0.25) / size,
              (1 + 0.25 - known * 0.25) / size
            },
            within(1e-15));
  }

  @Test
  void syntheticDocumentsThatAreKnownAsSuchTeachNothing() {
    UnmixModel second = fit(List.of("b b", "c c"), List.of(0.0, 0.0), Optional.of(FIRST));

    assertThat(second.size()).isEqualTo(FIRST.size());
    assertThat(frequencies(second)).containsExactly(frequencies(FIRST));
  }

  /** 2 (0.5 δ_b − 0.25 p) six times, and p = (0, 0, 1): of c there is 2 − 6 · 0.5. */
  @Test
  void aNegativeFrequencyIsWrittenAsNoneButRemembered() {
    UnmixModel before = fit(List.of("c c"), List.of(1.0), Optional.empty());
    UnmixModel model =
        fit(Collections.nCopies(6, "b b"), Collections.nCopies(6, 0.5), Optional.of(before));

    assertThat(model.sums()).containsExactly(0, 6, 2 - 3);
    assertThat(frequencies(model)).containsExactly(0, 1, 0);
    assertThat(model.write(20, new Seed(1).stream("write", "", 0))).containsOnly("b b");
    assertThat(fit(List.of("c c"), List.of(1.0), Optional.of(model)).sums())
        .containsExactly(0, 6, 1);
  }

  @Test
  void judgesDocumentsOfItsLengthByTheirTokens() {
    assertThat(FIRST.logLikelihoods(List.of("a b", "a", "a b c")))
        .containsExactly(
            StrictMath.log(0.5) + StrictMath.log(0.25),
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
  }

  @Test
  void refusesWhatItCannotUnmix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(List.of("a b"), List.of(), Optional.of(FIRST)))
        .withMessageContaining("labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(List.of("a b"), List.of(0.5), Optional.empty()))
        .withMessageContaining("start: warm");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(List.of("a b"), List.of(0.0), Optional.empty()))
        .withMessageContaining("no hint of human text");
  }

  @Test
  void comesBackFromItsCheckpointBitForBit() throws IOException {
    UnmixModel second = fit(List.of("b b", "a c"), List.of(0.3, 0.7), Optional.of(FIRST));
    UnmixModel loaded = LEARNER.load(new ByteArrayInputStream(bytes(second)));

    assertThat(bytes(loaded)).isEqualTo(bytes(second));
    assertThat(loaded.write(9, new Seed(1).stream("write", "", 0)))
        .isEqualTo(second.write(9, new Seed(1).stream("write", "", 0)));
  }

  @Test
  void rejectsEveryBrokenCheckpoint() {
    byte[] whole = bytes(FIRST);
    for (int length = 0; length < whole.length; length++) {
      assertRejected(Arrays.copyOf(whole, length));
    }
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] broken = whole.clone();
      broken[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRejected(broken);
    }
    assertRejected(Arrays.copyOf(whole, whole.length + 1));
  }

  private static void assertRejected(byte[] checkpoint) {
    assertThatIOException()
        .isThrownBy(() -> LEARNER.load(new ByteArrayInputStream(checkpoint)))
        .withMessageContaining("checkpoint");
  }

  private static UnmixModel fit(
      List<String> documents, List<Double> human, Optional<LanguageModel> previous) {
    return LEARNER.model(
        new FitRequest(
            "m", documents, human, previous, new Seed(1).stream("fit", "m", 0), progress -> {}));
  }

  private static double[] frequencies(UnmixModel model) {
    return model.nextToken().orElseThrow().after(new int[0]);
  }
}
