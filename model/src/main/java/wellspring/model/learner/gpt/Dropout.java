package wellspring.model.learner.gpt;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;

/**
 * Which activations a step of training silences (Srivastava et al., 2014): after the embedding,
 * after each attention and after each feed-forward layer. Drawn here and not by the engine, whose
 * generator all threads share. The share is rounded to 1/65536.
 */
final class Dropout {
  private final int threshold;
  private final int places;

  /**
   * @param share of the activations that is silenced
   * @param places how many layers it is applied after
   */
  Dropout(double share, int places) {
    this.threshold = (int) Math.round(share * (1 << 16));
    this.places = places;
  }

  /**
   * Masks for one step, 1 for what stays.
   *
   * @param randoms the generator of each model
   * @return (places, [M,] B, T, C)
   */
  Tensor masks(
      Workspace scope, List<UniformRandomProvider> randoms, int rows, int context, int width) {
    int size = Math.multiplyExact(Math.multiplyExact(rows, context), width);
    int models = randoms.size();
    byte[] masks = new byte[Math.multiplyExact(Math.multiplyExact(places, models), size)];
    for (int place = 0; place < places; place++) {
      for (int model = 0; model < models; model++) {
        fill(masks, (place * models + model) * size, size, randoms.get(model));
      }
    }
    return models == 1
        ? scope.bytes(masks, places, rows, context, width)
        : scope.bytes(masks, places, models, rows, context, width);
  }

  private void fill(byte[] masks, int from, int size, UniformRandomProvider random) {
    long lots = 0;
    for (int i = 0; i < size; i++) {
      lots = i % 4 == 0 ? random.nextLong() : lots >>> 16;
      masks[from + i] = (byte) ((lots & 0xffff) < threshold ? 0 : 1);
    }
  }
}
