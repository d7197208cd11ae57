package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.SamplingSettings;
import wellspring.model.learner.gpt.TrainingSettings;
import wellspring.model.learner.matrix.Prior;
import wellspring.model.learner.number.Variance;

/** Turns the tree of a learner that is valid and complete into records. */
final class LearnerBinder {
  private LearnerBinder() {}

  static LearnerSpec bind(JsonNode learner) {
    String kind = learner.path("kind").textValue();
    return switch (kind) {
      case "matrix" ->
          new LearnerSpec.Matrix(
              learner.path("order").intValue(),
              prior(learner.path("prior")),
              learner.path("topK").intValue());
      case "unmix" -> new LearnerSpec.Unmix();
      case "gpt" ->
          new LearnerSpec.Gpt(
              origin(learner),
              training(learner.path("training")),
              sampling(learner.path("sampling")),
              ScenarioBinder.constant(LearnerSpec.Randomness.class, learner.path("randomness")),
              learner.path("stack").booleanValue());
      case "gaussian" ->
          new LearnerSpec.Gaussian(
              ScenarioBinder.constant(Variance.class, learner.path("variance")),
              learner.has("humanWeight")
                  ? OptionalDouble.of(learner.path("humanWeight").doubleValue())
                  : OptionalDouble.empty());
      case "regression" -> new LearnerSpec.Regression();
      default -> throw ScenarioBinder.unknown("learner", kind);
    };
  }

  private static Prior prior(JsonNode prior) {
    return prior.isTextual() ? new Prior.Estimated() : new Prior.Fixed(prior.doubleValue());
  }

  private static LearnerSpec.Origin origin(JsonNode learner) {
    return learner.has("init")
        ? new LearnerSpec.Weights(Path.of(learner.path("init").textValue()))
        : new LearnerSpec.Blank(
            new GptShape(
                learner.path("context").intValue(),
                learner.path("width").intValue(),
                learner.path("layers").intValue(),
                learner.path("heads").intValue()),
            tokenizer(learner.path("tokenizer")));
  }

  private static TokenizerSpec tokenizer(JsonNode tokenizer) {
    if (tokenizer.isTextual()) {
      return tokenizer.textValue().equals("byte")
          ? new TokenizerSpec.Bytes()
          : new TokenizerSpec.Words();
    }
    Map.Entry<String, JsonNode> form = ScenarioBinder.form(tokenizer);
    return switch (form.getKey()) {
      case "bpe" -> new TokenizerSpec.Bpe(form.getValue().intValue());
      case "file" -> new TokenizerSpec.File(Path.of(form.getValue().textValue()));
      default -> throw ScenarioBinder.unknown("tokenizer", form.getKey());
    };
  }

  private static TrainingSettings training(JsonNode training) {
    return new TrainingSettings(
        training.has("steps")
            ? new TrainingSettings.Steps(training.path("steps").intValue())
            : new TrainingSettings.Epochs(training.path("epochs").doubleValue()),
        training.path("batch").intValue(),
        training.path("learningRate").doubleValue(),
        ScenarioBinder.share(training.path("warmup")),
        ScenarioBinder.share(training.path("finalRate")),
        training.path("weightDecay").doubleValue(),
        training.path("clip").doubleValue(),
        training.path("dropout").doubleValue(),
        training.path("evaluations").intValue(),
        ScenarioBinder.constant(TrainingSettings.Precision.class, training.path("precision")));
  }

  private static SamplingSettings sampling(JsonNode sampling) {
    return new SamplingSettings(
        sampling.path("batch").intValue(),
        sampling.path("temperature").doubleValue(),
        sampling.path("topK").intValue(),
        sampling.path("topP").doubleValue(),
        sampling.path("beams").intValue(),
        sampling.path("lead").intValue());
  }
}
