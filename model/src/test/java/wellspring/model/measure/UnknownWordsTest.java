package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TextSettings;
import wellspring.model.language.TextSettings.Tokens;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.file.TextSource.Split;
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.learner.matrix.MatrixModel;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.DocumentEnd;

/** What becomes of words that the language lacks. */
class UnknownWordsTest {
  private static final Seed SEED = new Seed(3);
  private static final int PROBE = 6;

  @TempDir private Path folder;

  private TextLanguage language;
  private ModelBenchmark yardstick;

  @BeforeEach
  void readText() throws IOException {
    List<String> lines =
        List.of(
            "one two three four five",
            "one two six seven",
            "eight nine ten",
            "two one eleven one",
            "one twelve two thirteen",
            "two fourteen fifteen");
    Path file = Files.write(folder.resolve("lines.txt"), lines);
    TextSource source = new TextSource(file, Split.LINE, TextSource.FIELD, 1000);
    language =
        TextLanguage.read(
            new TextSettings(source, Tokens.WORD, Share.of(0.2)), ReadingContext.PLAIN);
    yardstick = new TokenBenchmark(language, SEED, PROBE, PROBE);
  }

  private MatrixModel trainedOn(String... documents) {
    return new MatrixLearner(1, 0.5, language.tokenizer(), language.documentEnd())
        .fit(List.of(documents), Optional.empty());
  }

  private SortedMap<Measure, Double> measured(String probe) {
    return yardstick.measure(trainedOn("one two three"), Collections.nCopies(PROBE, probe));
  }

  @Test
  void countAsNoWordOfTheHumansHoweverRare() {
    SortedMap<Measure, Double> figures = measured("xyzzy plugh");
    for (int tenth = 1; tenth <= HumanVocabulary.TENTHS; tenth++) {
      assertThat(figures.get(Measure.rareTokenRecall(tenth))).isZero();
    }
    assertThat(figures.get(Measure.TAIL_MASS)).isZero();
    assertThat(figures.get(Measure.VOCABULARY_KEPT)).isZero();
  }

  @Test
  void areToldApartByWhateverMeasuresDiversity() {
    SortedMap<Measure, Double> figures = measured("xyzzy plugh frotz");
    SortedMap<Measure, Double> known = measured("four five six");

    assertThat(figures.get(Measure.DIVERSITY))
        .isCloseTo(1 - 3 * 6 * 5 / (18.0 * 17), within(1e-12));
    for (Measure measure : List.of(Measure.DISTINCT_1, Measure.DISTINCT_2, Measure.ENTROPY)) {
      assertThat(figures.get(measure)).isEqualTo(known.get(measure));
    }
    assertThat(figures.get(Measure.INVENTED_WORDS)).isEqualTo(1);
    assertThat(known.get(Measure.INVENTED_WORDS)).isZero();
  }

  @Test
  void neverComeTwiceInTextThatInventsEachAnew() {
    List<String> noise =
        IntStream.range(0, PROBE).mapToObj(d -> "x%d y%d one two z%d".formatted(d, d, d)).toList();
    SortedMap<Measure, Double> figures = yardstick.measure(trainedOn("one two three"), noise);

    assertThat(figures.get(Measure.INVENTED_WORDS)).isEqualTo(0.6);
    // the equal text is two documents of four pairs each, of which "one two" comes twice
    assertThat(figures.get(Measure.DISTINCT_2)).isEqualTo(7 / 8.0);
  }

  @Test
  void aByteModelThatIsHotGrowsMoreDistinctNotLess() {
    List<String> corpus = List.of("one two three four", "one two six seven", "eight nine ten");
    ByteTokenizer bytes = new ByteTokenizer();
    MatrixModel cool =
        new MatrixLearner(3, 0.001, bytes, new DocumentEnd.EndSymbol(40))
            .fit(corpus, Optional.empty());
    MatrixModel hot =
        new MatrixLearner(1, 8, bytes, new DocumentEnd.EndSymbol(40)).fit(corpus, Optional.empty());

    SortedMap<Measure, Double> known = yardstick.measure(cool, written(cool));
    SortedMap<Measure, Double> invented = yardstick.measure(hot, written(hot));
    assertThat(invented.get(Measure.INVENTED_WORDS))
        .isGreaterThan(known.get(Measure.INVENTED_WORDS) + 0.2);
    assertThat(invented.get(Measure.DISTINCT_2)).isGreaterThan(known.get(Measure.DISTINCT_2));
  }

  private static List<String> written(MatrixModel model) {
    return model.write(PROBE, SEED.stream("test", "", 0));
  }

  @Test
  void areLearntAndWrittenByAMatrixAsOneWord() {
    MatrixModel model = trainedOn("xyzzy plugh", "xyzzy plugh", "xyzzy plugh");
    MatrixModel same = trainedOn("\ufffd \ufffd", "\ufffd \ufffd", "\ufffd \ufffd");
    List<String> judged = List.of("foo bar", "one two");
    assertThat(model.logLikelihoods(judged)).isEqualTo(same.logLikelihoods(judged));
    assertThat(model.logLikelihoods(judged)[0]).isGreaterThan(model.logLikelihoods(judged)[1]);
    assertThat(String.join(" ", model.write(50, SEED.stream("test", "", 0)))).contains("\ufffd");
  }
}
