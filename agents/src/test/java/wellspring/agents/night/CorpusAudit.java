package wellspring.agents.night;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;

/**
 * Watches the corpora of a round.
 *
 * @param round what was written in it
 */
record CorpusAudit(RunAudit run, RoundOpened opened, RoundContent round) {

  /** A corpus is composed. */
  void check(CorpusCurated corpus) {
    CuratorSpec curator = run.scenario().curators().get(corpus.agent());
    ModelSpec model = run.scenario().models().get(corpus.model());
    Violation.unless(
        model != null && model.curator().equals(corpus.agent()), "corpora", "%s", corpus);
    Violation.unless(
        corpus.documents().size() == curator.documents()
            && List.copyOf(new TreeSet<>(corpus.documents())).equals(corpus.documents()),
        "a document once",
        "%s has documents twice, in another order, or too few",
        corpus);
    List<DocumentWritten> documents = new ArrayList<>();
    for (String id : corpus.documents()) {
      DocumentWritten document = round.document(id);
      Violation.unless(document != null, "provenance", "%s has %s", corpus, id);
      documents.add(document);
    }
    humanFraction(corpus, curator, documents);
    labels(corpus, curator, documents);
  }

  private void humanFraction(
      CorpusCurated corpus, CuratorSpec curator, List<DocumentWritten> documents) {
    long human = documents.stream().filter(d -> d.claim().origin().passesForHuman()).count();
    ModelSpec model = run.scenario().models().get(corpus.model());
    boolean writes = Generations.of(model).releasedBefore(corpus.round()) > 0;
    Double published = opened.humanFractions().get(corpus.agent());
    if (published == null) {
      return; // it takes what is there
    }
    Share aim = writes ? Share.of(published) : Share.ALL;
    boolean certain =
        curator.draw() == DrawMode.EXACT || aim.equals(Share.ALL) || aim.equals(Share.NONE);
    Violation.unless(
        !certain || human == aim.partOf(documents.size()),
        "human fraction",
        "%s has %d of people, %s is published",
        corpus,
        human,
        aim);
  }

  private static void labels(
      CorpusCurated corpus, CuratorSpec curator, List<DocumentWritten> documents) {
    if (curator.labels() instanceof LabelPolicy.None) {
      Violation.unless(corpus.human().isEmpty(), "labels", "%s has some", corpus);
    } else if (curator.labels() instanceof LabelPolicy.Claims) {
      for (int i = 0; i < documents.size(); i++) {
        boolean claims = documents.get(i).claim().origin().passesForHuman();
        Violation.unless(
            corpus.human().get(i) == (claims ? 1 : 0), "labels", "%s: number %d", corpus, i);
      }
    }
  }
}
