package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.SamplingSettings;
import wellspring.model.learner.gpt.TrainingSettings;
import wellspring.model.learner.matrix.Prior;

/** Turns a learner's records into the tree that {@link LearnerBinder} would bind to them. */
final class LearnerTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LearnerTree() {}

  static ObjectNode of(LearnerSpec learner) {
    if (learner instanceof LearnerSpec.Gpt gpt) {
      return gpt(gpt);
    } else if (learner instanceof LearnerSpec.Unmix) {
      return NODES.objectNode().put("kind", "unmix");
    } else if (learner instanceof LearnerSpec.Gaussian gaussian) {
      return gaussian(gaussian);
    } else if (learner instanceof LearnerSpec.Regression) {
      return NODES.objectNode().put("kind", "regression");
    }
    LearnerSpec.Matrix matrix = (LearnerSpec.Matrix) learner;
    ObjectNode tree = NODES.objectNode().put("kind", "matrix").put("order", matrix.order());
    tree.set("prior", prior(matrix.prior()));
    return tree.put("topK", matrix.topK());
  }

  private static JsonNode prior(Prior prior) {
    return prior instanceof Prior.Fixed fixed
        ? ScenarioTree.number(fixed.counts())
        : NODES.textNode("estimated");
  }

  /** What a scenario calls this learner. */
  static String kind(LearnerSpec learner) {
    return of(learner).path("kind").textValue();
  }

  private static ObjectNode gaussian(LearnerSpec.Gaussian gaussian) {
    ObjectNode tree = NODES.objectNode().put("kind", "gaussian");
    tree.put("variance", ScenarioTree.constant(gaussian.variance()));
    gaussian
        .humanWeight()
        .ifPresent(weight -> tree.set("humanWeight", ScenarioTree.number(weight)));
    return tree;
  }

  private static ObjectNode gpt(LearnerSpec.Gpt gpt) {
    ObjectNode tree = NODES.objectNode().put("kind", "gpt");
    if (gpt.origin() instanceof LearnerSpec.Weights weights) {
      tree.put("init", weights.folder().toString());
    } else if (gpt.origin() instanceof LearnerSpec.Blank blank) {
      GptShape shape = blank.shape();
      tree.put("context", shape.context());
      tree.put("width", shape.width());
      tree.put("layers", shape.layers());
      tree.put("heads", shape.heads());
      tree.set("tokenizer", tokenizer(blank.tokenizer()));
    }
    tree.set("training", training(gpt.training()));
    tree.set("sampling", sampling(gpt.sampling()));
    tree.put("randomness", ScenarioTree.constant(gpt.randomness()));
    return tree.put("stack", gpt.stack());
  }

  private static JsonNode tokenizer(TokenizerSpec tokenizer) {
    if (tokenizer instanceof TokenizerSpec.Bpe bpe) {
      return ScenarioTree.form("bpe", NODES.numberNode(bpe.symbols()));
    } else if (tokenizer instanceof TokenizerSpec.File file) {
      return ScenarioTree.form("file", NODES.textNode(file.path().toString()));
    }
    return NODES.textNode(tokenizer instanceof TokenizerSpec.Bytes ? "byte" : "word");
  }

  private static ObjectNode training(TrainingSettings training) {
    ObjectNode tree = NODES.objectNode();
    if (training.length() instanceof TrainingSettings.Epochs epochs) {
      tree.set("epochs", ScenarioTree.number(epochs.count()));
    } else if (training.length() instanceof TrainingSettings.Steps steps) {
      tree.put("steps", steps.count());
    }
    tree.put("batch", training.batch());
    tree.set("learningRate", ScenarioTree.number(training.learningRate()));
    tree.set("warmup", ScenarioTree.share(training.warmup()));
    tree.set("finalRate", ScenarioTree.share(training.finalRate()));
    tree.set("weightDecay", ScenarioTree.number(training.weightDecay()));
    tree.set("clip", ScenarioTree.number(training.clip()));
    tree.set("dropout", ScenarioTree.number(training.dropout()));
    tree.put("evaluations", training.evaluations());
    tree.put("precision", ScenarioTree.constant(training.precision()));
    return tree;
  }

  private static ObjectNode sampling(SamplingSettings sampling) {
    ObjectNode tree = NODES.objectNode().put("batch", sampling.batch());
    tree.set("temperature", ScenarioTree.number(sampling.temperature()));
    tree.put("topK", sampling.topK());
    tree.set("topP", ScenarioTree.number(sampling.topP()));
    tree.put("beams", sampling.beams());
    return tree.put("lead", sampling.lead());
  }
}
