package wellspring.model.learner.gpt;

import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;
import wellspring.model.learner.gpt.TrainingSettings.Precision;

/**
 * The settings that every method of {@code gpt.py} takes as its {@code s}: heads, whether products
 * are computed as convolutions, whether in bfloat16, by what dropout multiplies what stays, how
 * many symbols there are to choose from; then the method's own.
 *
 * @param heads of each attention
 * @param convolves whether products are left to oneDNN's convolutions
 * @param precision of products
 */
record ProgramSettings(int heads, boolean convolves, Precision precision) {
  private static final int SHARED = 5;

  /** Those of a method without dropout. */
  Tensor on(Workspace step, int symbols, double... more) {
    return withDropout(step, 1, symbols, more);
  }

  /**
   * Those of a method.
   *
   * @param scale what dropout multiplies what stays by
   * @param more the method's own, from {@code s[5]} on
   * @return 64-bit floats in the memory of the host
   */
  Tensor withDropout(Workspace step, double scale, int symbols, double... more) {
    double[] all = new double[SHARED + more.length];
    all[0] = heads;
    all[1] = convolves ? 1 : 0;
    all[2] = precision == Precision.BFLOAT16 ? 1 : 0;
    all[3] = scale;
    all[4] = symbols;
    System.arraycopy(more, 0, all, SHARED, more.length);
    return step.settings(all);
  }
}
