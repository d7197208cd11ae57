package wellspring.model.learner.gpt;

import java.io.IOException;
import java.nio.file.Path;

/** GPTs on the disk, for those who neither train nor ask them. */
public final class GptFiles {
  private GptFiles() {}

  /**
   * The size of the model in a folder that {@code transformers} or {@link #export} wrote; its
   * weights are not read.
   *
   * @throws IOException if the configuration cannot be read, or is that of a model that this
   *     program does not compute; the message names the file
   */
  public static GptShape shape(Path folder) throws IOException {
    GptConfig config = GptFolder.config(folder);
    return new GptShape(config.context(), config.width(), config.layers(), config.heads());
  }

  /**
   * Looks whether a model can start from a folder that {@code transformers} or {@link #export}
   * wrote: whether this program computes it, and its tokenizer and weights fit it. The weights'
   * values are not read.
   *
   * @throws IOException if it cannot; the message names the file and says what to do
   */
  public static void check(Path folder) throws IOException {
    GptFolder.check(folder);
  }

  /**
   * Looks at the values of the weights, too.
   *
   * @throws IOException as {@link #check}, or if a weight is no finite number
   */
  public static void checkWeights(Path folder) throws IOException {
    GptFolder unused = GptFolder.load(folder);
  }

  /**
   * Writes a checkpoint out as a folder that {@code transformers} reads: {@code config.json},
   * {@code model.safetensors}, {@code tokenizer.json}, {@code tokenizer_config.json}.
   *
   * @param checkpoint what a model's {@code save} wrote
   * @param folder is made if it is not there; files of those names are replaced
   * @throws IOException if the checkpoint is none or cannot be read, or a file cannot be written
   */
  public static void export(Path checkpoint, Path folder) throws IOException {
    GptFolder.load(checkpoint).export(folder);
  }
}
