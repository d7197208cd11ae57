package wellspring.agents.scenario;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.SamplingSettings;
import wellspring.model.learner.gpt.TrainingSettings;
import wellspring.model.learner.matrix.Prior;
import wellspring.model.learner.number.Variance;
import wellspring.model.text.symbol.TokenizerText;

/** How a model learns. */
public sealed interface LearnerSpec {

  /**
   * Whose random numbers the training of a model draws. It makes no difference to a learner that
   * draws none.
   *
   * @param model the model's name
   * @return the name that its stream has as agent
   */
  default String randomnessOf(String model) {
    return model;
  }

  /**
   * The transition matrix of a Bayesian language model.
   *
   * @param order how many tokens it looks back, 0 to 5
   * @param prior how much weight a context gives to the shorter one
   * @param topK with how many of the likeliest symbols it writes; 0 for all
   */
  record Matrix(int order, Prior prior, int topK) implements LearnerSpec {
    /** One that writes with all its symbols, with a prior of so many counts. */
    public Matrix(int order, double prior) {
      this(order, new Prior.Fixed(prior), 0);
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
   * @param randomness whose initial weights, batches and dropout it has
   * @param stack whether models with the same learner, cadence, latency and start are trained
   *     together, as one batched program
   */
  record Gpt(
      Origin origin,
      TrainingSettings training,
      SamplingSettings sampling,
      Randomness randomness,
      boolean stack)
      implements LearnerSpec {

    @Override
    public String randomnessOf(String model) {
      return randomness.owner(model);
    }

    /** The symbols that it reads and writes. */
    public TokenizerSpec tokenizer() {
      return origin.tokenizer();
    }

    /** The folder whose weights it starts from; empty for random weights. */
    public Optional<Path> init() {
      return origin instanceof Weights weights ? Optional.of(weights.folder()) : Optional.empty();
    }
  }

  /**
   * Whose random numbers the trainings of a round draw: initial weights, the order of documents,
   * dropout. What models write is drawn from streams of their own in any case.
   */
  enum Randomness {
    /**
     * The same for all models: those that are alike and read the same text are the same, so that
     * what makes others differ is their text (common random numbers: Law 2015, chapter 11).
     */
    SHARED {
      @Override
      String owner(String model) {
        return "";
      }
    },
    /** Each model has its own. */
    OWN {
      @Override
      String owner(String model) {
        return model;
      }
    };

    abstract String owner(String model);
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
    @Override
    public TokenizerSpec tokenizer() {
      return new TokenizerSpec.File(folder.resolve(TokenizerText.FILE));
    }
  }
}
