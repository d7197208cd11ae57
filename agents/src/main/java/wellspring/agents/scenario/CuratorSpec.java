package wellspring.agents.scenario;

import java.util.Optional;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

/**
 * A curator, which composes a corpus each round for each model that names it.
 *
 * @param human the human fraction of the corpus, over rounds
 * @param draw whether that fraction is met exactly or each document is drawn at random
 * @param documents how many documents a corpus has
 * @param pool the share of the synthetic documents that come from all models together; the rest are
 *     the model's own
 * @param labels what it tells its models about who wrote each document
 * @param verifier what it sorts out before it mixes; empty if it takes documents as they come
 * @param shortage what it does where there are fewer documents than a corpus is to have
 */
public record CuratorSpec(
    Schedule human,
    DrawMode draw,
    int documents,
    Share pool,
    LabelPolicy labels,
    Optional<VerifierSpec> verifier,
    Shortage shortage) {

  /** What a curator does where there are too few documents. */
  public enum Shortage {
    /** The run fails. */
    FAIL,
    /** The corpus is smaller. */
    SHRINK
  }

  /** A curator whose corpora are never smaller than planned. */
  public CuratorSpec(
      Schedule human,
      DrawMode draw,
      int documents,
      Share pool,
      LabelPolicy labels,
      Optional<VerifierSpec> verifier) {
    this(human, draw, documents, pool, labels, verifier, Shortage.FAIL);
  }

  /** A curator that tells nothing and sorts nothing out. */
  public CuratorSpec(Schedule human, DrawMode draw, int documents, Share pool) {
    this(human, draw, documents, pool, new LabelPolicy.None(), Optional.empty());
  }

  /** Whether its corpora have text of other models than the one that reads them. */
  public boolean readsOthers() {
    return pool.value() > 0 || human.mayBeNatural();
  }

  /** The same curator with another course of the human fraction. */
  CuratorSpec with(Schedule newHuman) {
    return new CuratorSpec(newHuman, draw, documents, pool, labels, verifier, shortage);
  }
}
