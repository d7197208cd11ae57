package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static wellspring.model.learner.Checkpoints.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

class MatrixTopKTest {
  private static final DocumentEnd END = new DocumentEnd.FixedLength(4);
  private static final NumberedWords WORDS = new NumberedWords(5);
  private static final int SAMPLES = 40_000;

  @Test
  void writesTheLikeliestTokensInTheirProportions() {
    MatrixModel model = fit(0, 2, text(0, 0, 0, 0), text(0, 0, 3, 3), text(3, 3, 1, 2));
    double[] shares = new double[5];
    for (String text : model.write(SAMPLES, random())) {
      for (int token : WORDS.encode(text)) {
        shares[token] += 1.0 / SAMPLES / 4;
      }
    }

    assertThat(shares[0]).isCloseTo(0.6, within(3 * StrictMath.sqrt(0.24 / SAMPLES / 4)));
    assertThat(shares[3]).isCloseTo(0.4, within(3 * StrictMath.sqrt(0.24 / SAMPLES / 4)));
    assertThat(shares[1] + shares[2] + shares[4]).isZero();
  }

  @Test
  void cutsAfterEachContextOnItsOwn() {
    MatrixModel model = fit(1, 1, text(0, 1, 2, 0), text(0, 1, 2, 0), text(0, 2, 1, 3));

    assertThat(model.write(50, random())).containsOnly(text(0, 1, 2, 0));
  }

  @Test
  void ofEquallyLikelyTokensTheFirstStay() {
    MatrixModel model = fit(0, 2, text(4, 3, 2, 1));

    assertThat(model.write(50, random()))
        .allSatisfy(text -> assertThat(text.split(" ")).isSubsetOf("w1", "w2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 1000})
  void keepingAllIsWritingFromAll(int topK) {
    MatrixModel model = fit(0, topK, text(0, 0, 0, 1), text(1, 2, 3, 4));
    double[] shares = new double[5];
    for (String text : model.write(SAMPLES, random())) {
      Arrays.stream(WORDS.encode(text)).forEach(token -> shares[token] += 1.0 / SAMPLES / 4);
    }

    double[] expected = {3 / 8.0, 2 / 8.0, 1 / 8.0, 1 / 8.0, 1 / 8.0};
    IntStream.range(0, 5)
        .forEach(token -> assertThat(shares[token]).isCloseTo(expected[token], within(0.005)));
  }

  @Test
  void likelihoodsAndCheckpointsKnowNothingOfIt() throws IOException {
    List<String> learned = List.of(text(0, 0, 0, 1), text(1, 2, 3, 4));
    MatrixModel cut = fit(0, 1, learned.toArray(String[]::new));
    MatrixModel whole = fit(0, 0, learned.toArray(String[]::new));

    assertThat(cut.logLikelihoods(learned)).isEqualTo(whole.logLikelihoods(learned));
    assertThat(bytes(cut)).isEqualTo(bytes(whole));
    MatrixModel read = learner(0, 1).load(new ByteArrayInputStream(bytes(whole)));
    assertThat(read.write(5, random())).containsOnly(text(0, 0, 0, 0));
  }

  @Test
  void refusesLessThanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner(0, -1))
        .withMessageContaining("-1");
  }

  private static MatrixLearner learner(int order, int topK) {
    return new MatrixLearner(order, new Prior.Fixed(0), topK, WORDS, END);
  }

  private static MatrixModel fit(int order, int topK, String... documents) {
    return learner(order, topK).fit(List.of(documents), Optional.empty());
  }

  private static String text(int... tokens) {
    return WORDS.decode(tokens);
  }

  private static UniformRandomProvider random() {
    return new Seed(3).stream("write", "test", 0);
  }
}
