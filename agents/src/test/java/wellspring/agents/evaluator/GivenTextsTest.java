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
  @Test
  void aTextIsFreshOnce() {
    GivenTexts once = GivenTexts.NONE.with(human("a", "b"));
    assertThat(GivenTexts.NONE.fresh(human("a", "b"))).hasValue(1);
    assertThat(once.fresh(human("b", "c", "d", "a"))).hasValue(0.5);
    assertThat(once.with(human("b", "c", "d", "a")).fresh(human("a", "d"))).hasValue(0);
  }

  @Test
  void aTextThatStandsTwiceInACorpusIsFreshOnce() {
    assertThat(GivenTexts.NONE.fresh(human("a", "a"))).hasValue(0.5);
  }

  @Test
  void anotherCorpusLeavesWhatWasGivenBeforeAsItIs() {
    GivenTexts given = GivenTexts.NONE.with(human("a"));
    assertThat(given.with(human("b"))).isNotEqualTo(given);
    assertThat(given.fresh(human("b"))).hasValue(1);
  }

  @Test
  void whatModelsWroteIsNotCounted() {
    List<DocumentWritten> synthetic =
        documents(new TrueProvenance(DocumentOrigin.SYNTHETIC, "parent", 1, 1), "a", "b");
    assertThat(GivenTexts.NONE.fresh(synthetic)).isEmpty();
    assertThat(GivenTexts.NONE.with(synthetic).fresh(human("a"))).hasValue(1);
  }

  private static List<DocumentWritten> human(String... texts) {
    return documents(TrueProvenance.HUMAN, texts);
  }

  private static List<DocumentWritten> documents(TrueProvenance truth, String... texts) {
    return Stream.of(texts)
        .map(
            text ->
                new DocumentWritten(
                    "id", "agent", 0, text, ClaimedProvenance.of(truth.origin()), truth))
        .toList();
  }
}
