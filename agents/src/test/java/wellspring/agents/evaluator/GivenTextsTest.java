package wellspring.agents.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.TrueProvenance;

class GivenTextsTest {
  private final GivenTexts given = new GivenTexts();

  @Test
  void aTextIsFreshOnce() {
    assertThat(given.give("ada", human("a", "b"))).hasValue(1);
    assertThat(given.give("ada", human("b", "c", "d", "a"))).hasValue(0.5);
    assertThat(given.give("ada", human("a", "d"))).hasValue(0);
  }

  @Test
  void aTextThatStandsTwiceInACorpusIsFreshOnce() {
    assertThat(given.give("ada", human("a", "a"))).hasValue(0.5);
  }

  @Test
  void eachModelIsGivenItsOwn() {
    assertThat(given.give("ada", human("a"))).hasValue(1);
    assertThat(given.give("bob", human("a"))).hasValue(1);
  }

  @Test
  void whatModelsWroteIsNotCounted() {
    assertThat(
            given.give(
                "ada",
                documents(new TrueProvenance(DocumentOrigin.SYNTHETIC, "parent", 1, 1), "a", "b")))
        .isEmpty();
    assertThat(given.give("ada", human("a"))).hasValue(1);
  }

  private static List<DocumentWritten> human(String... texts) {
    return documents(TrueProvenance.HUMAN, texts);
  }

  private static List<DocumentWritten> documents(TrueProvenance truth, String... texts) {
    return Stream.of(texts)
        .map(
            text ->
                new DocumentWritten(
                    "id", "agent", 0, text, new ClaimedProvenance(truth.origin()), truth))
        .toList();
  }
}
