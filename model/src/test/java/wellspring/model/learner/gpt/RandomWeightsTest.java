package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RandomWeightsTest {
  private static final GptConfig CONFIG = new GptConfig(300, 128, 96, 8, 4);
  private static final List<GptWeights.Parameter> LAYOUT = GptWeights.parameters(CONFIG);

  private final GptWeights weights = RandomWeights.of(CONFIG, Tiny.random("weights"));

  /** Five standard errors: the deviation of n normal numbers varies by 1 / sqrt(2 n) of itself. */
  @Test
  void matricesAreNormalWithTheDeviationsOfGpt2() {
    for (int i = 0; i < LAYOUT.size(); i++) {
      GptWeights.Parameter parameter = LAYOUT.get(i);
      float[] values = weights.values().get(i);
      double expected =
          switch (parameter.kind()) {
            case EMBEDDING, LINEAR -> 0.02;
            case RESIDUAL -> 0.02 / 4; // sqrt(2 * 8 layers)
            case NORM, BIAS -> 0;
          };
      double mean = 0;
      double square = 0;
      for (float value : values) {
        mean += value / values.length;
        square += (double) value * value / values.length;
      }
      if (parameter.kind() == GptWeights.ParameterKind.NORM) {
        assertThat(values).containsOnly(1f);
      } else {
        double error = expected / StrictMath.sqrt(values.length);
        assertThat(mean).as(parameter.name()).isCloseTo(0, within(5 * error));
        assertThat(StrictMath.sqrt(square))
            .as(parameter.name())
            .isCloseTo(expected, within(5 * error / StrictMath.sqrt(2)));
      }
    }
  }

  /** Of a normal distribution 4.55 % lies beyond two deviations. */
  @Test
  void theirTailsAreThoseOfANormalDistribution() {
    float[] embedding = weights.values().get(0);
    int beyond = 0;
    for (float value : embedding) {
      beyond += Math.abs(value) > 0.04 ? 1 : 0;
    }
    assertThat((double) beyond / embedding.length).isCloseTo(0.0455, within(0.0062));
  }

  @Test
  void chanceAloneDecides() {
    assertThat(RandomWeights.of(CONFIG, Tiny.random("weights")).values())
        .containsExactlyElementsOf(weights.values());
    assertThat(RandomWeights.of(CONFIG, Tiny.random("other")).values().get(0))
        .isNotEqualTo(weights.values().get(0));
  }
}
