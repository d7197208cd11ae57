package wellspring.model.prediction;

import java.util.List;
import java.util.function.IntFunction;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;

/**
 * The mean course of the squared error of token frequencies that are unmixed, generation after
 * generation: {@code E‖p − q‖²}.
 *
 * <p>It assumes: tokens are independent in the language and all documents have the same length; the
 * model is {@code Σ a (δ − (1 − a) p) / Σ a²} over the tokens of all corpora so far, where a is the
 * probability that a person wrote the token's document and p the model that wrote it if none did;
 * every synthetic document is an independent sample of the model's own last generation; generation
 * 1 is fitted on human text alone; and no estimated frequency is negative, so that none had to be
 * cut off.
 *
 * <p>Why: given who may have written what, a document's counts miss their mean {@code m = a q + (1
 * − a) p} by a sampling error {@code 1 − Σ m²} a token, and all L tokens of it together by who
 * really wrote it, {@code a (1 − a) ‖p − q‖²} for each pair. With {@code e = E‖p − q‖²} a token
 * adds {@code a² [H_q − (1 − a)² e + (L − 1) a (1 − a) e]} to the squared error of the sum; with
 * exactly αn human documents and no other hint it adds {@code α² [H_q − (1 − α) e]}. The sum is
 * divided by the effective sample size, {@link EffectiveSample}, which is taken at its mean: exact
 * where labels are no chance, and too low by its squared relative deviation else, a share below
 * 1/(human documents).
 *
 * @param humans how people use tokens
 * @param corpus what each generation adds
 * @param knowledge what is known of who wrote each document
 * @param humanFraction α by generation, asked from generation 2 on
 */
public record UnmixDrift(
    TokenDrift.Humans humans,
    TokenDrift.FreshCorpus corpus,
    Knowledge knowledge,
    IntFunction<Share> humanFraction) {

  /**
   * @throws IllegalArgumentException if documents are judged by a detector, but not drawn at
   *     random, or drawn from all that was written
   */
  public UnmixDrift {
    if (!(corpus.draw() instanceof DrawMode)) {
      throw new IllegalArgumentException(
          "the error is known where a human fraction is aimed at, not where all that was written is drawn from");
    }
    if (corpus.draw() == DrawMode.EXACT && knowledge instanceof Detected) {
      throw new IllegalArgumentException(
          "with a detector the error is known for random draws, not for exact ones");
    }
  }

  /** What is known of who wrote each document. */
  public sealed interface Knowledge {
    /** How the documents of a corpus are labelled, by its human fraction. */
    List<LabelShare> labels(double human);
  }

  /**
   * A label.
   *
   * @param share of the documents that have it
   * @param human the share of these that people wrote
   */
  public record LabelShare(double share, double human) {}

  /** The human fraction alone. */
  public record Blind() implements Knowledge {
    @Override
    public List<LabelShare> labels(double human) {
      return List.of(new LabelShare(1, human));
    }
  }

  /** Everything. */
  public record Labelled() implements Knowledge {
    @Override
    public List<LabelShare> labels(double human) {
      return List.of(new LabelShare(human, 1), new LabelShare(1 - human, 0));
    }
  }

  /**
   * What a detector says.
   *
   * @param error how often it errs, on people as on models
   */
  public record Detected(Share error) implements Knowledge {
    @Override
    public List<LabelShare> labels(double human) {
      double wrong = error.value();
      return List.of(judged(human, 1 - wrong), judged(human, wrong));
    }

    private static LabelShare judged(double human, double ofPeople) {
      double share = human * ofPeople + (1 - human) * (1 - ofPeople);
      return new LabelShare(share, share == 0 ? 0 : human * ofPeople / share);
    }
  }

  /**
   * The mean squared errors.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] error(int generations) {
    double[] errors = new double[generations];
    double diversity = 1 - humans.match();
    double size = corpus.tokens();
    double noise = size * diversity;
    errors[0] = noise / (size * size);
    for (int generation = 2; generation <= generations; generation++) {
      double human = corpus.humanShare(humanFraction.apply(generation));
      double error = errors[generation - 2];
      for (LabelShare label : knowledge.labels(human)) {
        double weight = label.human() * label.human() * label.share() * corpus.tokens();
        size += weight;
        noise += weight * (diversity + mixing(label.human()) * error);
      }
      errors[generation - 1] = noise / (size * size);
    }
    return errors;
  }

  /** How much more a token misses its mean for each unit of the generator's squared error. */
  private double mixing(double human) {
    double synthetic = 1 - human;
    return corpus.draw() == DrawMode.EXACT
        ? -synthetic
        : synthetic * ((corpus.documentTokens() - 1) * human - synthetic);
  }
}
