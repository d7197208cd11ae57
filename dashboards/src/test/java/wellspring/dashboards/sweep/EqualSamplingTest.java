package wellspring.dashboards.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EqualSamplingTest {
  private static final EqualSampling UNEQUAL = EqualSampling.of(List.of("evaluation.probe"));

  @ParameterizedTest
  @ValueSource(strings = {"frontier_area", "self_bleu_4", "repetition", "hill_0", "entropy"})
  void figuresOfSamplesOfDifferentSizesAreNotCompared(String measure) {
    assertThat(UNEQUAL.objection(measure))
        .hasValueSatisfying(why -> assertThat(why).contains("evaluation.probe"));
    assertThat(EqualSampling.of(List.of("humans.writers")).objection(measure)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"held_out_perplexity", "diversity", "tail_mass", "missing_mass"})
  void whatDoesNotDependOnTheSampleIsComparedWhateverItsSize(String measure) {
    assertThat(UNEQUAL.objection(measure)).isEmpty();
  }
}
