package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.learner.matrix.MatrixModel;
import wellspring.model.random.Seed;

/** What is seen of the tail of the built-in scenario collapse: 20 documents of 10 tokens. */
class TailCalculatorTest {
  private static final ZipfLanguage LANGUAGE = new ZipfLanguage(100, 1, 10);
  private static final int DOCUMENTS = 20;
  private static final int SEEDS = 12;
  private static final int LAST = 15;
  private static final MeasureChoice CHOICE =
      new MeasureChoice.Listed(
          List.of(Measure.TAIL_MASS, Measure.RICHNESS_AT_COVERAGE, Measure.TAIL_KEPT));

  @Test
  void aClosedModelLosesItsTailWhoseMassStays() {
    List<SortedMap<Measure, Double>> means = means(true);

    assertThat(means.get(LAST).get(Measure.TAIL_MASS))
        .isGreaterThan(0.8 * means.get(0).get(Measure.TAIL_MASS));
    for (Measure measure : List.of(Measure.RICHNESS_AT_COVERAGE, Measure.TAIL_KEPT)) {
      assertThat(means.get(5).get(measure)).isLessThan(0.75 * means.get(0).get(measure));
      assertThat(means.get(LAST).get(measure)).isLessThan(0.5 * means.get(0).get(measure));
    }
  }

  @Test
  void aModelOfPeopleAloneKeepsWhatItHas() {
    List<SortedMap<Measure, Double>> means = means(false);

    for (Measure measure : List.of(Measure.RICHNESS_AT_COVERAGE, Measure.TAIL_KEPT)) {
      assertThat(means.get(LAST).get(measure)).isCloseTo(means.get(0).get(measure), within(0.06));
    }
  }

  /** In a large vocabulary a short text has no token twice, and covers nothing by any estimate. */
  @Test
  void aTextWithoutRepetitionTellsNothingOfCoverage() {
    ZipfLanguage wide = new ZipfLanguage(100_000, 0.1, 2);
    TokenBenchmark yardstick = new TokenBenchmark(wide, new Seed(1), 2, 2, CHOICE);
    MatrixModel model =
        new MatrixLearner(1, 1, wide.tokenizer(), wide.documentEnd())
            .fit(List.of("w1 w2", "w1 w3"), Optional.empty());

    assertThat(yardstick.measure(model, List.of("w1 w2", "w1 w2")))
        .doesNotContainKey(Measure.RICHNESS_AT_COVERAGE);
  }

  @Test
  void peopleThemselvesHaveOne() {
    SortedMap<Measure, Double> exact =
        new TokenBenchmark(LANGUAGE, new Seed(1), 9, 120, CHOICE).human();
    assertThat(exact.get(Measure.RICHNESS_AT_COVERAGE)).isCloseTo(1, within(1e-9));
    assertThat(exact.get(Measure.TAIL_KEPT)).isCloseTo(1, within(1e-9));

    LetterLanguage unknown = LetterLanguage.ofUnknownTruth(10, LANGUAGE.tokenFrequencies());
    SortedMap<Measure, Double> sampled =
        new TokenBenchmark(unknown, new Seed(1), 9, 600, CHOICE).human();
    assertThat(sampled.get(Measure.RICHNESS_AT_COVERAGE)).isCloseTo(1, within(0.06));
    assertThat(sampled.get(Measure.TAIL_KEPT)).isCloseTo(1, within(0.06));
  }

  /** By round, the figures' means over some seeds. */
  private static List<SortedMap<Measure, Double>> means(boolean closed) {
    List<SortedMap<Measure, Double>> means = new ArrayList<>();
    for (int round = 0; round <= LAST; round++) {
      means.add(new TreeMap<>());
    }
    for (int seed = 0; seed < SEEDS; seed++) {
      measure(new Seed(seed), closed, means);
    }
    return means;
  }

  private static void measure(Seed seed, boolean closed, List<SortedMap<Measure, Double>> means) {
    ModelBenchmark yardstick = new TokenBenchmark(LANGUAGE, seed, 1, 120, CHOICE);
    MatrixLearner learner = new MatrixLearner(0, 0.5, LANGUAGE.tokenizer(), LANGUAGE.documentEnd());
    List<String> corpus = people(seed, 0);
    for (int round = 0; round <= LAST; round++) {
      LanguageModel model = learner.fit(corpus, Optional.empty());
      List<String> probe = model.write(120, seed.stream("probe", "", round));
      SortedMap<Measure, Double> mean = means.get(round);
      yardstick
          .measure(model, probe)
          .forEach((measure, value) -> mean.merge(measure, value / SEEDS, Double::sum));
      corpus =
          closed
              ? model.write(DOCUMENTS, seed.stream("write", "", round))
              : people(seed, round + 1);
    }
  }

  private static List<String> people(Seed seed, int round) {
    var writing = LANGUAGE.writing(seed, "people", round, DOCUMENTS);
    List<String> documents = new ArrayList<>();
    for (int document = 0; document < DOCUMENTS; document++) {
      documents.add(writing.document(document));
    }
    return documents;
  }
}
