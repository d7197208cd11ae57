package wellspring.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.language.TextSettings.Tokens;
import wellspring.model.language.file.LanguageException;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.file.TextSource.Split;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

class TextLanguageTest {
  private static final Seed SEED = new Seed(5);
  private static final int DOCUMENTS = 18; // blank lines in harbour.txt, plus 1

  @TempDir private Path folder;

  private final TextLanguage language = harbour(Tokens.WORD, 0.2);

  private static Path harbourFile() {
    try {
      return Path.of(TextLanguageTest.class.getResource("harbour.txt").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TextLanguage harbour(Tokens tokens, double heldOut) {
    return read(harbourFile(), Split.BLANK_LINE, tokens, heldOut);
  }

  private static TextLanguage read(Path path, Split split, Tokens tokens, double heldOut) {
    TextSource source = new TextSource(path, split, TextSource.FIELD, 100_000);
    return TextLanguage.read(
        new TextSettings(source, tokens, Share.of(heldOut)), ReadingContext.PLAIN);
  }

  private TextLanguage lines(double heldOut, String... lines) throws IOException {
    Path file = Files.write(folder.resolve("lines.txt"), List.of(lines));
    return read(file, Split.LINE, Tokens.WORD, heldOut);
  }

  private static List<String> pass(TextLanguage language, Seed seed, String cohort, int round) {
    int size = language.summary().training().documents();
    CohortWriting writing = language.writing(seed, cohort, round, size);
    return IntStream.range(0, size).mapToObj(writing::document).toList();
  }

  @Test
  void everyDocumentIsInExactlyOnePart() throws IOException {
    List<String> both = new ArrayList<>(language.heldOut(SEED, 100));
    assertThat(both).hasSize(4);
    both.addAll(pass(language, SEED, "people", 0));
    List<String> all = List.of(Files.readString(harbourFile()).strip().split("\n\n"));
    assertThat(all).hasSize(DOCUMENTS);
    assertThat(both).containsExactlyInAnyOrderElementsOf(all.stream().map(String::strip).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -7, Long.MAX_VALUE})
  void theHeldOutPartIsTheSameWhateverTheSeed(long seed) {
    assertThat(language.heldOut(new Seed(seed), 100)).isEqualTo(language.heldOut(SEED, 100));
    assertThat(language.heldOut(new Seed(seed), 2))
        .isEqualTo(language.heldOut(SEED, 100).subList(0, 2));
  }

  @Test
  void holdsOutAtLeastOneDocument() {
    assertThat(harbour(Tokens.WORD, 0).heldOut(SEED, 100)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Tokens.class)
  void everyDocumentCanBeReadInTheClosedVocabulary(Tokens tokens) {
    TextLanguage spoken = harbour(tokens, 0.5);
    List<String> documents = new ArrayList<>(spoken.heldOut(SEED, 100));
    documents.addAll(pass(spoken, SEED, "people", 0));
    for (String document : documents) {
      int[] encoded = spoken.tokenizer().encode(document);
      String decoded = spoken.tokenizer().decode(encoded);
      assertThat(spoken.tokenizer().encode(decoded)).isEqualTo(encoded).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aCohortRepeatsNoDocumentBeforeItHasWrittenAll(long seed) {
    List<String> written = new ArrayList<>();
    for (int round = 0; round < 15; round++) {
      CohortWriting writing = language.writing(new Seed(seed), "people", round, 7);
      IntStream.range(0, 7).mapToObj(writing::document).forEach(written::add);
    }
    int size = language.summary().training().documents();
    assertThat(size).isEqualTo(14);
    for (int pass = 0; pass < 7; pass++) {
      assertThat(new HashSet<>(written.subList(pass * size, (pass + 1) * size))).hasSize(size);
    }
  }

  @Test
  void aDocumentIsTheSameInWhateverOrderItIsAskedFor() {
    CohortWriting writing = language.writing(SEED, "people", 3, 40);
    List<String> forwards = IntStream.range(0, 40).mapToObj(writing::document).toList();
    CohortWriting again = harbour(Tokens.WORD, 0.2).writing(SEED, "people", 3, 40);
    for (int i = 39; i >= 0; i--) {
      assertThat(again.document(i)).isEqualTo(forwards.get(i));
    }
  }

  @Test
  void seedsCohortsAndPassesHaveOrdersOfTheirOwn() {
    assertThat(
            new HashSet<>(
                List.of(
                    pass(language, SEED, "people", 0),
                    pass(language, SEED, "people", 1),
                    pass(language, SEED, "poets", 0),
                    pass(language, new Seed(6), "people", 0))))
        .hasSize(4);
  }

  @Test
  void frequenciesAreThoseOfTheTrainingPartAlone() throws IOException {
    TextLanguage small = lines(0.3, "a b a", "a c", "d d d d", "e f g");
    assertThat(small.heldOut(SEED, 9)).hasSize(1);
    List<String> training = pass(small, SEED, "people", 0);
    double[] frequencies = small.tokenFrequencies();
    int tokens = String.join(" ", training).split(" ").length;
    for (String word : List.of("a", "b", "c", "d", "e", "f", "g")) {
      long times = String.join("", training).chars().filter(c -> c == word.charAt(0)).count();
      int token = small.tokenizer().encode(word)[0];
      assertThat(frequencies[token]).isCloseTo((double) times / tokens, within(1e-15));
    }
    assertThat(Arrays.stream(frequencies).sum()).isCloseTo(1, within(1e-12));
    assertThat(frequencies).contains(0.0); // words of the held-out document
  }

  @Test
  void readsWordsThatOnlyModelsMakeUpAsOneWordThatNobodyUses() throws IOException {
    TextLanguage small = lines(0.3, "a b a", "a c", "d d d d", "e f g");
    int size = small.tokenizer().vocabularySize();
    assertThat(size).isEqualTo(8);
    assertThat(small.tokenizer().encode("xyzzy a plugh"))
        .containsExactly(size - 1, small.tokenizer().encode("a")[0], size - 1);
    assertThat(small.tokenFrequencies()[size - 1]).isZero();
  }

  @Test
  void aReplacementCharacterThatPeopleWroteIsAWordOfTheirs() throws IOException {
    TextLanguage broken = lines(0.3, "a \ufffd \ufffd b", "\ufffd c", "\ufffd \ufffd", "d");
    int unknown = broken.tokenizer().encode("xyzzy")[0];
    assertThat(unknown).isZero();
    assertThat(broken.tokenFrequencies()[unknown]).isPositive();
  }

  @Test
  void sumsUpWhatItWasMadeOf() throws IOException {
    TextLanguage small = lines(0.25, "one two three.", "two, three", "three four five!", "six");
    TextSummary summary = small.summary();
    assertThat(summary.vocabularySize()).isEqualTo(10); // nine words, and one for all others
    assertThat(summary.training().documents()).isEqualTo(3);
    assertThat(summary.heldOut().documents()).isEqualTo(1);
    assertThat(summary.heldOut().tokens())
        .isEqualTo(small.tokenizer().encode(small.heldOut(SEED, 1).get(0)).length);
    assertThat(summary.training().tokens() + summary.heldOut().tokens()).isEqualTo(12);
    assertThat(summary.heldOutRemoved()).isZero();
    assertThat(summary.sha256()).hasSize(64);
  }

  @Test
  void knowsNoTruthAndEndsDocumentsWithASymbol() {
    assertThat(language.truth()).isEmpty();
    assertThat(language.documentEnd()).isInstanceOf(DocumentEnd.EndSymbol.class);
  }

  @Test
  void documentsMayBeOneTokenLongerThanTheLongestSoThatEveryHumanOneCanEnd() throws IOException {
    assertThat(lines(0.25, "a b c", "d e", "f g", "h").documentEnd())
        .isEqualTo(new DocumentEnd.EndSymbol(4));
  }

  @Test
  void oneDocumentAloneIsNoLanguage() {
    assertThatThrownBy(() -> lines(0.1, "all alone"))
        .isInstanceOf(LanguageException.class)
        .hasMessageContainingAll("lines.txt", "of 1 document 1 would be held out", "finer split");
  }

  @Test
  void aTrainingPartIsNeeded() {
    assertThatThrownBy(() -> lines(1, "one", "two", "three"))
        .isInstanceOf(LanguageException.class)
        .hasMessageContainingAll(
            "lines.txt", "none to train on", "heldOut = 1.0", "lower language.heldOut");
  }

  @Test
  void aHeldOutPartOfNothingButCopiesIsRefused() {
    assertThatThrownBy(() -> lines(0.3, "Same again!", "same again", "SAME, again", "same again."))
        .isInstanceOf(LanguageException.class)
        .hasMessageContainingAll(
            "lines.txt", "the document chosen to be held out", "raise language.heldOut");
  }
}
