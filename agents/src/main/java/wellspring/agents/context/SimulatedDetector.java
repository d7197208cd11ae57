package wellspring.agents.context;

import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/**
 * A program that guesses from a text whether a person wrote it. It errs on people as often as on
 * models, and about the same document always in the same way.
 *
 * <p>It stands for what a text gives away about its author, so it looks at the truth, and hands out
 * its verdict alone: its callers do not see the truth.
 */
public final class SimulatedDetector {
  private final Seed seed;
  private final String owner;
  private final Share error;

  /**
   * @param owner whose detector it is; detectors of different owners err independently
   * @param error how often it errs
   */
  public SimulatedDetector(Seed seed, String owner, Share error) {
    this.seed = seed;
    this.owner = owner;
    this.error = error;
  }

  /** Who wrote a document, as it seems. */
  public DocumentOrigin judge(DocumentWritten document) {
    double chance =
        seed.stream("detect", owner + "/" + document.id(), document.round()).nextDouble();
    boolean human = document.truth().origin() == DocumentOrigin.HUMAN;
    return human == chance >= error.value() ? DocumentOrigin.HUMAN : DocumentOrigin.SYNTHETIC;
  }
}
