package wellspring.model.language.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class StyleReadingTest {
  private static final Seed SEED = new Seed(23);
  private static final int TOPICS = 4;

  private static final GrammarSettings SETTINGS =
      new GrammarSettings(
          5,
          new GrammarSettings.WordSettings(200, 1, TOPICS),
          new GrammarSettings.Writers(3, 1),
          new GrammarSettings.Length(3, 12),
          new GrammarSettings.Facts(20, 4, 6, Share.of(0.1), Share.of(0.05)));

  private final GrammarLanguage language = new GrammarLanguage(SETTINGS);

  private List<String> write(double[] style, int documents) {
    CohortWriting writing = language.writing(SEED, "people", 2, documents, style);
    return IntStream.range(0, documents).mapToObj(writing::document).toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void manyDocumentsGiveBackTheStyleInWhichTheyWereWritten(double share) {
    double[] style = language.dialect(SEED, "people", share);
    int documents = 12_000;
    double[] shown = language.styleOf(write(style, documents));
    for (int i = 0; i < style.length; i++) {
      double deviation = StrictMath.sqrt(style[i] * (1 - style[i]) / documents);
      assertThat(shown[i]).as("entry %d", i).isCloseTo(style[i], within(3 * deviation));
    }
  }

  @Test
  void countingAloneWouldNotFindTheTemplates() {
    double[] style = language.usualStyle();
    Grammar grammar = new Grammar(SETTINGS, SentenceTemplate.ALL);
    int documents = 12_000;
    double[] counts = new double[grammar.templates().size()];
    for (String document : write(style, documents)) {
      Sentence.in(language.tokenizer().encode(document), grammar)
          .forEach(sentence -> counts[sentence.form(grammar.templates())]++);
    }
    double total = Arrays.stream(counts).sum();
    double worst = 0;
    for (int i = 0; i < counts.length; i++) {
      double p = style[TOPICS + i];
      double deviation = StrictMath.sqrt(p * (1 - p) / documents);
      worst = Math.max(worst, Math.abs(counts[i] / total - p) / deviation);
    }
    assertThat(worst).isGreaterThan(9);
  }

  @Test
  void aStyleThatAvoidsTemplatesAndTopicsIsFoundAgain() {
    double[] style = new double[language.usualStyle().length];
    int name = SentenceTemplate.ALL.indexOf(SentenceTemplate.of(3, "NAME VERB DETERMINER NOUN ."));
    int pronoun = SentenceTemplate.ALL.indexOf(SentenceTemplate.of(3, "it VERB DETERMINER NOUN ."));
    style[1] = 1;
    style[TOPICS + name] = 0.4;
    style[TOPICS + pronoun] = 0.6;
    double[] shown = language.styleOf(write(style, 2000));
    for (int i = 0; i < style.length; i++) {
      assertThat(shown[i]).as("entry %d", i).isCloseTo(style[i], within(0.05));
    }
  }

  @Test
  void aTemplateThatCouldNotBeUsedKeepsItsUsualProbability() {
    double[] style = language.usualStyle();
    int subject = SentenceTemplate.ALL.indexOf(SentenceTemplate.of(5, "DETERMINER NOUN VERB ."));
    Arrays.fill(style, TOPICS, style.length, 0);
    style[TOPICS + subject] = 1;
    double[] shown = language.styleOf(write(style, 500));
    double pronouns = 0;
    for (int i = 0; i < SentenceTemplate.ALL.size(); i++) {
      boolean refersBack = SentenceTemplate.ALL.get(i).refersBack();
      pronouns += refersBack ? shown[TOPICS + i] : 0;
      assertThat(i == subject || refersBack || shown[TOPICS + i] == 0).isTrue();
    }
    assertThat(pronouns).isCloseTo(6.0 / 34, within(1e-9));
    assertThat(shown[TOPICS + subject]).isCloseTo(28.0 / 34, within(1e-9));
  }

  @Test
  void whereAStyleLeavesNothingToOpenWithTheUsualSentencesOpen() {
    double[] style = language.usualStyle();
    for (int i = 0; i < SentenceTemplate.ALL.size(); i++) {
      style[TOPICS + i] = SentenceTemplate.ALL.get(i).refersBack() ? 1 : 0;
    }
    assertThat(write(style, 300))
        .allMatch(text -> language.length(text) > 0)
        .anyMatch(text -> text.contains(". it "))
        .noneMatch(text -> text.startsWith("it"));
  }

  @Test
  void brokenSentencesStillTellTheTopic() {
    Grammar grammar = new Grammar(SETTINGS, SentenceTemplate.ALL);
    double[] nouns = new double[grammar.lexicon().size(TemplateSlot.WordCategory.NOUN)];
    int topic = 2;
    Arrays.setAll(nouns, n -> grammar.words(TemplateSlot.WordCategory.NOUN, topic).probability(n));
    int favourite =
        IntStream.range(0, nouns.length)
            .reduce((a, b) -> nouns[b] > nouns[a] ? b : a)
            .orElseThrow();
    String noun =
        grammar
            .lexicon()
            .vocabulary()
            .word(grammar.lexicon().token(TemplateSlot.WordCategory.NOUN, favourite));
    double[] shown = language.styleOf(List.of((noun + " xyzzy ").repeat(400), "garbage"));
    assertThat(shown[topic]).isGreaterThan(0.999);
    assertThat(Arrays.copyOfRange(shown, TOPICS, shown.length))
        .isEqualTo(Arrays.copyOfRange(language.usualStyle(), TOPICS, shown.length));
  }
}
