package wellspring.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.language.TextSettings.Tokens;
import wellspring.model.language.grammar.GrammarLanguage;
import wellspring.model.language.grammar.GrammarSettings;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;
import wellspring.model.text.WordTokenizer;

class StyledLanguageTest {
  private static final Seed SEED = new Seed(17);

  /** One of each kind. */
  enum Kind {
    ZIPF(new ZipfLanguage(50, 1, 30), 50),
    GRAMMAR(
        new GrammarLanguage(
            new GrammarSettings(
                5,
                new GrammarSettings.WordSettings(200, 1, 4),
                new GrammarSettings.Writers(3, 1),
                new GrammarSettings.Length(3, 12),
                new GrammarSettings.Facts(20, 4, 6, Share.of(0.1), Share.of(0.05)))),
        4,
        12),
    WORDS(HarbourText.language(Tokens.WORD)),
    CHARACTERS(HarbourText.language(Tokens.CHARACTER));

    private final StyledLanguage language;
    private final int[] blocks;

    Kind(StyledLanguage language, int... blocks) {
      this.language = language;
      this.blocks = blocks.length > 0 ? blocks : new int[] {language.tokenizer().vocabularySize()};
    }

    List<double[]> blocks(double[] style) {
      List<double[]> parts = new ArrayList<>();
      int start = 0;
      for (int block : blocks) {
        parts.add(Arrays.copyOfRange(style, start, start + block));
        start += block;
      }
      assertThat(style).hasSize(start);
      return parts;
    }
  }

  private static List<String> all(CohortWriting writing, int documents) {
    return IntStream.range(0, documents).mapToObj(writing::document).toList();
  }

  @ParameterizedTest
  @EnumSource
  void whoHasTheUsualStyleWritesWhatWhoHasNoneWrites(Kind kind) {
    StyledLanguage language = kind.language;
    for (int round = 0; round < 5; round++) {
      assertThat(all(language.writing(SEED, "people", round, 40, language.usualStyle()), 40))
          .isEqualTo(all(language.writing(SEED, "people", round, 40), 40));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachBlockOfAStyleSumsToOne(Kind kind) {
    List<double[]> styles =
        List.of(
            kind.language.usualStyle(),
            kind.language.dialect(SEED, "people", 0.3),
            kind.language.styleOf(all(kind.language.writing(SEED, "people", 0, 40), 40)));
    for (double[] style : styles) {
      assertThat(kind.blocks(style))
          .allSatisfy(block -> assertThat(Arrays.stream(block).sum()).isCloseTo(1, within(1e-9)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDialectIsAMixtureWithTheUsualProbabilitiesOfOtherThings(Kind kind) {
    double[] usual = kind.language.usualStyle();
    double[] other = kind.language.dialect(SEED, "people", 1);
    double[] quarter = kind.language.dialect(SEED, "people", 0.25);

    assertThat(kind.language.dialect(SEED, "people", 0)).isEqualTo(usual);
    assertThat(kind.language.dialect(SEED, "people", 1)).isEqualTo(other).isNotEqualTo(usual);
    assertThat(kind.language.dialect(SEED, "poets", 1)).isNotEqualTo(other);
    assertThat(kind.language.dialect(new Seed(18), "people", 1)).isNotEqualTo(other);
    for (int block = 0; block < kind.blocks(usual).size(); block++) {
      double[] sorted = kind.blocks(usual).get(block);
      double[] otherSorted = kind.blocks(other).get(block);
      Arrays.sort(sorted);
      Arrays.sort(otherSorted);
      assertThat(otherSorted).isEqualTo(sorted);
    }
    for (int i = 0; i < usual.length; i++) {
      assertThat(quarter[i]).isCloseTo(0.75 * usual[i] + 0.25 * other[i], within(1e-15));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDialectDoesNotChangeWithTheRootOfLaterRounds(Kind kind) {
    assertThat(kind.language.dialect(SEED.from(3, 99), "people", 0.5))
        .isEqualTo(kind.language.dialect(SEED, "people", 0.5));
  }

  @ParameterizedTest
  @EnumSource
  void documentsThatSayNothingShowTheUsualStyle(Kind kind) {
    double[] usual = kind.language.usualStyle();
    assertThat(kind.language.styleOf(List.of())).isEqualTo(usual);
    assertThat(kind.language.styleOf(List.of(""))).isEqualTo(usual);
    assertThat(kind.language.styleOf(List.of("\u2603\u2603", "\u2604"))).isEqualTo(usual);
  }

  @ParameterizedTest
  @EnumSource
  void documentsShowAStyleWithoutWhatIsNotOfTheLanguage(Kind kind) {
    List<String> documents = new ArrayList<>(all(kind.language.writing(SEED, "us", 0, 20), 20));
    double[] style = kind.language.styleOf(documents);
    documents.add("");
    documents.add("\u2603\u2603\u2604");
    assertThat(kind.language.styleOf(documents)).isEqualTo(style);
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsNoStyle(Kind kind) {
    double[] usual = kind.language.usualStyle();
    double[] negative = usual.clone();
    negative[0] = -0.1;
    double[] none = new double[usual.length];
    for (double[] bad : List.of(new double[0], negative, none, new double[usual.length + 1])) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kind.language.writing(SEED, "people", 0, 10, bad));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kind.language.dialect(SEED, "people", 1.5));
  }

  @Test
  void wordsAreUsedAsOftenAsAStyleSaysAndGiveItBack() {
    StyledLanguage language = Kind.ZIPF.language;
    double[] style = language.dialect(SEED, "people", 0.8);
    int tokens = 3000 * 30;
    double[] shown = language.styleOf(all(language.writing(SEED, "people", 0, 3000, style), 3000));
    double chiSquare = 0;
    for (int token = 0; token < style.length; token++) {
      double difference = shown[token] - style[token];
      chiSquare += tokens * difference * difference / style[token];
    }
    // 49 degrees of freedom: above 94.6 in one of 10,000 samples.
    assertThat(chiSquare).isLessThan(94.6);
  }

  @Test
  void aStyleMayLackMostWords() {
    double[] style = new double[50];
    style[7] = 2;
    assertThat(Kind.ZIPF.language.writing(SEED, "people", 0, 1, style).document(0))
        .matches("w8( w8){29}");
  }

  @Test
  void theStyleOfATextIsItsTokenFrequencies() {
    StyledLanguage text = Kind.WORDS.language;
    double[] style = text.styleOf(List.of("the lamp the lamp", "the xyzzy boat"));
    int the = text.tokenizer().encode("the")[0];
    int boat = text.tokenizer().encode("boat")[0];
    assertThat(style[the]).isEqualTo(3.0 / 6);
    assertThat(style[boat]).isEqualTo(1.0 / 6);
    assertThat(style[text.tokenizer().unknown().orElseThrow()]).isZero();
  }

  @Test
  void whoHasAStyleChoosesFromATextWhatSuitsIt() {
    StyledLanguage text = Kind.WORDS.language;
    double[] style = text.styleOf(List.of("the lamp, and the lamp again: a lamp lamp lamp"));
    int lamp = text.tokenizer().encode("lamp")[0];
    List<String> plain = all(text.writing(SEED, "people", 0, 140), 140);
    List<String> styled = all(text.writing(SEED, "people", 0, 140, style), 140);

    assertThat(plain).containsAll(styled);
    assertThat(styled).isNotEqualTo(plain);
    assertThat(text.styleOf(styled)[lamp]).isGreaterThan(1.3 * text.styleOf(plain)[lamp]);
  }

  /** Documents as they are written are read by their digits, others word by word. */
  @Test
  void zipfReadsDocumentsByDigitsAsWordByWord() {
    ZipfLanguage language = new ZipfLanguage(12, 1, 4);
    List<String> plain = List.of("w1 w2 w12 w3", "w5 w5 w5 w5");
    List<String> spaced = List.of(" w1  w2 w12 w3 ", "w5 w5\tw5 w5");

    assertThat(language.styleOf(spaced)).isEqualTo(language.styleOf(plain));
    for (String odd : List.of("w0 w01 w13 x1 w w1x W2", "w1 w2 ", "", "w3 w3 w3 w3 w3")) {
      double[] read = language.styleOf(List.of(odd));
      int[] tokens = new KnownWords((WordTokenizer) language.tokenizer()).tokens(odd);
      double[] counted = new double[12];
      long known = Arrays.stream(tokens).filter(token -> token >= 0).count();
      Arrays.stream(tokens)
          .filter(token -> token >= 0)
          .forEach(token -> counted[token] += 1.0 / known);
      assertThat(read)
          .as(odd)
          .usingComparatorWithPrecision(1e-12)
          .containsExactly(known == 0 ? language.usualStyle() : counted);
    }
  }
}
