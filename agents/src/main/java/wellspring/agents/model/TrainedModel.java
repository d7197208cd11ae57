package wellspring.agents.model;

import java.util.function.Supplier;
import wellspring.agents.context.CheckpointStore;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/**
 * A model that was trained and is kept under its checkpoint, from where it is read when it is first
 * asked for. Two of one checkpoint are equal. Safe to share between threads.
 */
public final class TrainedModel {
  private final String checkpoint;
  private Supplier<LanguageModel> source;
  private LanguageModel model;

  private TrainedModel(String checkpoint, Supplier<LanguageModel> source) {
    this.checkpoint = checkpoint;
    this.source = source;
  }

  /** One that has just been trained, and is kept from now on. */
  static TrainedModel keep(CheckpointStore store, Learner learner, LanguageModel model) {
    return new TrainedModel(store.save(model), () -> model);
  }

  /**
   * One that was kept.
   *
   * @param learner who made it
   */
  static TrainedModel kept(CheckpointStore store, Learner learner, String checkpoint) {
    return new TrainedModel(checkpoint, () -> store.load(checkpoint, learner));
  }

  /**
   * One that was kept, or else is trained again when it is first asked for.
   *
   * @param training trains it
   */
  static TrainedModel keptOrTrained(
      CheckpointStore store, Learner learner, String checkpoint, Supplier<LanguageModel> training) {
    return store.has(checkpoint)
        ? kept(store, learner, checkpoint)
        : new TrainedModel(checkpoint, training);
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
  public synchronized LanguageModel get() {
    if (model == null) {
      model = source.get();
      source = null; // with all that the model was to be made of
    }
    return model;
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
