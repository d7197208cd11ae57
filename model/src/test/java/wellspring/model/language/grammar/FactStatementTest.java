package wellspring.model.language.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wellspring.model.language.StatedFacts;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class FactStatementTest {
  private final GrammarSettings settings =
      new GrammarSettings(
          3,
          new GrammarSettings.WordSettings(60, 1, 2),
          new GrammarSettings.Writers(1, 0),
          new GrammarSettings.Length(2, 5),
          new GrammarSettings.Facts(3, 2, 4, Share.of(0.5), Share.NONE));
  private final Lexicon lexicon = new Lexicon(settings);
  private final Grammar grammar = new Grammar(settings, SentenceTemplate.ALL);
  private final GrammarLanguage language = new GrammarLanguage(settings);
  private WorldFacts world;

  @BeforeEach
  void setUp() {
    world = new WorldHistory(settings.facts(), new Seed(settings.seed())).at(6);
  }

  @Test
  void readsTheSameFactInEveryForm() {
    String name = word(WordCategory.NAME, 2);
    String attribute = word(WordCategory.ATTRIBUTE, 1);
    String value = lexicon.vocabulary().word(lexicon.value(1, 3));

    assertThat(
            Stream.of(
                "the %s of %s is %s.".formatted(attribute, name, value),
                "%s is the %s of %s.".formatted(value, attribute, name),
                "%s is %s.".formatted(name, value),
                "%s %s and %s. its %s is %s."
                    .formatted(
                        name,
                        word(WordCategory.VERB, 0),
                        word(WordCategory.VERB, 1),
                        attribute,
                        value)))
        .allSatisfy(text -> assertThat(read(text)).containsExactly(new FactStatement(2, 1, 3)));
  }

  @Test
  void aPronounMeansWhatWasNamedLast() {
    String text =
        "%s is %s. %s is %s. the %s %s. its %s is %s."
            .formatted(
                word(WordCategory.NAME, 0),
                value(0, 0),
                word(WordCategory.NAME, 1),
                value(0, 1),
                word(WordCategory.NOUN, 0),
                word(WordCategory.VERB, 0),
                word(WordCategory.ATTRIBUTE, 1),
                value(1, 2));
    assertThat(read(text))
        .containsExactly(
            new FactStatement(0, 0, 0), new FactStatement(1, 0, 1), new FactStatement(1, 1, 2));
  }

  @Test
  void onlyGrammaticalSentencesStateAFact() {
    String name = word(WordCategory.NAME, 0);
    String value = value(0, 0);
    List<String> broken =
        List.of(
            "%s is %s".formatted(name, value),
            "%s is is %s.".formatted(name, value),
            "%s %s.".formatted(name, value),
            "%s is %s.".formatted(value, name),
            "its %s is %s.".formatted(word(WordCategory.ATTRIBUTE, 0), value),
            "the %s of %s is %s.".formatted(word(WordCategory.ATTRIBUTE, 1), name, value));

    assertThat(broken).allSatisfy(text -> assertThat(read(text)).isEmpty());
    assertThat(read("%s. %s is %s.".formatted(name, name, value))).hasSize(1);
    assertThat(
            read(
                "%s is is %s. its %s is %s."
                    .formatted(name, value, word(WordCategory.ATTRIBUTE, 0), value)))
        .isEmpty();
  }

  @Test
  void tellsWhatIsTrueFromWhatWasAndWhatNeverWas() {
    StatedFacts all = StatedFacts.NONE;
    for (int value = 0; value < 4; value++) {
      int held = world.lastHeld(1, 0, value);
      String text = "%s is %s.".formatted(word(WordCategory.NAME, 1), value(0, value));
      StatedFacts facts = language.facts(text, 6);
      StatedFacts expected =
          held == 6
              ? new StatedFacts(1, 0, 0, 0)
              : held < 0 ? new StatedFacts(0, 0, 1, 0) : new StatedFacts(0, 1, 0, 6 - held);

      assertThat(facts).isEqualTo(expected);
      assertThat(language.isRight(text, 6)).isEqualTo(held == 6);
      all = all.plus(facts);
    }
    assertThat(all.now()).isEqualTo(1);
    assertThat(all.outdated()).isPositive();
    assertThat(all.never()).isPositive();
  }

  @Test
  void whatStatesNoFactIsRight() {
    assertThat(language.isRight("", 0)).isTrue();
    assertThat(language.isRight("the the the.", 0)).isTrue();
    assertThat(language.facts("the the the.", 0)).isEqualTo(StatedFacts.NONE);
  }

  /** All that the writer knew and all that the reader finds are the same facts. */
  @Test
  void readsWhateverPeopleWrite() {
    RoundSpeech speech = new RoundSpeech(grammar, world, 0);
    long stated =
        IntStream.range(0, 500)
            .mapToObj(i -> DocumentWriter.write(speech, 0, new Seed(i).stream("t", "", 0)))
            .peek(
                tokens ->
                    assertThat(FactStatement.in(tokens, grammar))
                        .hasSize((int) values(tokens))
                        .allMatch(s -> world.value(s.entity(), s.attribute()) == s.value()))
            .mapToLong(this::values)
            .sum();
    assertThat(stated).isGreaterThan(200);
  }

  private long values(int[] tokens) {
    return IntStream.of(tokens).filter(token -> lexicon.is(WordCategory.VALUE, token)).count();
  }

  private List<FactStatement> read(String text) {
    return FactStatement.in(language.tokenizer().encode(text), grammar);
  }

  private String word(WordCategory kind, int number) {
    return lexicon.vocabulary().word(lexicon.token(kind, number));
  }

  private String value(int attribute, int value) {
    return lexicon.vocabulary().word(lexicon.value(attribute, value));
  }
}
