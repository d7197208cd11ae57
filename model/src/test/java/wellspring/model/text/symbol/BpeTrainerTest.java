package wellspring.model.text.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class BpeTrainerTest {
  private static final int EVERYTHING = 100_000;

  private static JsonNode model(List<String> documents, int symbols) {
    try {
      return new ObjectMapper().readTree(BpeTrainer.train(documents, symbols)).get("model");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> merges(JsonNode model) {
    return StreamSupport.stream(model.get("merges").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static void assertAsByDefinition(List<String> documents, int symbols) {
    NaiveBpe expected = new NaiveBpe(documents, symbols);
    JsonNode model = model(documents, symbols);
    assertThat(merges(model)).isEqualTo(expected.merges);
    assertThat(model.get("vocab")).hasSize(expected.vocabulary.size());
    for (int id = 0; id < expected.vocabulary.size(); id++) {
      assertThat(model.get("vocab").get(expected.vocabulary.get(id)).asInt()).isEqualTo(id);
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  /** Few letters give long runs and many ties. */
  @ParameterizedTest
  @MethodSource("seeds")
  void mergesAreThoseOfTheDefinition(int seed) {
    UniformRandomProvider random = new Seed(seed).stream("test", "bpe", 0);
    int letters = 1 + random.nextInt(4);
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      StringBuilder word = new StringBuilder();
      int length = 1 + random.nextInt(25);
      random.ints(length, 0, letters).forEach(letter -> word.append((char) ('a' + letter)));
      documents.add(word + " " + word);
    }
    assertAsByDefinition(documents, EVERYTHING);
    assertAsByDefinition(documents, 257 + random.nextInt(60));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void mergesAreThoseOfTheDefinitionInAwkwardTextToo(long seed) {
    assertAsByDefinition(AwkwardTexts.all(seed), 500);
  }

  @Test
  void theSameDocumentsInAnyOrderGiveTheSameFile() {
    List<String> documents = new ArrayList<>(AwkwardTexts.all(7));
    String file = BpeTrainer.train(documents, 600);
    assertThat(BpeTrainer.train(documents, 600)).isEqualTo(file);
    Collections.reverse(documents);
    assertThat(BpeTrainer.train(documents, 600)).isEqualTo(file);
  }

  @Test
  void whatOccursOnceIsNotMerged() {
    assertThat(merges(model(List.of("abc", "xyz"), EVERYTHING))).isEmpty();
    assertThat(merges(model(List.of("abc", "abd"), EVERYTHING))).containsExactly("a b");
  }

  @Test
  void nothingIsMergedAcrossWords() {
    assertThat(merges(model(List.of("a b a b a b"), EVERYTHING)))
        .containsExactly("\u0120 b", "\u0120 a");
  }

  @Test
  void aTextWithoutWordsHasTheBytesAlone() {
    assertThat(model(List.of(), 5000).get("vocab")).hasSize(256);
    assertThat(model(List.of(""), 5000).get("vocab")).hasSize(256);
  }

  @Test
  void refusesFewerSymbolsThanBytes() {
    assertThatThrownBy(() -> BpeTrainer.train(List.of("text"), 256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("257", "256");
  }
}
