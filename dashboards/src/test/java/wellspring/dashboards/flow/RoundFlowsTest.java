package wellspring.dashboards.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.agents.event.DocumentOrigin.HUMAN;
import static wellspring.agents.event.DocumentOrigin.SYNTHETIC;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.TrueProvenance;
import wellspring.dashboards.flow.RoundFlows.Curated;
import wellspring.dashboards.flow.RoundFlows.Written;
import wellspring.model.language.Language;
import wellspring.model.language.ZipfLanguage;

class RoundFlowsTest {
  private static final Language LANGUAGE = new ZipfLanguage(10, 1, 2);
  private static final TrueProvenance MODELS = new TrueProvenance(SYNTHETIC, "g1/m", 0.5, 1);

  @Test
  void writersOfACohortCountTogetherAndWhatLiesAboutItsOriginApart() {
    RoundFlows flows =
        RoundFlows.of(
            List.of(
                human("a", "people/0", "w1 w2"),
                human("b", "people/1", "w3 w4"),
                synthetic("c", SYNTHETIC, "w1 w5"),
                synthetic("d", HUMAN, "w1 w1")),
            List.of(),
            LANGUAGE);
    assertThat(flows.written())
        .containsExactly(
            new Written("m", SYNTHETIC, ClaimedOrigin.HUMAN, 1, 2),
            new Written("m", SYNTHETIC, ClaimedOrigin.SYNTHETIC, 1, 2),
            new Written("people", HUMAN, ClaimedOrigin.HUMAN, 2, 4));
  }

  @Test
  void eachCorpusTellsWhoseTextItIsMadeOf() {
    RoundFlows flows =
        RoundFlows.of(
            List.of(human("a", "people/0", "w1 w2"), synthetic("c", SYNTHETIC, "w1 w5")),
            List.of(corpus("m", 0, "a"), corpus("m", 1, "c"), corpus("n", 0, "a", "elsewhere")),
            LANGUAGE);
    assertThat(flows.curated())
        .containsExactly(
            new Curated("desk", "m", "m", SYNTHETIC, 1, 2),
            new Curated("desk", "m", "people", HUMAN, 1, 2),
            new Curated("desk", "n", "people", HUMAN, 1, 2));
  }

  private static DocumentWritten human(String id, String author, String text) {
    return new DocumentWritten(
        id, author, 0, text, ClaimedProvenance.of(HUMAN), TrueProvenance.HUMAN);
  }

  private static DocumentWritten synthetic(String id, DocumentOrigin claimed, String text) {
    return new DocumentWritten(id, "m", 0, text, ClaimedProvenance.of(claimed), MODELS);
  }

  private static CorpusCurated corpus(String model, int part, String... documents) {
    return new CorpusCurated(
        model + part, "desk", 0, model, part, 2, List.of(documents), List.of());
  }
}
