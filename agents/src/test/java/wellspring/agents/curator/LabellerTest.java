package wellspring.agents.curator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class LabellerTest {
  private static final TrueProvenance MODELS =
      new TrueProvenance(DocumentOrigin.SYNTHETIC, "g0001/model", 1, 1);

  @Test
  void tellsNothingUnlessAsked() {
    assertThat(label(new LabelPolicy.None(), 0.3, corpus(10, 5))).isEmpty();
  }

  @Test
  void aBlindCuratorKnowsTheFractionAlone() {
    assertThat(label(new LabelPolicy.Blind(), 0.3, corpus(10, 5))).hasSize(10).containsOnly(0.3);
  }

  @Test
  void claimsAreBelievedWhateverTheTruthIs() {
    DocumentWritten lie =
        new DocumentWritten(
            "r0001/a/1", "a", 1, "x", ClaimedProvenance.of(DocumentOrigin.HUMAN), MODELS);

    assertThat(label(new LabelPolicy.Claims(), 0.3, List.of(lie))).containsExactly(1.0);
    assertThat(label(new LabelPolicy.Claims(), 0.3, corpus(3, 1))).containsExactly(1.0, 0.0, 0.0);
  }

  /** Of all documents that get a label, as many are human as the label says. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.1", "0.3, 0.4", "0.05, 0.02", "0.5, 0"})
  void labelsOfADetectorAreCalibrated(double human, double error) {
    int all = 40_000;
    List<DocumentWritten> corpus = corpus(all, (int) Math.rint(human * all));
    List<Double> labels = label(new LabelPolicy.Detector(Share.of(error)), human, corpus);

    assertThat(labels.stream().distinct()).hasSize(2);
    for (double label : labels.stream().distinct().toList()) {
      List<Integer> alike =
          IntStream.range(0, all).filter(i -> labels.get(i) == label).boxed().toList();
      double share =
          (double)
                  alike.stream()
                      .filter(i -> corpus.get(i).truth().origin() == DocumentOrigin.HUMAN)
                      .count()
              / alike.size();
      double deviation = Math.sqrt(label * (1 - label) / alike.size());
      assertThat(share).isEqualTo(label, within(3 * deviation));
    }
  }

  @Test
  void aDetectorJudgesADocumentAlwaysAlike() {
    List<DocumentWritten> corpus = corpus(100, 50);
    LabelPolicy detector = new LabelPolicy.Detector(Share.of(0.5));

    assertThat(label(detector, 0.2, corpus.subList(50, 100)))
        .isEqualTo(label(detector, 0.2, corpus).subList(50, 100));
  }

  @Test
  void detectorIsBelievedAsFarAsThePriorAllows() {
    assertThat(Labeller.posterior(0.2, 0.1, DocumentOrigin.HUMAN))
        .isEqualTo(0.18 / 0.26, within(1e-15));
    assertThat(Labeller.posterior(0.2, 0.1, DocumentOrigin.SYNTHETIC))
        .isEqualTo(0.02 / 0.74, within(1e-15));
    assertThat(Labeller.posterior(0.2, 0.5, DocumentOrigin.HUMAN)).isEqualTo(0.2, within(1e-15));
    assertThat(Labeller.posterior(1, 0.1, DocumentOrigin.SYNTHETIC)).isEqualTo(1);
    assertThat(Labeller.posterior(1, 0, DocumentOrigin.SYNTHETIC)).as("against the odds").isZero();
  }

  private static List<Double> label(
      LabelPolicy labels, double human, List<DocumentWritten> corpus) {
    return new Labeller(labels, new Seed(5), "desk")
        .label(new CorpusComposer.Composition(corpus, human));
  }

  private static List<DocumentWritten> corpus(int documents, int humans) {
    return IntStream.range(0, documents)
        .mapToObj(
            i -> {
              DocumentOrigin origin = i < humans ? DocumentOrigin.HUMAN : DocumentOrigin.SYNTHETIC;
              TrueProvenance truth = i < humans ? TrueProvenance.HUMAN : MODELS;
              return new DocumentWritten(
                  "r0001/a/%05d".formatted(i), "a", 1, "x", ClaimedProvenance.of(origin), truth);
            })
        .toList();
  }
}
