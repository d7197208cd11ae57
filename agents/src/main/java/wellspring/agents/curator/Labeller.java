package wellspring.agents.curator;

import java.util.List;
import java.util.function.ToDoubleFunction;
import wellspring.agents.context.SimulatedDetector;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/**
 * Says of each document of a corpus how probable it is that a person wrote it, given what its
 * curator knows.
 */
final class Labeller {
  private final LabelPolicy labels;
  private final Seed seed;
  private final String curator;

  Labeller(LabelPolicy labels, Seed seed, String curator) {
    this.labels = labels;
    this.seed = seed;
    this.curator = curator;
  }

  /**
   * The probabilities.
   *
   * @return by document; empty if the curator tells nothing
   */
  List<Double> label(CorpusComposer.Composition corpus) {
    return labels.match(
        new LabelPolicy.Cases<List<Double>>() {
          @Override
          public List<Double> none() {
            return List.of();
          }

          @Override
          public List<Double> blind() {
            return each(corpus, document -> corpus.human());
          }

          @Override
          public List<Double> claims() {
            return each(corpus, document -> document.claim().origin().passesForHuman() ? 1 : 0);
          }

          @Override
          public List<Double> detector(Share error) {
            SimulatedDetector detector = new SimulatedDetector(seed, curator, error);
            return each(
                corpus,
                document -> posterior(corpus.human(), error.value(), detector.judge(document)));
          }
        });
  }

  private static List<Double> each(
      CorpusComposer.Composition corpus, ToDoubleFunction<DocumentWritten> human) {
    return corpus.documents().stream().mapToDouble(human).boxed().toList();
  }

  /**
   * The probability that a person wrote what a detector has judged (Bayes 1763).
   *
   * @param prior that of a person before the detector is asked
   * @param error how often the detector errs, on people as on models
   */
  static double posterior(double prior, double error, DocumentOrigin verdict) {
    double right = verdict == DocumentOrigin.HUMAN ? 1 - error : error;
    double human = prior * right;
    double synthetic = (1 - prior) * (1 - right);
    return human + synthetic == 0 ? right : human / (human + synthetic);
  }
}
