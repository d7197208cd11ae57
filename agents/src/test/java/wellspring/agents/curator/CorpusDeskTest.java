package wellspring.agents.curator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.Claim;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Origin;
import wellspring.agents.event.Truth;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.model.mix.Draw;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class CorpusDeskTest {
  private static final int DOCUMENTS = 20;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.5, 1})
  void exactDrawMeetsTheHumanFraction(double alpha) {
    List<String> corpus = compose(alpha, Draw.EXACT, 0, written());
    assertThat(corpus).hasSize(DOCUMENTS).doesNotHaveDuplicates().isSorted();
    assertThat(corpus)
        .filteredOn(id -> id.contains("/people/"))
        .hasSize((int) Math.rint(alpha * DOCUMENTS));
  }

  @Test
  void restIsTheModelsOwnUnlessThePoolIsAsked() {
    assertThat(compose(0.25, Draw.EXACT, 0, written()))
        .filteredOn(id -> !id.contains("/people/"))
        .hasSize(15)
        .allMatch(id -> id.contains("/own/"));
    assertThat(compose(0, Draw.EXACT, 1, written()))
        .hasSize(DOCUMENTS)
        .anyMatch(id -> id.contains("/other/"));
  }

  @Test
  void everythingIsHumanWhileTheModelHasNotWritten() {
    List<DocumentWritten> humans =
        written().stream().filter(d -> d.claim().origin() == Origin.HUMAN).toList();
    assertThat(compose(0, Draw.EXACT, 0, humans))
        .hasSize(DOCUMENTS)
        .allMatch(id -> id.contains("/people/"));
  }

  @Test
  void aClaimIsBelievedWhateverTheTruthIs() {
    List<DocumentWritten> documents = new ArrayList<>();
    for (DocumentWritten document : written()) {
      documents.add(
          new DocumentWritten(
              document.id(),
              document.agent(),
              document.round(),
              document.text(),
              document.claim(),
              new Truth(Origin.SYNTHETIC, "g0001/liar", 0, 9)));
    }
    assertThat(compose(1, Draw.EXACT, 0, documents)).allMatch(id -> id.contains("/people/"));
  }

  @Test
  void tooFewDocumentsAreAnErrorThatSaysHowManyAreMissing() {
    List<DocumentWritten> few = written().stream().filter(d -> d.id().endsWith("0")).toList();
    assertThatIllegalStateException()
        .isThrownBy(() -> compose(0.5, Draw.EXACT, 0, few))
        .withMessageContaining("10 human documents");
  }

  private static List<String> compose(
      double alpha, Draw draw, double pool, List<DocumentWritten> documents) {
    CuratorSpec spec =
        new CuratorSpec(new Schedule.Constant(Share.of(alpha)), draw, DOCUMENTS, Share.of(pool));
    return new CorpusDesk(spec)
        .compose(1, documents, "own", new Seed(1).stream("curate", "desk/own", 1));
  }

  private static List<DocumentWritten> written() {
    List<DocumentWritten> documents = new ArrayList<>();
    for (String author : List.of("people/1", "people/2", "own", "other")) {
      Origin origin = author.startsWith("people") ? Origin.HUMAN : Origin.SYNTHETIC;
      for (int number = 0; number < 40; number++) {
        documents.add(
            new DocumentWritten(
                "r0001/%s/%05d".formatted(author, number),
                author,
                1,
                "text",
                new Claim(origin),
                origin == Origin.HUMAN ? Truth.HUMAN : new Truth(origin, "g0001/" + author, 1, 1)));
      }
    }
    documents.sort(Comparator.comparing(DocumentWritten::id));
    return documents;
  }
}
