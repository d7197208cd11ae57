package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.text.DocumentEnd;

class MatrixLearnerTest {
  private static final DocumentEnd END = new DocumentEnd.EndSymbol(5);

  @ParameterizedTest
  @ValueSource(ints = {-1, 6})
  void namesAnOrderOutOfRange(int order) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatrixLearner(order, 0, new NumberedWords(3), END))
        .withMessageContaining("0 and 5")
        .withMessageContaining(String.valueOf(order));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void namesAPriorOutOfRange(double prior) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatrixLearner(1, prior, new NumberedWords(3), END))
        .withMessageContaining("0 or more")
        .withMessageContaining(String.valueOf(prior));
  }

  @Test
  void refusesToLearnFromNothing() {
    MatrixLearner learner = new MatrixLearner(1, 0, new NumberedWords(3), END);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner.fit(List.of(), Optional.empty()))
        .withMessageContaining("no document");
  }

  @Test
  void refusesTokensThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenCorpus.closed(List.of(new int[] {0, 3}), 3, 5))
        .withMessageContaining("token 3");
  }

  @Test
  void refusesACorpusBeyondTheGreatestInt() {
    int[] million = new int[1 << 20];
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TokenCorpus.open(Collections.nCopies(2048, million), 3, Integer.MAX_VALUE))
        .withMessageContaining("2147485696");
  }
}
