package wellspring.model.learner;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** Fits documents. Immutable, and safe to share between threads. */
public interface Learner {

  /**
   * Fits a model to documents.
   *
   * @param documents the texts to learn from, in a canonical order, at least one
   * @param previous the model to start from; empty to start from scratch
   * @param random all the chance that the fit may use
   */
  LanguageModel fit(
      List<String> documents, Optional<LanguageModel> previous, UniformRandomProvider random);

  /**
   * Reads a model that {@link LanguageModel#save} wrote.
   *
   * @throws IOException if the bytes are no checkpoint of this learner; the message says why
   */
  LanguageModel load(InputStream checkpoint) throws IOException;
}
