package wellspring.model.learner.gpt;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;

/**
 * Which activations a step of training silences (Srivastava et al., 2014): after the embedding,
 * after each attention and after each feed-forward layer. Drawn here and not by the engine, whose
 * generator all threads share. The share is rounded to 1/65536.
 */
final class Dropout {
  private static final int LOTS = 1 << 16;

  private final int threshold;
  private final int places;

  /**
   * @param share of the activations that is silenced, from 0, below 1
   * @param places how many layers it is applied after
   */
  Dropout(double share, int places) {
    this.threshold = Math.min(LOTS - 1, (int) Math.round(share * LOTS));
    this.places = places;
  }

  /**
   * What one step silences.
   *
   * @param tensor (places, [M,] B, T, C), 1 for what stays; empty if all stays
   * @param scale what stays is multiplied by, so that means are kept
   */
  record Masks(Tensor tensor, double scale) {}

  /**
   * Masks for one step.
   *
   * @param randoms the generator of each model
   */
  Masks masks(
      Workspace scope, List<UniformRandomProvider> randoms, int rows, int context, int width) {
    if (threshold == 0) {
      return new Masks(scope.zeros(0), 1);
    }
    int size = Math.multiplyExact(Math.multiplyExact(rows, context), width);
    LongStream stack = randoms.size() == 1 ? LongStream.empty() : LongStream.of(randoms.size());
    LongStream shape =
        LongStream.concat(
            LongStream.of(places), LongStream.concat(stack, LongStream.of(rows, context, width)));
    return new Masks(scope.bytes(draw(randoms, size), shape.toArray()), scale());
  }

  /** What keeps the mean: one over the share that stays. */
  double scale() {
    return (double) LOTS / (LOTS - threshold);
  }

  /** 1 for what stays, (places, M, size). */
  byte[] draw(List<UniformRandomProvider> randoms, int size) {
    int models = randoms.size();
    long all = (long) places * models * size;
    SettingChecks.require(
        all <= Integer.MAX_VALUE - 8,
        "a step's dropout needs %d masks, more than there can be; lower training.batch"
            .formatted(all));
    byte[] masks = new byte[(int) all];
    for (int place = 0; place < places; place++) {
      for (int model = 0; model < models; model++) {
        fill(masks, (place * models + model) * size, size, randoms.get(model));
      }
    }
    return masks;
  }

  /** Each number of 64 bits gives four lots. */
  private void fill(byte[] masks, int from, int size, UniformRandomProvider random) {
    long lots = 0;
    for (int i = 0; i < size; i++) {
      lots = i % 4 == 0 ? random.nextLong() : lots >>> 16;
      masks[from + i] = (byte) ((lots & (LOTS - 1)) < threshold ? 0 : 1);
    }
  }
}
