package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wellspring.model.measure.Measure;

class PredictionTest {

  @Test
  void saysNothingWhereNoTheoryApplies() {
    assertThat(Prediction.NONE.of(Measure.DIVERSITY, 1)).isEmpty();
  }

  @Test
  void answersForItsOwnMeasureAndGenerationsOnly() {
    Prediction prediction = Prediction.of(Measure.DIVERSITY, new double[] {0.9, 0.8});

    assertThat(prediction.of(Measure.DIVERSITY, 1)).hasValue(0.9);
    assertThat(prediction.of(Measure.DIVERSITY, 2)).hasValue(0.8);
    assertThat(prediction.of(Measure.DIVERSITY, 0)).isEmpty();
    assertThat(prediction.of(Measure.DIVERSITY, 3)).isEmpty();
    assertThat(prediction.of(Measure.ENTROPY, 1)).isEmpty();
  }
}
