package wellspring.model.learner;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** Fits documents. Immutable, and safe to share between threads. */
public interface Learner {

  /**
   * Fits a model to documents, here or on a device of the learner's own.
   *
   * @return the model; or why there is none
   */
  CompletionStage<LanguageModel> fit(FitRequest fit);

  /**
   * Reads a model that {@link LanguageModel#save} wrote.
   *
   * @throws IOException if the bytes are no checkpoint of this learner; the message says why
   */
  LanguageModel load(InputStream checkpoint) throws IOException;
}
