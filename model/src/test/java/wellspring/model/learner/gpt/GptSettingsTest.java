package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.learner.gpt.TrainingSettings.Epochs;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.learner.gpt.TrainingSettings.Steps;
import wellspring.model.mix.Share;

class GptSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 0, 0, 0,         'training.batch must be at least 1, not 0'",
    "1, 0, 1, 0, 0, 0,         'training.learningRate must be above 0, not 0.0'",
    "1, NaN, 1, 0, 0, 0,       'training.learningRate must be above 0, not NaN'",
    "1, Infinity, 1, 0, 0, 0,  'training.learningRate must be above 0, not Infinity'",
    "1, 1, 0, 0, 0, 0,         'training.clip must be above 0, not 0.0'",
    "1, 1, NaN, 0, 0, 0,       'training.clip must be above 0, not NaN'",
    "1, 1, 1, -1, 0, 0,        'training.weightDecay must be at least 0, not -1.0'",
    "1, 1, 1, Infinity, 0, 0,  'training.weightDecay must be at least 0, not Infinity'",
    "1, 1, 1, 0, 1, 0,         'training.dropout must be from 0 to below 1, not 1.0'",
    "1, 1, 1, 0, -0.1, 0,      'training.dropout must be from 0 to below 1, not -0.1'",
    "1, 1, 1, 0, NaN, 0,       'training.dropout must be from 0 to below 1, not NaN'",
    "1, 1, 1, 0, 0, -1,        'training.evaluations must be at least 0, not -1'",
  })
  void refusesATrainingThatCannotBe(
      int batch,
      double rate,
      double clip,
      double decay,
      double dropout,
      int evaluations,
      String why) {
    assertRefused(() -> training(batch, rate, clip, decay, dropout, evaluations), why);
  }

  private static TrainingSettings training(
      int batch, double rate, double clip, double decay, double dropout, int evaluations) {
    return new TrainingSettings(
        new Steps(1),
        batch,
        rate,
        Share.of(0),
        Share.of(0),
        decay,
        clip,
        dropout,
        evaluations,
        Precision.FLOAT32);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesALengthThatIsNone(double count) {
    assertRefused(() -> new Epochs(count), "training.epochs must be above 0, not " + count);
    assertRefused(() -> new Steps(0), "training.steps must be at least 1, not 0");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 1, 1, 0,    'sampling.batch must be at least 1, not 0'",
    "1, 0, 0, 1, 1, 0,    'sampling.temperature must be above 0, not 0.0'",
    "1, NaN, 0, 1, 1, 0,  'sampling.temperature must be above 0, not NaN'",
    "1, 1, -1, 1, 1, 0,   'sampling.topK must be at least 0, not -1'",
    "1, 1, 0, 0, 1, 0,    'sampling.topP must be above 0 and at most 1, not 0.0'",
    "1, 1, 0, 1.1, 1, 0,  'sampling.topP must be above 0 and at most 1, not 1.1'",
    "1, 1, 0, NaN, 1, 0,  'sampling.topP must be above 0 and at most 1, not NaN'",
    "1, 1, 0, 1, 0, 0,    'sampling.beams must be at least 1, not 0'",
    "1, 1, 0, 1, 1, -1,   'sampling.lead must be at least 0, not -1'",
  })
  void refusesASamplingThatCannotBe(
      int batch, double temperature, int topK, double topP, int beams, int lead, String why) {
    assertRefused(() -> new SamplingSettings(batch, temperature, topK, topP, beams, lead), why);
  }

  @Test
  void takesTheSmallestThatThereAre() {
    assertThatCode(
            () -> {
              training(1, Double.MIN_VALUE, Double.MIN_VALUE, 0, 0, 0);
              new Epochs(Double.MIN_VALUE);
              new Steps(1);
              new SamplingSettings(1, Double.MIN_VALUE, 0, Double.MIN_VALUE, 1, 0);
            })
        .doesNotThrowAnyException();
  }

  private static void assertRefused(ThrowingCallable maker, String why) {
    assertThatThrownBy(maker).isInstanceOf(IllegalArgumentException.class).hasMessage(why);
  }
}
