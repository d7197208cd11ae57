package wellspring.model.autoregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.learner.matrix.MatrixModel;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Letters;

/** A matrix that knows too little of a language errs exactly as often as its own rows say. */
class MatrixErrorsTest {
  private static final int TOKENS = 25;
  private static final int DOCUMENTS = 4000;

  /** After an a comes no c, after a c no a. */
  private static final Bigrams LANGUAGE =
      new Bigrams(new double[][] {{0.5, 0.5, 0}, {0.2, 0.4, 0.4}, {0, 0.9, 0.1}}, 0.3, 0.3, 0.4);

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void survivalIsThatOfTheExactRecursion(int order) {
    DocumentEnd end = new DocumentEnd.FixedLength(TOKENS);
    Letters letters = new Letters(3);
    List<String> human = LANGUAGE.write(200, TOKENS, 1).stream().map(letters::decode).toList();
    MatrixModel model = new MatrixLearner(order, 1, letters, end).fit(human, Optional.empty());
    TokenDistribution rows = model.nextToken().orElseThrow();
    List<int[]> written =
        model.write(DOCUMENTS, new Seed(4).stream("test", "matrix", 0)).stream()
            .map(letters::encode)
            .toList();

    AutoregressionProfile found =
        AutoregressionProfile.of(
            new TrueDistribution(LANGUAGE, end), 0, Optional.of(rows), written);

    double[] alive = {};
    for (SurvivalCurve.SurvivalPoint point : found.errors().curve().points()) {
      alive = point.position() == 1 ? start(rows) : step(alive, rows);
      double law = alive[0] + alive[1] + alive[2];
      double bound = 3 * StrictMath.sqrt(law * (1 - law) / DOCUMENTS) + 1e-12;
      assertThat(point.survival()).as("at %d", point.position()).isCloseTo(law, within(bound));
    }
    LikelihoodDecay decay = found.decay().orElseThrow();
    assertThat(decay.measured()).isCloseTo(decay.expected(), within(3 * decay.standardError()));
  }

  private static double[] start(TokenDistribution rows) {
    double[] alive = rows.after(new int[0]);
    double[] right = LANGUAGE.after(new int[0]);
    return IntStream.range(0, 3).mapToDouble(i -> right[i] > 0 ? alive[i] : 0).toArray();
  }

  /** The chance of each last token of a document without an error. */
  private static double[] step(double[] alive, TokenDistribution rows) {
    double[] next = new double[3];
    for (int last = 0; last < 3; last++) {
      double[] row = rows.after(new int[] {0, last});
      double[] right = LANGUAGE.after(new int[] {last});
      for (int token = 0; token < 3; token++) {
        next[token] += right[token] > 0 ? alive[last] * row[token] : 0;
      }
    }
    return next;
  }
}
