package wellspring.model.learner.gpt;

/**
 * The learning rate by step: it rises linearly over the warm-up, and then falls along half a cosine
 * (Loshchilov and Hutter, 2017) to its final value at the last step. Where the warm-up leaves less
 * than two steps, it does not fall.
 */
final class LearningRate {
  private final double highest;
  private final double last;
  private final int steps;
  private final int warmup;

  LearningRate(TrainingSettings settings, int steps) {
    this.highest = settings.learningRate();
    this.last = settings.learningRate() * settings.finalRate().value();
    this.steps = steps;
    this.warmup = (int) Math.ceil(settings.warmup().value() * steps);
  }

  /**
   * @param step from 0
   */
  double at(int step) {
    if (step < warmup) {
      return highest * (step + 1) / warmup;
    }
    int fall = steps - 1 - warmup;
    double progress = fall <= 0 ? 0 : (double) (step - warmup) / fall;
    return last + (highest - last) * 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
  }
}
