package wellspring.model.learner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Checkpoints of models, in memory. */
public final class Checkpoints {
  private Checkpoints() {}

  /** What a model saves. */
  public static byte[] bytes(LanguageModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      model.save(bytes);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
