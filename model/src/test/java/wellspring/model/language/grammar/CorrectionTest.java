package wellspring.model.language.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.CorrectableLanguage.Correction;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class CorrectionTest {
  private static final Seed SEED = new Seed(37);
  private static final int ROUND = 3;
  private static final int ANY = 1000;
  private static final int LONGEST = 7; // tokens of a sentence

  private final GrammarLanguage language = language(0);

  private static GrammarLanguage language(double error) {
    return new GrammarLanguage(
        new GrammarSettings(
            5,
            new GrammarSettings.WordSettings(120, 1, 3),
            new GrammarSettings.Writers(3, 1),
            new GrammarSettings.Length(3, 6),
            new GrammarSettings.Facts(10, 3, 4, Share.of(0.3), Share.of(error))));
  }

  private List<String> documents(int documents) {
    CohortWriting writing = language.writing(SEED, "people", ROUND, documents);
    return IntStream.range(0, documents).mapToObj(writing::document).toList();
  }

  private static UniformRandomProvider random(int index) {
    return SEED.fixedStream("test", "", index);
  }

  private int[] tokens(String text) {
    return language.tokenizer().encode(text);
  }

  /** Whether people can write a document, its end included. */
  private boolean isPossible(String text) {
    double[] last = language.asOf(ROUND).truth().orElseThrow().after(tokens(text));
    return last[last.length - 1] > 0;
  }

  @Test
  void aRightDocumentNeedsNoCorrection() {
    assertThat(documents(200))
        .allSatisfy(text -> assertThat(language.correct(text, ROUND, ANY, random(0))).isEmpty());
  }

  @Test
  void aWordThatNobodyCouldHaveWrittenIsMendedInItsPlace() {
    List<String> documents = documents(200);
    for (int i = 0; i < documents.size(); i++) {
      int[] tokens = tokens(documents.get(i));
      int place = random(i).nextInt(tokens.length);
      tokens[place] = impossible(tokens, place);
      Correction correction = correct(tokens, ANY, i);
      int[] mended = tokens(correction.text());

      assertThat(correction.mistakeAt()).isEqualTo(place);
      assertThat(Arrays.copyOf(mended, place)).isEqualTo(Arrays.copyOf(tokens, place));
      assertThat(correction.words()).isEqualTo(mended.length - place);
      assertThat(isPossible(correction.text())).isTrue();
      assertThat(correct(tokens, ANY, i)).isEqualTo(correction);
    }
  }

  private Correction correct(int[] tokens, int wordsMax, int index) {
    String text = language.tokenizer().decode(tokens);
    return language.correct(text, ROUND, wordsMax, random(index)).orElseThrow();
  }

  /** A token that the truth excludes at a place. */
  private int impossible(int[] tokens, int place) {
    double[] next = language.asOf(ROUND).truth().orElseThrow().after(Arrays.copyOf(tokens, place));
    return IntStream.range(0, next.length - 1)
        .filter(token -> next[token] == 0)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 9})
  void whoWritesNoMoreThanSoManyWordsEndsWithAWholeSentence(int wordsMax) {
    List<String> documents = documents(200);
    int finished = 0;
    for (int i = 0; i < documents.size(); i++) {
      int[] tokens = tokens(documents.get(i));
      int place = random(i).nextInt(tokens.length);
      tokens[place] = impossible(tokens, place);
      Correction correction = correct(tokens, wordsMax, i);
      boolean inFirst = !language.tokenizer().decode(Arrays.copyOf(tokens, place)).contains(".");
      assertThat(isPossible(correction.text())).isTrue();
      language.requireDocument(correction.text());
      assertThat(correction.words())
          .isLessThanOrEqualTo(inFirst ? Math.max(wordsMax, LONGEST) : wordsMax);
      finished += correction.words() > wordsMax ? 1 : 0;
    }
    assertThat(finished).isBetween(wordsMax < 9 ? 10 : 0, 150);
  }

  @Test
  void aFactThatIsNoLongerTrueIsAMistakeWherePeopleMakeNone() {
    int outdated = 0;
    for (String text : language.heldOut(SEED, 200)) {
      boolean isRight = language.isRight(text, ROUND);
      assertThat(language.correct(text, ROUND, ANY, random(0)).isEmpty()).isEqualTo(isRight);
      assertThat(language(0.1).correct(text, ROUND, ANY, random(0))).isEmpty();
      outdated += isRight ? 0 : 1;
    }
    assertThat(outdated).isBetween(50, 150);
  }

  @Test
  void whatStopsTooEarlyHasItsMistakeAtTheEnd() {
    for (String text : documents(50)) {
      int[] tokens = tokens(text);
      int[] cut = Arrays.copyOf(tokens, tokens.length - 1);
      Correction correction = correct(cut, ANY, 0);
      assertThat(correction.mistakeAt()).isEqualTo(cut.length);
      assertThat(isPossible(correction.text())).isTrue();
    }
  }

  @Test
  void whatGoesOnTooLongIsCutOff() {
    String text = documents(200).stream().filter(d -> sentences(d) == 6).findFirst().orElseThrow();
    assertThat(language.correct(text + " the", ROUND, ANY, random(0)))
        .contains(new Correction(text, tokens(text).length, 0));
  }

  private static long sentences(String text) {
    return text.chars().filter(c -> c == '.').count();
  }

  @Test
  void anUnknownWordAndAnEmptyTextAreMistakesToo() {
    String text = documents(1).get(0);
    for (String bad : List.of("", "xyzzy", "\ud83d", "xyzzy " + text)) {
      Correction correction = language.correct(bad, ROUND, ANY, random(1)).orElseThrow();
      assertThat(correction.mistakeAt()).isZero();
      assertThat(correction.words()).isEqualTo(tokens(correction.text()).length).isPositive();
      assertThat(isPossible(correction.text())).isTrue();
    }
  }

  /** An empty text is written anew: with as many full stops for its tokens as all people write. */
  @Test
  void goesOnAsPeopleDo() {
    int documents = 4000;
    double[] shares = language.asOf(ROUND).tokenFrequencies();
    double expected = shares[tokens("it.")[1]];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < documents; i++) {
      Correction correction = language.correct("", ROUND, ANY, random(i)).orElseThrow();
      double excess = sentences(correction.text()) - expected * correction.words();
      sum += excess;
      squares += excess * excess;
    }
    double mean = sum / documents;
    double deviation = StrictMath.sqrt((squares / documents - mean * mean) / documents);
    assertThat(mean).isCloseTo(0, within(3 * deviation));
  }
}
