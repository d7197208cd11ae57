package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.model.language.grammar.GrammarLanguage;
import wellspring.model.language.grammar.GrammarSettings;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/** What models become that read a finite text again and again. */
class FiniteTextTest {
  private static final int ROUNDS = 8;
  private static final int TEXT = 300;
  private static final int CORPUS = 200;
  private static final Seed SEED = new Seed(5);
  private static final GrammarLanguage LANGUAGE =
      new GrammarLanguage(
          new GrammarSettings(
              7,
              new GrammarSettings.WordSettings(400, 1, 2),
              new GrammarSettings.Writers(2, 2),
              new GrammarSettings.Length(2, 4),
              new GrammarSettings.Facts(20, 4, 8, Share.of(0), Share.of(0))));
  private static final List<String> HUMAN = human();
  private static final List<String> HELD_OUT = LANGUAGE.heldOut(SEED, 200);

  private static List<String> human() {
    var writing = LANGUAGE.writing(SEED, "people", 0, TEXT);
    return IntStream.range(0, TEXT).mapToObj(writing::document).distinct().toList();
  }

  @Test
  void readingItAgainMakesNoModelWorse() {
    double[] loss = accumulating(new Prior.Estimated(), false);
    double least = Double.POSITIVE_INFINITY;
    for (double nats : loss) {
      assertThat(nats).isLessThan(1.005 * least);
      least = Math.min(least, nats);
    }
  }

  @Test
  void besideAPriorOfFixedWeightItDoes() {
    double[] loss = accumulating(new Prior.Fixed(5), false);
    assertThat(loss[ROUNDS - 1]).isGreaterThan(1.03 * loss[1]);
  }

  @Test
  void keepingEverythingHoldsWhereReplacingDoesNot() {
    double[] kept = accumulating(new Prior.Estimated(), true);
    double[] replaced = replacing(new Prior.Estimated());
    double start = kept[0];
    assertThat(kept[ROUNDS - 1] - start).isLessThan(0.5 * (replaced[ROUNDS - 1] - start));
  }

  private static double[] accumulating(Prior prior, boolean closed) {
    List<String> read = new ArrayList<>();
    double[] loss = new double[ROUNDS];
    MatrixModel model = null;
    for (int round = 0; round < ROUNDS; round++) {
      read.addAll(closed && round > 0 ? written(model, round) : passed(round));
      model = fit(prior, read);
      loss[round] = loss(model);
    }
    return loss;
  }

  private static double[] replacing(Prior prior) {
    double[] loss = new double[ROUNDS];
    MatrixModel model = fit(prior, passed(0));
    for (int round = 0; round < ROUNDS; round++) {
      model = round == 0 ? model : fit(prior, written(model, round));
      loss[round] = loss(model);
    }
    return loss;
  }

  /** What people write in a round: they begin again where the text ends. */
  private static List<String> passed(int round) {
    return IntStream.range(round * CORPUS, (round + 1) * CORPUS)
        .mapToObj(place -> HUMAN.get(place % HUMAN.size()))
        .toList();
  }

  private static List<String> written(MatrixModel model, int round) {
    return model.write(CORPUS, SEED.stream("write", "model", round));
  }

  private static MatrixModel fit(Prior prior, List<String> documents) {
    return new MatrixLearner(2, prior, 0, LANGUAGE.tokenizer(), LANGUAGE.documentEnd())
        .fit(documents, Optional.empty());
  }

  /** The mean of held-out documents, in nats. */
  private static double loss(MatrixModel model) {
    double sum = 0;
    for (double likelihood : model.logLikelihoods(HELD_OUT)) {
      sum -= likelihood;
    }
    return sum / HELD_OUT.size();
  }
}
