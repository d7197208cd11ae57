package wellspring.model.learner.gpt;

import java.util.Arrays;
import java.util.List;
import wellspring.model.engine.Workspace;

/**
 * Human text on which a training is watched.
 *
 * @param sequences documents as symbols, the boundary at the end where it is predicted
 * @param symbols how many symbols there are to choose from
 * @param boundary the symbol before a document
 */
record HeldOutText(List<int[]> sequences, int symbols, int boundary) {

  /** Whether it has no symbol to predict. */
  boolean isEmpty() {
    return sequences.stream().allMatch(sequence -> sequence.length == 0);
  }

  /** The mean cross-entropy, in nats per symbol. */
  double loss(Workspace workspace, GptNetwork network) {
    double total = 0;
    long count = 0;
    for (double[] scores :
        new SequenceScorer(network, symbols, boundary).score(workspace, sequences)) {
      total -= Arrays.stream(scores).sum();
      count += scores.length;
    }
    return total / count;
  }
}
