package wellspring.model.learner.gpt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import wellspring.model.engine.Devices;
import wellspring.model.learner.Fit;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.text.ModelTokenizer;

/** Trains a GPT. */
public final class GptLearner implements Learner {

  /**
   * @param tokenizer is asked once, at the first use
   * @param init a folder with {@code config.json}, {@code model.safetensors} and {@code
   *     tokenizer.json} whose weights a model starts from that has no previous one; empty for
   *     random weights
   * @param heldOut human text on which the loss is taken during training; is asked once
   * @param devices where it is trained
   */
  public GptLearner(
      GptSettings settings,
      Supplier<ModelTokenizer> tokenizer,
      Optional<Path> init,
      Supplier<List<String>> heldOut,
      Devices devices) {}

  @Override
  public CompletionStage<LanguageModel> fit(Fit fit) {
    return CompletableFuture.failedStage(new IllegalStateException());
  }

  /**
   * Fits several models as one batched program, each to its own documents and with its own chance.
   *
   * @return the models in the order of the fits
   */
  public CompletionStage<List<LanguageModel>> fitTogether(List<Fit> fits) {
    return CompletableFuture.failedStage(new IllegalStateException());
  }

  @Override
  public LanguageModel load(InputStream checkpoint) throws IOException {
    return checkpoint.read() < 0 ? null : load(checkpoint);
  }
}
