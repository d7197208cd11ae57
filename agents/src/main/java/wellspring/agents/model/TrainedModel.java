package wellspring.agents.model;

import wellspring.agents.context.CheckpointStore;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/**
 * A model that was trained and is kept under its checkpoint, from where it is read when it is first
 * asked for. Two of one checkpoint are equal. Safe to share between threads.
 */
public final class TrainedModel {
  private final String checkpoint;
  private final CheckpointStore store;
  private final Learner learner;
  private volatile LanguageModel model;

  private TrainedModel(
      String checkpoint, CheckpointStore store, Learner learner, LanguageModel model) {
    this.checkpoint = checkpoint;
    this.store = store;
    this.learner = learner;
    this.model = model;
  }

  /** One that has just been trained, and is kept from now on. */
  static TrainedModel keep(CheckpointStore store, Learner learner, LanguageModel model) {
    return new TrainedModel(store.save(model), store, learner, model);
  }

  /**
   * One that was kept.
   *
   * @param learner who made it
   */
  static TrainedModel kept(CheckpointStore store, Learner learner, String checkpoint) {
    return new TrainedModel(checkpoint, store, learner, null);
  }

  /** The SHA-256 of its checkpoint, in hexadecimal; empty if it is not kept. */
  public String checkpoint() {
    return checkpoint;
  }

  /**
   * The model itself. May block the first time.
   *
   * @throws java.io.UncheckedIOException if its checkpoint is not there or cannot be read
   */
  public LanguageModel get() {
    LanguageModel here = model;
    if (here == null) {
      here = store.load(checkpoint, learner);
      model = here;
    }
    return here;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrainedModel that && checkpoint.equals(that.checkpoint);
  }

  @Override
  public int hashCode() {
    return checkpoint.hashCode();
  }

  @Override
  public String toString() {
    return "a model kept as " + checkpoint;
  }
}
