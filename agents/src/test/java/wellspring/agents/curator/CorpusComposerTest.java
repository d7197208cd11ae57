package wellspring.agents.curator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class CorpusComposerTest {
  private static final int DOCUMENTS = 20;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.5, 1})
  void exactDrawMeetsTheHumanFraction(double alpha) {
    List<String> corpus = compose(alpha, DrawMode.EXACT, 0, written());
    assertThat(corpus).hasSize(DOCUMENTS).doesNotHaveDuplicates().isSorted();
    assertThat(corpus)
        .filteredOn(id -> id.contains("/people/"))
        .hasSize((int) Math.rint(alpha * DOCUMENTS));
  }

  @Test
  void restIsTheModelsOwnUnlessThePoolIsAsked() {
    assertThat(compose(0.25, DrawMode.EXACT, 0, written()))
        .filteredOn(id -> !id.contains("/people/"))
        .hasSize(15)
        .allMatch(id -> id.contains("/own/"));
    assertThat(compose(0, DrawMode.EXACT, 1, written()))
        .hasSize(DOCUMENTS)
        .anyMatch(id -> id.contains("/other/"));
  }

  @Test
  void everythingIsHumanWhileTheModelHasNotWritten() {
    assertThat(compose(0, DrawMode.EXACT, 0, humans()))
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
              new TrueProvenance(DocumentOrigin.SYNTHETIC, "g0001/liar", 0, 9)));
    }
    assertThat(compose(1, DrawMode.EXACT, 0, documents)).allMatch(id -> id.contains("/people/"));
  }

  /**
   * The author's chance is α human, else by the pool's m the same for all, else the model's own.
   */
  @ParameterizedTest
  @CsvSource({"0.2, 0.5", "0, 1", "0.5, 0"})
  void randomDrawPicksAuthorsLikeIslands(double alpha, double pool) {
    List<DocumentWritten> written = written();
    int corpora = 2_000;
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < corpora; i++) {
      UniformRandomProvider random = new Seed(i).stream("curate", "desk/own", 1);
      List<String> corpus = compose(alpha, DrawMode.RANDOM, pool, written, random);
      assertThat(corpus).hasSize(DOCUMENTS).doesNotHaveDuplicates().isSorted();
      corpus.forEach(id -> counts.merge(id.split("/", -1)[1], 1, Integer::sum));
    }

    int all = corpora * DOCUMENTS;
    assertShare(counts.get("people"), all, alpha);
    assertShare(counts.get("other"), all, (1 - alpha) * pool / 2);
    assertShare(counts.get("own"), all, (1 - alpha) * (1 - pool / 2));
  }

  private static void assertShare(Integer count, int all, double expected) {
    double share = count == null ? 0 : (double) count / all;
    assertThat(share).isEqualTo(expected, within(3 * Math.sqrt(expected * (1 - expected) / all)));
  }

  @Test
  void randomDrawHasThePriorOfItsAimAndExactDrawThatOfItsRounding() {
    assertThat(prior(0.33, DrawMode.RANDOM, written())).isEqualTo(0.33);
    assertThat(prior(0.33, DrawMode.EXACT, written())).isEqualTo(7.0 / DOCUMENTS);
    assertThat(prior(0.33, DrawMode.RANDOM, humans()))
        .as("before the model has written")
        .isEqualTo(1);
  }

  /** Each document of the round has the same chance, whoever wrote it. */
  @Test
  void aNaturalCorpusIsDrawnFromAllAlike() {
    List<DocumentWritten> written = written();
    int corpora = 2_000;
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < corpora; i++) {
      List<String> corpus = natural(written, new Seed(i).stream("curate", "desk/own", 1));
      assertThat(corpus).hasSize(DOCUMENTS).doesNotHaveDuplicates().isSorted();
      corpus.forEach(id -> counts.merge(id.split("/", -1)[1], 1, Integer::sum));
    }

    int all = corpora * DOCUMENTS;
    assertShare(counts.get("people"), all, 0.5);
    assertShare(counts.get("own"), all, 0.25);
    assertShare(counts.get("other"), all, 0.25);
  }

  @Test
  void aNaturalCorpusKnowsTheShareOfThoseWhoClaimToBePeople() {
    CorpusComposer composer =
        new CorpusComposer(
            naturalSpec(), "desk", Optional.of(document -> !document.agent().equals("other")));
    CorpusComposer.Composition corpus =
        composer.compose(1, written(), "own", new Seed(1).stream("curate", "desk/own", 1));

    assertThat(corpus.human()).isEqualTo(80 / 120.0);
    assertThat(corpus.documents()).noneMatch(document -> document.agent().equals("other"));
  }

  @Test
  void aNaturalCorpusOfTooFewSaysSo() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> natural(written().subList(0, 7), new Seed(1).stream("curate", "desk/own", 1)))
        .withMessageContaining("needs 20 documents")
        .withMessageContaining("but 7 were written and 7 are kept");
  }

  private static List<String> natural(
      List<DocumentWritten> documents, UniformRandomProvider random) {
    return new CorpusComposer(naturalSpec(), "desk", Optional.empty())
        .compose(1, documents, "own", random).documents().stream()
            .map(DocumentWritten::id)
            .toList();
  }

  private static CuratorSpec naturalSpec() {
    return new CuratorSpec(Schedule.Natural.FRACTION, DrawMode.EXACT, DOCUMENTS, Share.NONE);
  }

  private static double prior(double alpha, DrawMode draw, List<DocumentWritten> documents) {
    CuratorSpec spec =
        new CuratorSpec(new Schedule.Constant(Share.of(alpha)), draw, DOCUMENTS, Share.NONE);
    return new CorpusComposer(spec, "desk", Optional.empty())
        .compose(1, documents, "own", new Seed(1).stream("curate", "desk/own", 1))
        .human();
  }

  private static List<DocumentWritten> humans() {
    return written().stream().filter(d -> d.claim().origin() == ClaimedOrigin.HUMAN).toList();
  }

  @Test
  void whatIsNotKeptIsInNoCorpusAndAsIfItWereNotThere() {
    CuratorSpec spec =
        new CuratorSpec(
            new Schedule.Constant(Share.of(0.5)), DrawMode.RANDOM, DOCUMENTS, Share.of(0.5));
    CorpusComposer even =
        new CorpusComposer(
            spec, "desk", Optional.of(document -> !document.id().matches(".*[13579]")));
    CorpusComposer none =
        new CorpusComposer(
            spec, "desk", Optional.of(document -> document.agent().startsWith("people")));

    assertThat(even.compose(1, written(), "own", new Seed(1).stream("curate", "", 1)).documents())
        .hasSize(DOCUMENTS)
        .allMatch(document -> document.id().matches(".*[02468]"));
    assertThatIllegalStateException()
        .as("a model that wrote nothing good has written all the same")
        .isThrownBy(() -> none.compose(1, written(), "own", new Seed(1).stream("curate", "", 1)))
        .withMessageMatching(
            "the corpus needs \\d+ documents of models.o.*, but 40 were written and 0 are kept; raise"
                + " models.o.*.documents, or let corpora be smaller with"
                + " curators.desk.shortage=shrink");
  }

  @Test
  void tooFewDocumentsAreAnErrorThatSaysHowManyAreMissing() {
    List<DocumentWritten> few = written().stream().filter(d -> d.id().endsWith("0")).toList();
    assertThatIllegalStateException()
        .isThrownBy(() -> compose(0.5, DrawMode.EXACT, 0, few))
        .withMessageContaining("needs 10 documents of humans.NAME")
        .withMessageContaining("raise humans.NAME.documents");
  }

  private static List<String> compose(
      double alpha, DrawMode draw, double pool, List<DocumentWritten> documents) {
    return compose(alpha, draw, pool, documents, new Seed(1).stream("curate", "desk/own", 1));
  }

  private static List<String> compose(
      double alpha,
      DrawMode draw,
      double pool,
      List<DocumentWritten> documents,
      UniformRandomProvider random) {
    CuratorSpec spec =
        new CuratorSpec(new Schedule.Constant(Share.of(alpha)), draw, DOCUMENTS, Share.of(pool));
    return new CorpusComposer(spec, "desk", Optional.empty())
        .compose(1, documents, "own", random).documents().stream()
            .map(DocumentWritten::id)
            .toList();
  }

  private static List<DocumentWritten> written() {
    List<DocumentWritten> documents = new ArrayList<>();
    for (String author : List.of("people/1", "people/2", "own", "other")) {
      DocumentOrigin origin =
          author.startsWith("people") ? DocumentOrigin.HUMAN : DocumentOrigin.SYNTHETIC;
      for (int number = 0; number < 40; number++) {
        documents.add(
            new DocumentWritten(
                "r0001/%s/%05d".formatted(author, number),
                author,
                1,
                "text",
                ClaimedProvenance.of(origin),
                origin == DocumentOrigin.HUMAN
                    ? TrueProvenance.HUMAN
                    : new TrueProvenance(origin, "g0001/" + author, 1, 1)));
      }
    }
    documents.sort(Comparator.comparing(DocumentWritten::id));
    return documents;
  }
}
