package wellspring.agents.scenario;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.SamplingSettings;
import wellspring.model.learner.gpt.TrainingSettings;
import wellspring.model.learner.number.Variance;

/** How a model learns. */
public sealed interface LearnerSpec {

  /**
   * The transition matrix of a Bayesian language model.
   *
   * @param order how many tokens it looks back, 0 to 5
   * @param prior the weight of the shorter context in counts; 0 is maximum likelihood
   * @param topK with how many of the likeliest symbols it writes; 0 for all
   */
  record Matrix(int order, double prior, int topK) implements LearnerSpec {
    /** One that writes with all its symbols. */
    public Matrix(int order, double prior) {
      this(order, prior, 0);
    }
  }

  /**
   * A normal distribution.
   *
   * @param variance how its variance is estimated
   * @param humanWeight the weight of all documents together that people wrote, 0 to 1; empty if
   *     every document weighs the same
   */
  record Gaussian(Variance variance, OptionalDouble humanWeight) implements LearnerSpec {}

  /** Least squares, which writes with the noise of its language. */
  record Regression() implements LearnerSpec {}

  /**
   * A transformer with GPT-2's layout.
   *
   * @param origin what a model starts from that has no previous one
   * @param training how it is trained
   * @param sampling how it writes
   * @param stack whether models with the same learner, cadence, latency and start are trained
   *     together, as one batched program
   */
  record Gpt(Origin origin, TrainingSettings training, SamplingSettings sampling, boolean stack)
      implements LearnerSpec {

    /** The symbols that it reads and writes. */
    public TokenizerSpec tokenizer() {
      return origin.tokenizer();
    }

    /** The folder whose weights it starts from; empty for random weights. */
    public Optional<Path> init() {
      return origin instanceof Weights weights ? Optional.of(weights.folder()) : Optional.empty();
    }
  }

  /** The humans' token frequencies, freed of what its own last generation wrote. */
  record Unmix() implements LearnerSpec {}

  /** What a neural model starts from that has no previous one. */
  sealed interface Origin {
    TokenizerSpec tokenizer();
  }

  /**
   * Random weights.
   *
   * @param shape the model's size
   * @param tokenizer the symbols that it reads and writes
   */
  record Blank(GptShape shape, TokenizerSpec tokenizer) implements Origin {}

  /**
   * The weights of a model that was trained before; size and tokenizer are its own.
   *
   * @param folder holds {@code config.json}, {@code model.safetensors} and {@code tokenizer.json}
   */
  record Weights(Path folder) implements Origin {
    /** What the folder's tokenizer is called. */
    static final String TOKENIZER = "tokenizer.json";

    @Override
    public TokenizerSpec tokenizer() {
      return new TokenizerSpec.File(folder.resolve(TOKENIZER));
    }
  }
}
