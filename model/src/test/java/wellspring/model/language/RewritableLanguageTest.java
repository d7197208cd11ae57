package wellspring.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import wellspring.model.language.RewritableLanguage.Rewriting;
import wellspring.model.language.TextSettings.Tokens;
import wellspring.model.language.grammar.GrammarLanguage;
import wellspring.model.language.grammar.GrammarSettings;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class RewritableLanguageTest {
  private static final Seed SEED = new Seed(29);

  private static final TextLanguage WORDS = HarbourText.language(Tokens.WORD);
  private static final ZipfLanguage ZIPF = new ZipfLanguage(50, 1, 6);
  private static final GrammarLanguage GRAMMAR =
      new GrammarLanguage(
          new GrammarSettings(
              5,
              new GrammarSettings.WordSettings(200, 1, 4),
              new GrammarSettings.Writers(3, 1),
              new GrammarSettings.Length(3, 12),
              new GrammarSettings.Facts(20, 4, 6, Share.of(0.1), Share.of(0.05))));

  /** One of each kind. */
  enum Kind {
    ZIPFIAN(ZIPF),
    GRAMMATICAL(GRAMMAR),
    IN_WORDS(WORDS),
    IN_BYTES(HarbourText.language(Tokens.BYTE)),
    IN_CHARACTERS(HarbourText.language(Tokens.CHARACTER));

    private final RewritableLanguage language;

    Kind(RewritableLanguage language) {
      this.language = language;
    }
  }

  private static UniformRandomProvider random(int index) {
    return SEED.fixedStream("test", "", index);
  }

  private static Rewriting all(RewritableLanguage language, String own, String other) {
    return language.rewrite(own, other, 1, random(0));
  }

  private static List<String> documents(Language language, String cohort, int documents) {
    Language.CohortWriting writing = language.writing(SEED, cohort, 0, documents);
    return IntStream.range(0, documents).mapToObj(writing::document).toList();
  }

  @ParameterizedTest
  @EnumSource
  void withStrengthZeroADocumentStaysAsItIs(Kind kind) {
    List<String> own = documents(kind.language, "us", 40);
    List<String> other = documents(kind.language, "them", 40);
    for (int i = 0; i < 40; i++) {
      assertThat(kind.language.rewrite(own.get(i), other.get(i), 0, random(i)))
          .isEqualTo(new Rewriting(own.get(i), 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesOfADocumentIsOneOfTheLanguage(Kind kind) {
    List<String> own = documents(kind.language, "us", 200);
    List<String> other = documents(kind.language, "them", 200);
    for (int i = 0; i < 200; i++) {
      double strength = (i % 11) / 10.0;
      Rewriting rewriting = kind.language.rewrite(own.get(i), other.get(i), strength, random(i));
      kind.language.requireDocument(rewriting.text());
      assertThat(rewriting.ownShare()).isBetween(0.0, 1.0);
      assertThat(kind.language.rewrite(own.get(i), other.get(i), strength, random(i)))
          .isEqualTo(rewriting);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingTakesNothingsPlace(Kind kind) {
    String own = documents(kind.language, "us", 1).get(0);
    assertThat(all(kind.language, own, "")).isEqualTo(new Rewriting(own, 1));
    assertThat(all(kind.language, own, " \n ")).isEqualTo(new Rewriting(own, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kind.language.rewrite(own, own, -0.1, random(0)));
  }

  @ParameterizedTest
  @CsvSource({"ZIPFIAN, 0.2", "ZIPFIAN, 0.7", "GRAMMATICAL, 0.2", "GRAMMATICAL, 0.7"})
  void theWritersShareIsWhatStrengthLeavesOnAverage(Kind kind, double strength) {
    int documents = 4000;
    List<String> own = documents(kind.language, "us", documents);
    List<String> other = documents(kind.language, "them", documents);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < documents; i++) {
      double share =
          kind.language.rewrite(own.get(i), other.get(i), strength, random(i)).ownShare();
      sum += share;
      squares += share * share;
    }
    double mean = sum / documents;
    double deviation = StrictMath.sqrt((squares / documents - mean * mean) / documents);
    assertThat(mean).isCloseTo(1 - strength, within(3 * deviation));
    assertThat(deviation).isLessThan(0.01);
  }

  /** Both are the same, so that all sentences at a place have the same length. */
  @Test
  void theWritersShareOfATextIsWhatStrengthLeavesOnAverage() {
    String text = "It burned. No boat! Who? A lamp.\nThey slept: six men. Why?";
    int times = 4000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < times; i++) {
      double share = WORDS.rewrite(text, text, 0.3, random(i)).ownShare();
      sum += share;
      squares += share * share;
    }
    double mean = sum / times;
    double deviation = StrictMath.sqrt((squares / times - mean * mean) / times);
    int newline = 1;
    double tokens = WORDS.length(text);
    assertThat(mean)
        .isCloseTo(0.7 * (tokens - newline) / tokens + newline / tokens, within(3 * deviation));
  }

  @Test
  void withStrengthOneAllWordsAreTheOthers() {
    assertThat(all(ZIPF, "w1 w2 w3 w4 w5 w6", "w9 w8 w7 w6 w5 w4"))
        .isEqualTo(new Rewriting("w9 w8 w7 w6 w5 w4", 0));
  }

  @Test
  void aWordWithoutCounterpartStays() {
    assertThat(all(ZIPF, "w1 w2 w3 w4 w5 w6", "w9 what w7"))
        .isEqualTo(new Rewriting("w9 w2 w7 w4 w5 w6", 4.0 / 6));
  }

  @Test
  void withStrengthOneAllSentencesAreTheOthers() {
    for (int i = 0; i < 20; i++) {
      String own = documents(GRAMMAR, "us", 20).get(i);
      String other = documents(GRAMMAR, "them", 20).get(i);
      List<String> theirs = List.of(other.split("(?<=\\.) "));
      Rewriting rewriting = all(GRAMMAR, own, other);
      String[] sentences = rewriting.text().split("(?<=\\.) ");

      assertThat(rewriting.ownShare()).isZero();
      assertThat(sentences).hasSameSizeAs(own.split("(?<=\\.) "));
      for (int place = 0; place < sentences.length; place++) {
        assertThat(sentences[place]).isEqualTo(theirs.get(place % theirs.size()));
      }
    }
  }

  @Test
  void whiteSpaceBetweenSentencesIsTheWritersOwn() {
    Rewriting rewriting =
        all(WORDS, "The lamp.  It burned!\n\nWho came\n  and went? 4.30. Why", "A boat. No!");
    assertThat(rewriting.text()).isEqualTo("A boat.  No!\n\nA boat.\n  No! A boat. No!");
    double newlines = 3;
    assertThat(rewriting.ownShare()).isEqualTo(newlines / WORDS.length(rewriting.text()));
  }

  @Test
  void sentencesThatTheLanguageCannotSayAreNotTakenOver() {
    String own = documents(GRAMMAR, "us", 1).get(0);
    String said = documents(GRAMMAR, "them", 1).get(0).split("(?<=\\.) ")[0];
    assertThat(all(GRAMMAR, own, "what the xyzzy. " + said).text()).startsWith(said);
    assertThat(all(GRAMMAR, own, "what the xyzzy.")).isEqualTo(new Rewriting(own, 1));
  }

  @Test
  void aDocumentThatGetsTooLongEndsBehindTheLastSentenceThatFits() {
    int tokensMax = GRAMMAR.documentEnd().tokensMax();
    String half = "the ".repeat(tokensMax / 2 - 1) + "the.";
    String own = "the the. the the. the the. the the.";
    Rewriting rewriting = all(GRAMMAR, own, half);
    GRAMMAR.requireDocument(rewriting.text());
    assertThat(rewriting.text()).matches("(the )+the\\.");
    assertThat(all(GRAMMAR, own, "the ".repeat(tokensMax) + ".")).isEqualTo(new Rewriting(own, 1));
  }
}
