package wellspring.model.language.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.language.StatedFacts;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class BeliefsTest {
  private static final Seed SEED = new Seed(31);
  private static final int ROUND = 6;

  private final GrammarLanguage language = language(0);

  private static GrammarLanguage language(double error) {
    return new GrammarLanguage(settings(error));
  }

  private static GrammarSettings settings(double error) {
    return new GrammarSettings(
        5,
        new GrammarSettings.WordSettings(200, 1, 4),
        new GrammarSettings.Writers(3, 1),
        new GrammarSettings.Length(3, 12),
        new GrammarSettings.Facts(20, 4, 6, Share.of(0.2), Share.of(error)));
  }

  private static List<String> write(GrammarLanguage language, int[] beliefs, int documents) {
    CohortWriting writing =
        language.writing(SEED, "people", ROUND, documents, language.usualStyle(), beliefs);
    return IntStream.range(0, documents).mapToObj(writing::document).toList();
  }

  private static StatedFacts judge(GrammarLanguage language, List<String> documents, int round) {
    return documents.stream()
        .map(document -> language.facts(document, round))
        .reduce(StatedFacts.NONE, StatedFacts::plus);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void whoKnowsTheTruthWritesAsIfNothingWereSaidOfBeliefs(double error) {
    GrammarLanguage erring = language(error);
    CohortWriting plain = erring.writing(SEED, "people", ROUND, 300);
    assertThat(write(erring, erring.factsAt(ROUND), 300))
        .isEqualTo(IntStream.range(0, 300).mapToObj(plain::document).toList());
  }

  @Test
  void thereIsAFactForEachAttributeOfEachEntityInEveryRound() {
    assertThat(language.facts()).isEqualTo(80);
    assertThat(language.factsAt(0)).hasSize(80).isNotEqualTo(language.factsAt(1));
    assertThat(language.asOf(3).factsAt(9)).isEqualTo(language.factsAt(3));
    language.factsAt(ROUND)[0] = -7;
    assertThat(language.factsAt(ROUND)[0]).isBetween(0, 5);
  }

  @Test
  void whoBelievesInAnEarlierWorldStatesWhatIsOutdated() {
    List<String> documents = write(language, language.factsAt(2), 2000);
    assertThat(judge(language, documents, 2).all())
        .isEqualTo(judge(language, documents, 2).now())
        .isGreaterThan(1000);

    int[] then = language.factsAt(2);
    int[] now = language.factsAt(ROUND);
    Grammar grammar = new Grammar(settings(0), SentenceTemplate.ALL);
    long changed =
        documents.stream()
            .flatMap(text -> FactStatement.in(language.tokenizer().encode(text), grammar).stream())
            .mapToInt(statement -> 4 * statement.entity() + statement.attribute())
            .filter(fact -> then[fact] != now[fact])
            .count();
    StatedFacts later = judge(language, documents, ROUND);
    assertThat(later.outdated()).isEqualTo(changed).isGreaterThan(later.all() / 3);
    assertThat(later.never()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void whatIsStatedMostOftenIsWhatIsBelieved(double error) {
    int[] beliefs = language.factsAt(2);
    int[] stated = language.stated(write(language(error), beliefs, 20_000));
    assertThat(stated).isEqualTo(beliefs);
  }

  @Test
  void ofEquallyFrequentValuesTheSmallestCountsAndOfNoneNothing() {
    Lexicon lexicon = new Grammar(settings(0), SentenceTemplate.ALL).lexicon();
    String name = word(lexicon, lexicon.token(TemplateSlot.WordCategory.NAME, 3));
    String high = word(lexicon, lexicon.value(1, 4));
    String low = word(lexicon, lexicon.value(1, 2));
    String other = word(lexicon, lexicon.value(2, 5));
    int[] stated =
        language.stated(
            List.of(
                "%s is %s. %s is %s.".formatted(name, high, name, low),
                "%s is xyzzy. %s is %s.".formatted(name, name, other),
                "%s is %s".formatted(name, high),
                ""));
    int[] expected = new int[80];
    Arrays.fill(expected, -1);
    expected[3 * 4 + 1] = 2;
    expected[3 * 4 + 2] = 5;
    assertThat(stated).isEqualTo(expected);
    assertThat(language.stated(List.of())).containsOnly(-1);
  }

  private static String word(Lexicon lexicon, int token) {
    return lexicon.vocabulary().word(token);
  }

  @Test
  void refusesWhatNobodyCanBelieve() {
    int[] none = language.factsAt(0);
    none[4] = -1;
    int[] tooHigh = language.factsAt(0);
    tooHigh[4] = 6;
    for (int[] bad : List.of(none, tooHigh, new int[79])) {
      assertThatIllegalArgumentException().isThrownBy(() -> write(language, bad, 1));
    }
  }
}
