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
}
