package wellspring.model.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.engine.DevicePool;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.gpt.GptLearner;
import wellspring.model.learner.gpt.GptModel;
import wellspring.model.learner.gpt.GptSettings;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.SamplingSettings;
import wellspring.model.learner.gpt.TrainingSettings;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

/**
 * A GPT of one size, and text for it: random tokens, in documents as long as the context.
 *
 * @param shape its size
 * @param batch how many rows a step of training sees
 */
record GptSubject(GptShape shape, int batch) {
  static final int VOCABULARY = 256;
  static final int SAMPLING_BATCH = 64;

  /** The subjects of the comparison with Python. */
  static GptSubject of(String size) {
    return switch (size) {
      case "nano" -> new GptSubject(GptShape.Preset.NANO.shape(), 32);
      case "micro" -> new GptSubject(GptShape.Preset.MICRO.shape(), 32);
      case "small" -> new GptSubject(GptShape.Preset.SMALL.shape(), 8);
      default -> throw new IllegalArgumentException("sizes: nano, micro, small; not " + size);
    };
  }

  /** How many tokens a step of training sees. */
  int stepTokens() {
    return batch * shape.context();
  }

  /** Trains one with exactly {@link #VOCABULARY} symbols, the boundary among them. */
  void train(int steps, Consumer<FitRequest.FitProgress> watcher, DevicePool devices) {
    learner(steps, devices)
        .fit(fit("trained", Optional.empty(), watcher))
        .toCompletableFuture()
        .join();
  }

  /** A learner of exactly {@link #VOCABULARY} symbols, the boundary among them. */
  GptLearner learner(int steps, DevicePool devices) {
    return learner(new NumberedLetters(VOCABULARY - 1), steps, devices);
  }

  /**
   * A model that chooses among exactly {@link #VOCABULARY} symbols, none of which is the boundary,
   * so that no document ends before the context is full. It has taken a single step.
   */
  GptModel writer(DevicePool devices) {
    return (GptModel)
        learner(new NumberedLetters(VOCABULARY), 1, devices)
            .fit(fit("writer", Optional.empty(), progress -> {}))
            .toCompletableFuture()
            .join();
  }

  private GptLearner learner(NumberedLetters letters, int steps, DevicePool devices) {
    TrainingSettings training =
        new TrainingSettings(
            new TrainingSettings.Steps(steps),
            batch,
            1e-3,
            Share.of(0.1),
            Share.of(0.1),
            0.1,
            1,
            0,
            0,
            TrainingSettings.Precision.FLOAT32);
    GptSettings settings =
        new GptSettings(
            shape,
            training,
            new SamplingSettings(SAMPLING_BATCH, 1, 0, 1, 1, 0),
            new DocumentEnd.FixedLength(shape.context()),
            true);
    return new GptLearner(settings, () -> letters, Optional.empty(), List::of, devices);
  }

  /** An order to fit a model to 256 documents. */
  FitRequest fit(
      String name, Optional<LanguageModel> previous, Consumer<FitRequest.FitProgress> watcher) {
    return new FitRequest(name, texts(256), previous, random(name), watcher);
  }

  /** Documents as tokens. */
  List<int[]> documents(int count) {
    UniformRandomProvider random = random("documents");
    return IntStream.range(0, count)
        .mapToObj(i -> random.ints(shape.context(), 0, VOCABULARY - 1).toArray())
        .toList();
  }

  private List<String> texts(int count) {
    NumberedLetters letters = new NumberedLetters(VOCABULARY);
    return documents(count).stream().map(letters::decode).toList();
  }

  static UniformRandomProvider random(String component) {
    return new Seed(1).stream("bench", component, 0);
  }
}
