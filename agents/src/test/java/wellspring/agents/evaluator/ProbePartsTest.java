package wellspring.agents.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.ProbeWritten.Kind;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.TokenLanguage;
import wellspring.model.measure.TokenBenchmark;
import wellspring.model.random.Seed;

class ProbePartsTest {
  private static final int LIMIT = 256 << 10;

  @ParameterizedTest
  @ValueSource(strings = {"word ", "\u0000", "\"", "\u05d0", "\ud83d\ude42", ""})
  void noPartIsTooLargeForABroker(String word) {
    List<String> texts = Collections.nCopies(3000, word.repeat(100));
    List<ProbeWritten> parts = ProbeParts.parts("m", 1, Kind.PROBE, texts);

    assertThat(parts.stream().mapToInt(part -> new EventCodec().encode(part).length).boxed())
        .allSatisfy(bytes -> assertThat(bytes).isLessThan(LIMIT));
    assertThat(parts.stream().flatMap(part -> part.texts().stream()).toList().equals(texts))
        .isTrue();
    assertThat(parts.stream().map(ProbeWritten::parts)).containsOnly(parts.size());
    assertThat(parts).extracting(ProbeWritten::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aLongTextIsAPartOfItsOwn() {
    String book = "x".repeat(LIMIT);
    assertThat(ProbeParts.parts("m", 1, Kind.PROBE, List.of("a", book, "b")))
        .extracting(ProbeWritten::texts)
        .containsExactly(List.of("a"), List.of(book), List.of("b"));
  }

  @Test
  void whatPeopleWroteIsPublishedAsItIs() {
    TokenLanguage language =
        (TokenLanguage)
            new ScenarioLoader(Path.of("")).load("drift", List.of()).language().language();
    TokenBenchmark yardstick = new TokenBenchmark(language, new Seed(1), 5, 7);

    List<ProbeWritten> events = ProbeParts.ofPeople(3, yardstick.humanDocuments());

    assertThat(events)
        .extracting(ProbeWritten::kind)
        .containsExactly(Kind.REFERENCE, Kind.HELD_OUT);
    assertThat(events).allMatch(event -> event.round() == 3);
    assertThat(events.get(0).texts()).isEqualTo(yardstick.humanDocuments().reference()).hasSize(7);
    assertThat(events.get(1).texts()).hasSize(5);
  }
}
