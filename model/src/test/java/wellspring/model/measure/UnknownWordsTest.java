package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TextSettings;
import wellspring.model.language.TextSettings.Tokens;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.file.TextSource.Split;
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.learner.matrix.MatrixModel;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/** What becomes of words that the language lacks. */
class UnknownWordsTest {
  private static final Seed SEED = new Seed(3);
  private static final int PROBE = 6;

  @TempDir private Path folder;

  private TextLanguage language;
  private Yardstick yardstick;

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
    language = TextLanguage.read(new TextSettings(source, Tokens.WORD, Share.of(0.2)));
    yardstick = new TokenYardstick(language, SEED, PROBE, PROBE);
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
  void areOneAndTheSameToDiversity() {
    SortedMap<Measure, Double> figures = measured("xyzzy plugh frotz");
    assertThat(figures.get(Measure.DIVERSITY)).isZero();
    assertThat(figures.get(Measure.DISTINCT_1)).isLessThan(0.1);
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
