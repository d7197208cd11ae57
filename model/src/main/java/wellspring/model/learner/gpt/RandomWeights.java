package wellspring.model.learner.gpt;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * GPT-2's initial weights (Radford et al., 2019): normal with standard deviation 0.02, for what
 * adds to the residual stream divided by the square root of the number of such layers; norms 1,
 * biases 0.
 */
final class RandomWeights {
  private static final double DEVIATION = 0.02;

  private RandomWeights() {}

  static GptWeights of(GptConfig config, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    double residual = DEVIATION / Math.sqrt(2.0 * config.layers());
    List<float[]> values =
        GptWeights.parameters(config).stream()
            .map(
                parameter ->
                    switch (parameter.kind()) {
                      case EMBEDDING, LINEAR -> normal(parameter.size(), DEVIATION, gaussian);
                      case RESIDUAL -> normal(parameter.size(), residual, gaussian);
                      case NORM -> ones(parameter.size());
                      case BIAS -> new float[parameter.size()];
                    })
            .toList();
    return new GptWeights(config, values);
  }

  private static float[] normal(
      int size, double deviation, ZigguratSampler.NormalizedGaussian gaussian) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (deviation * gaussian.sample());
    }
    return values;
  }

  private static float[] ones(int size) {
    float[] values = new float[size];
    Arrays.fill(values, 1);
    return values;
  }
}
