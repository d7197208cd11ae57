package wellspring.agents.context;

import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/** Where checkpoints are kept, each under the hash of its bytes. Safe to use from many threads. */
public interface CheckpointStore {

  /**
   * Keeps a model.
   *
   * @return the SHA-256 of its checkpoint, in hexadecimal
   */
  String save(LanguageModel model);

  /**
   * A model that was saved.
   *
   * @param hash what {@link #save} answered
   * @param learner who made it
   * @throws java.io.UncheckedIOException if it is not there or cannot be read
   */
  LanguageModel load(String hash, Learner learner);

  /** Whether a model is there that was saved. */
  boolean has(String hash);

  /** Lets a model go that nobody will load again; nothing happens if it is not there. */
  default void forget(String hash) {}

  /**
   * Where the human-only control of a model is kept. It is needed only to go on with a run that was
   * stopped, so that a store of a run that cannot be resumed keeps none.
   */
  default CheckpointStore ofControl(String model) {
    return NOWHERE;
  }

  /** Keeps nothing: whoever has a model goes on having it. */
  CheckpointStore NOWHERE =
      new CheckpointStore() {
        @Override
        public String save(LanguageModel model) {
          return "";
        }

        @Override
        public boolean has(String hash) {
          return false;
        }

        @Override
        public LanguageModel load(String hash, Learner learner) {
          throw new IllegalStateException("the checkpoint was not kept");
        }
      };
}
