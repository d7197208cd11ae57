package wellspring.agents.conductor;

import java.util.HashMap;
import java.util.Map;
import wellspring.agents.event.Slice;
import wellspring.agents.world.Progress;

/**
 * What is known of the round that is under way, and what it still waits for.
 *
 * <table>
 *   <caption>The stages of a round</caption>
 *   <tr><th>Stage</th><th>Begins when</th><th>Waits for</th></tr>
 *   <tr><td>writing</td><td>the round is opened</td><td>every cohort and every model</td></tr>
 *   <tr><td>learning</td><td>the documents' slice is closed</td><td>for each model on its own:
 *       corpus, then training, then evaluation</td></tr>
 *   <tr><td>comparing</td><td>the last of several models is evaluated</td><td>the
 *       evaluator</td></tr>
 *   <tr><td>closing</td><td>the models are compared; a single one is evaluated</td><td>the
 *       log</td></tr>
 * </table>
 */
final class RoundBoard {
  /** For each model: a corpus, a training and an evaluation. */
  private static final int STEPS_PER_MODEL = 3;

  private final int round;
  private final int rounds;
  private final int steps;
  private final boolean comparing;
  private int writing;
  private int unevaluated;
  private int done;
  private Slice documents;
  private final Map<String, Slice> corpora = new HashMap<>();

  RoundBoard(int round, int rounds, int cohorts, int models) {
    this.round = round;
    this.rounds = rounds;
    this.writing = cohorts + models;
    this.unevaluated = models;
    this.comparing = models > 1;
    this.steps = cohorts + models + STEPS_PER_MODEL * models + (comparing ? 1 : 0);
  }

  int round() {
    return round;
  }

  /** One cohort or model has written; answers whether all have. */
  boolean wrote() {
    done++;
    return --writing == 0;
  }

  /** One model has learned. */
  void learned() {
    done++;
  }

  /** One model is evaluated; answers whether all are. */
  boolean evaluated() {
    done++;
    return --unevaluated == 0;
  }

  /** Whether there are models to compare once all are evaluated. */
  boolean comparing() {
    return comparing;
  }

  /** The models are compared. */
  void compared() {
    done++;
  }

  /** The round's documents are settled. */
  void close(Slice slice) {
    documents = slice;
  }

  Slice documents() {
    return documents;
  }

  /** A model's corpus can be found in a slice. */
  void curated(String model, Slice slice) {
    done++;
    corpora.put(model, slice);
  }

  Slice corpus(String model) {
    return corpora.get(model);
  }

  Progress progress(String doing) {
    return new Progress(round, rounds, doing, done, steps);
  }
}
