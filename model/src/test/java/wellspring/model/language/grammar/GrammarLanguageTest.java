package wellspring.model.language.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.language.StatedFacts;
import wellspring.model.language.TokenDistribution;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class GrammarLanguageTest {
  private static final Seed SEED = new Seed(17);

  private static GrammarLanguage language(double change, double error) {
    return new GrammarLanguage(settings(200, 3, change, error));
  }

  private static GrammarSettings settings(int vocabulary, int styles, double change, double error) {
    return new GrammarSettings(
        5,
        new GrammarSettings.WordSettings(vocabulary, 1, 4),
        new GrammarSettings.Writers(styles, 1),
        new GrammarSettings.Length(3, 12),
        new GrammarSettings.Facts(20, 4, 6, Share.of(change), Share.of(error)));
  }

  /**
   * What a token costs must be on average what the truth expects it to cost. Styles, topics and
   * entities are not told, so that this fails if any of them is not marginalised rightly.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 9})
  void peopleSurpriseTheTruthAsMuchAsItExpects(int round) {
    GrammarLanguage language = language(0.1, 0.05);
    TokenDistribution truth = language.asOf(round).truth().orElseThrow();
    int documents = 3000;
    CohortWriting writing = language.writing(SEED, "people", round, documents);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < documents; i++) {
      int[] tokens = language.tokenizer().encode(writing.document(i));
      double excess = excess(truth.along(tokens), tokens);
      sum += excess;
      squares += excess * excess;
    }
    double mean = sum / documents;
    double deviation = StrictMath.sqrt((squares / documents - mean * mean) / documents);
    assertThat(mean).isCloseTo(0, within(3 * deviation));
    assertThat(deviation).isLessThan(0.1);
  }

  /** Surprisal less entropy, over all symbols of a document. */
  private static double excess(List<double[]> along, int[] tokens) {
    double excess = 0;
    for (int place = 0; place <= tokens.length; place++) {
      double[] next = along.get(place);
      double p = next[place < tokens.length ? tokens[place] : next.length - 1];
      excess -= StrictMath.log(p);
      for (double q : next) {
        excess += q > 0 ? q * StrictMath.log(q) : 0;
      }
    }
    return excess;
  }

  @Test
  void probabilitiesSumToOneWhereverADocumentStands() {
    GrammarLanguage language = language(0, 0.1);
    TokenDistribution truth = language.truth().orElseThrow();
    for (String document : language.heldOut(SEED, 100)) {
      for (double[] next : truth.along(language.tokenizer().encode(document))) {
        assertThat(next).hasSize(201);
        assertThat(Arrays.stream(next).sum()).isCloseTo(1, within(1e-12));
      }
    }
    assertThat(Arrays.stream(language.tokenFrequencies()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatPeopleWriteIsOldNewsToTheTruthOfALaterRound() {
    GrammarLanguage language = language(0.2, 0);
    TokenDistribution then = language.asOf(0).truth().orElseThrow();
    TokenDistribution now = language.asOf(10).truth().orElseThrow();
    int impossible = 0;
    for (String document : language.heldOut(SEED, 200)) {
      int[] tokens = language.tokenizer().encode(document);
      boolean stale = language.facts(document, 10).outdated() > 0;
      assertThat(last(then, tokens)).isPositive();
      assertThat(last(now, tokens) == 0).isEqualTo(stale);
      impossible += stale ? 1 : 0;
    }
    assertThat(impossible).isBetween(50, 150);
  }

  private static double last(TokenDistribution truth, int[] tokens) {
    double[] next = truth.after(tokens);
    return next[next.length - 1];
  }

  @Test
  void standsStillAsOfARound() {
    GrammarLanguage language = language(0.5, 0);
    GrammarLanguage standing = language.asOf(4);
    String document = language.writing(SEED, "people", 4, 10).document(3);

    assertThat(standing.asOf(9)).isSameAs(standing);
    assertThat(standing.heldOut(SEED, 50))
        .allMatch(text -> language.isRight(text, 4))
        .isNotEqualTo(language.heldOut(SEED, 50));
    assertThat(standing.writing(SEED, "people", 4, 10).document(3)).isEqualTo(document);
    assertThat(standing.facts(document, 20)).isEqualTo(language.facts(document, 4));
    assertThat(language(0, 0).asOf(4).asOf(7)).isInstanceOf(GrammarLanguage.class);
    GrammarLanguage unchanging = language(0, 0);
    assertThat(unchanging.asOf(4)).isSameAs(unchanging);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void peopleAreWrongAsOftenAsTheyErr(double error) {
    GrammarLanguage language = language(0.1, error);
    CohortWriting writing = language.writing(SEED, "people", 6, 2000);
    StatedFacts facts =
        IntStream.range(0, 2000)
            .mapToObj(i -> language.facts(writing.document(i), 6))
            .reduce(StatedFacts.NONE, StatedFacts::plus);

    double n = facts.all();
    assertThat(n).isGreaterThan(1000);
    assertThat((n - facts.now()) / n)
        .isCloseTo(error, within(3 * StrictMath.sqrt(error * (1 - error) / n)));
  }

  /** Each of two writers says that a name is a value as often, over the rounds, as one style. */
  @Test
  void writersKeepTheirOwnStyleFromRoundToRound() {
    GrammarSettings settings = settings(200, 2, 0, 0);
    Grammar grammar = new Grammar(settings, SentenceTemplate.ALL);
    GrammarLanguage language = new GrammarLanguage(settings);
    int rounds = 1000;
    int template = SentenceTemplate.ALL.indexOf(SentenceTemplate.of(2, "NAME is VALUE ."));
    double[] expected = {
      grammar.templates(0, false).probability(template),
      grammar.templates(1, false).probability(template)
    };
    double[] shares = new double[2];
    for (int round = 0; round < rounds; round++) {
      CohortWriting writing = language.writing(SEED, "people", round, 2);
      for (int writer = 0; writer < 2; writer++) {
        int[] tokens = language.tokenizer().encode(writing.document(writer));
        shares[writer] += isNameIsValue(tokens, grammar) ? 1.0 / rounds : 0;
      }
    }
    Arrays.sort(expected);
    Arrays.sort(shares);
    assertThat(expected[1] - expected[0]).isGreaterThan(0.08);
    for (int i = 0; i < 2; i++) {
      double deviation = StrictMath.sqrt(expected[i] * (1 - expected[i]) / rounds);
      assertThat(shares[i]).isCloseTo(expected[i], within(3 * deviation));
    }
  }

  private static boolean isNameIsValue(int[] tokens, Grammar grammar) {
    return grammar.lexicon().is(TemplateSlot.WordCategory.NAME, tokens[0])
        && grammar.lexicon().is(TemplateSlot.WordCategory.VALUE, tokens[2]);
  }

  @Test
  void aDocumentIsTheSameInWhateverOrderItIsAskedFor() {
    CohortWriting writing = language(0.1, 0).writing(SEED, "people", 3, 40);
    List<String> forwards = IntStream.range(0, 40).mapToObj(writing::document).toList();
    CohortWriting again = language(0.1, 0).writing(SEED, "people", 3, 40);
    for (int i = 39; i >= 0; i--) {
      assertThat(again.document(i)).isEqualTo(forwards.get(i));
    }
  }

  @Test
  void cohortsRoundsSeedsAndTheHeldOutPartDiffer() {
    GrammarLanguage language = language(0, 0);
    List<List<String>> parts = new ArrayList<>();
    parts.add(language.heldOut(SEED, 20));
    parts.add(twenty(language.writing(SEED, "people", 0, 20)));
    parts.add(twenty(language.writing(SEED, "people", 1, 20)));
    parts.add(twenty(language.writing(SEED, "poets", 0, 20)));
    parts.add(twenty(language.writing(new Seed(18), "people", 0, 20)));
    assertThat(parts).doesNotHaveDuplicates();
    assertThat(language.heldOut(SEED, 7)).isEqualTo(language.heldOut(SEED, 12).subList(0, 7));
  }

  private static List<String> twenty(CohortWriting writing) {
    return IntStream.range(0, 20).mapToObj(writing::document).toList();
  }

  @Test
  void documentsAreShorterThanTheLimit() {
    GrammarLanguage language = language(0, 0);
    assertThat(language.heldOut(SEED, 1000))
        .allMatch(text -> language.length(text) < language.documentEnd().tokensMax())
        .anyMatch(text -> text.chars().filter(c -> c == '.').count() == 12)
        .noneMatch(text -> text.chars().filter(c -> c == '.').count() > 12);
  }

  @Test
  void everyWordIsOneTokenAndInOneCategory() {
    Set<String> words = new HashSet<>();
    Lexicon lexicon = new Lexicon(settings(20_000, 1, 0, 0));
    for (int token = 0; token < 20_000; token++) {
      words.add(lexicon.vocabulary().word(token));
    }
    assertThat(words).hasSize(20_000);
    assertThat(new GrammarLanguage(settings(20_000, 1, 0, 0)).tokenizer().vocabularySize())
        .isEqualTo(20_000);
  }

  @Test
  void refusesAVocabularyThatIsTooSmallForItsWorld() {
    assertThatThrownBy(() -> new GrammarLanguage(settings(61, 3, 0, 0)))
        .hasMessageContaining("needs 62");
    assertThat(new GrammarLanguage(settings(62, 3, 0, 0)).heldOut(SEED, 10)).hasSize(10);
  }
}
