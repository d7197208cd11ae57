package wellspring.model.learner.gpt;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import wellspring.model.engine.DevicePool;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Letters;

/** Small models for tests. All tests share one device. */
final class Tiny {
  static final DevicePool DEVICES = DevicePool.open("cpu");
  static final Letters LETTERS = new Letters(6);
  static final GptShape SHAPE = new GptShape(16, 16, 2, 2);
  static final SamplingSettings SAMPLING = new SamplingSettings(8, 1, 0, 1, 1, 0);
  static final DocumentEnd END = new DocumentEnd.EndSymbol(40);

  private Tiny() {}

  static TrainingSettings training(int steps) {
    return training(steps, 0, 1e-2);
  }

  static TrainingSettings training(int steps, double dropout, double rate) {
    return training(new TrainingSettings.Steps(steps), dropout, rate, Precision.FLOAT32);
  }

  static TrainingSettings training(int steps, double dropout, double rate, int evaluations) {
    return training(
        new TrainingSettings.Steps(steps), dropout, rate, evaluations, Precision.FLOAT32);
  }

  static TrainingSettings training(
      TrainingSettings.Length length, double dropout, double rate, Precision precision) {
    return training(length, dropout, rate, 2, precision);
  }

  static TrainingSettings training(
      TrainingSettings.Length length,
      double dropout,
      double rate,
      int evaluations,
      Precision precision) {
    return new TrainingSettings(
        length, 4, rate, Share.of(0.1), Share.of(0.1), 0.1, 1, dropout, evaluations, precision);
  }

  static GptLearner learner(TrainingSettings training) {
    return learner(training, SAMPLING, END);
  }

  static GptLearner learner(TrainingSettings training, SamplingSettings sampling, DocumentEnd end) {
    Supplier<List<String>> heldOut = () -> List.of("abcabc", "abc");
    return new GptLearner(
        new GptSettings(SHAPE, training, sampling, end, true),
        () -> LETTERS,
        Optional.empty(),
        heldOut,
        DEVICES);
  }

  static GptModel fit(GptLearner learner, List<String> documents) {
    return fit(learner, documents, random("fit"));
  }

  static GptModel fit(GptLearner learner, List<String> documents, UniformRandomProvider random) {
    return result(
        () ->
            (GptModel)
                learner
                    .fit(
                        new FitRequest("tiny", documents, Optional.empty(), random, progress -> {}))
                    .toCompletableFuture()
                    .join());
  }

  /** What a stage gives, or its own exception. */
  static <T> T result(Supplier<T> joined) {
    try {
      return joined.get();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** A model with random weights that has learned nothing. */
  static GptModel random(GptShape shape, SamplingSettings sampling, DocumentEnd end) {
    GptSettings settings = new GptSettings(shape, training(1), sampling, end, true);
    return new GptModel(
        settings, LETTERS, spread(shape.config(LETTERS.symbols())), end.tokensMax(), DEVICES);
  }

  /** Random weights, biases and norms too, larger than initial ones, so that they say something. */
  static GptWeights spread(GptConfig config) {
    ZigguratSampler.NormalizedGaussian gaussian =
        ZigguratSampler.NormalizedGaussian.of(random("weights"));
    List<float[]> values =
        GptWeights.parameters(config).stream()
            .map(
                parameter -> {
                  float[] numbers = new float[parameter.size()];
                  for (int i = 0; i < numbers.length; i++) {
                    float lot = (float) (0.3 * gaussian.sample());
                    numbers[i] = parameter.kind() == GptWeights.ParameterKind.NORM ? 1 + lot : lot;
                  }
                  return numbers;
                })
            .toList();
    return new GptWeights(config, values);
  }

  static UniformRandomProvider random(String component) {
    return new Seed(1).stream(component, "tiny", 0);
  }

  /** Documents in which every letter follows from the one before. */
  static List<String> cycles(int count) {
    return IntStream.range(0, count).mapToObj(i -> "abcdef".repeat(1 + i % 3)).toList();
  }
}
