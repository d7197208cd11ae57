package wellspring.model.language.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.grammar.Enumeration.Node;
import wellspring.model.random.Seed;

class FilteredTruthTest {
  static Stream<Arguments> languages() {
    return Stream.of(
        Arguments.of(Small.TEMPLATES, 1, 0.0),
        Arguments.of(Small.TEMPLATES, 1, 0.2),
        Arguments.of(Small.TEMPLATES, 2, 0.0),
        Arguments.of(Small.FEW, 2, 0.2),
        Arguments.of(Small.FEW, 3, 0.0));
  }

  /** Along 300 of all documents, or a few more. */
  @ParameterizedTest
  @MethodSource("languages")
  void theNextTokenIsWhatAllDocumentsTogetherSay(
      List<SentenceTemplate> templates, int sentencesMax, double error) {
    RoundSpeech speech = Small.speech(templates, sentencesMax, error);
    TokenDistribution truth = new FilteredTruth(speech);
    Enumeration all = Enumeration.of(speech);
    List<int[]> documents = new ArrayList<>();
    all.forEach((document, p) -> documents.add(document));

    assertThat(all.root().mass()).isCloseTo(1, within(1e-12));
    for (int i = 0; i < documents.size(); i += Math.max(1, documents.size() / 300)) {
      assertAgrees(truth.along(documents.get(i)), all.root(), documents.get(i));
    }
  }

  private static void assertAgrees(List<double[]> along, Node root, int[] document) {
    assertThat(along).hasSize(document.length + 1);
    Node node = root;
    for (int place = 0; place <= document.length; place++) {
      double[] expected = new double[along.get(place).length];
      double mass = node.mass();
      node.next().forEach((token, next) -> expected[token] = next.mass() / mass);
      expected[expected.length - 1] = node.ends() / mass;
      assertThat(along.get(place))
          .as(Arrays.toString(document))
          .containsExactly(expected, within(1e-11));
      node = place < document.length ? node.next().get(document[place]) : node;
    }
  }

  @Test
  void stepsAlongADocumentAsItAnswersAfterEachPrefix() {
    TokenDistribution truth = new FilteredTruth(Small.speech(Small.TEMPLATES, 3, 0.1));
    RoundSpeech speech = Small.speech(Small.TEMPLATES, 3, 0.1);
    int[] document = DocumentWriter.write(speech, 1, new Seed(5).stream("t", "", 0));

    List<double[]> along = truth.along(document);

    for (int place = 0; place <= document.length; place++) {
      assertThat(along.get(place)).isEqualTo(truth.after(Arrays.copyOf(document, place)));
    }
  }

  @Test
  void answersWithNothingAfterWhatIsImpossible() {
    RoundSpeech speech = Small.speech(Small.TEMPLATES, 1, 0);
    TokenDistribution truth = new FilteredTruth(speech);
    int verb = speech.grammar().lexicon().token(TemplateSlot.WordCategory.VERB, 0);
    int noun = speech.grammar().lexicon().token(TemplateSlot.WordCategory.NOUN, 0);
    int the = speech.grammar().lexicon().vocabulary().id("the");
    int stop = speech.grammar().fullStop();

    assertThat(truth.after(new int[] {verb})).containsOnly(0);
    assertThat(truth.along(new int[] {the, the, noun}).get(3)).containsOnly(0);
    double[] end = truth.after(new int[] {the, noun, verb, stop});
    assertThat(end[end.length - 1]).isEqualTo(1);
    assertThat(truth.after(new int[] {the, noun, verb, stop, the})).containsOnly(0);
  }

  @Test
  void refusesTokensThatAreNone() {
    TokenDistribution truth = new FilteredTruth(Small.speech(Small.TEMPLATES, 1, 0));
    assertThatThrownBy(() -> truth.after(new int[] {22}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
