package wellspring.model.learner.number;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import wellspring.model.language.number.NumberText;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.text.CountPhrase;

/**
 * Learns a linear relation without intercept by least squares. Its models know the true noise and
 * write with it.
 *
 * <p>The fit is exact and takes no chance, so that a previous model would change nothing and is
 * ignored.
 *
 * @param dimension how many inputs an example has, at least 1
 * @param noise the standard deviation of the output around the relation, above 0
 * @param inputs where models take the inputs from of what they write
 */
public record RegressionLearner(int dimension, double noise, RegressionInputs inputs)
    implements Learner {
  /** Inputs are of the order of 1: what is left of one beside the others below this is rounding. */
  private static final double ROUNDING = 1e-10;

  /** {@inheritDoc} It fails if a text is no example, or the relation is not determined. */
  @Override
  public CompletionStage<LanguageModel> fit(FitRequest fit) {
    return CompletableFuture.completedStage(fit(fit.documents()));
  }

  /**
   * Fits a relation to examples, by a QR decomposition.
   *
   * @throws IllegalArgumentException if a text is no example of this dimension, or there are fewer
   *     different inputs than the dimension
   */
  public RegressionModel fit(List<String> documents) {
    double[][] x = new double[documents.size()][dimension];
    double[] y = new double[documents.size()];
    for (int row = 0; row < y.length; row++) {
      double[] example = NumberText.parse(documents.get(row), dimension + 1);
      System.arraycopy(example, 0, x[row], 0, dimension);
      y[row] = example[dimension];
    }
    if (y.length < dimension) {
      throw undetermined(y.length);
    }
    DecompositionSolver solver =
        new QRDecomposition(new Array2DRowRealMatrix(x, false), ROUNDING).getSolver();
    if (!solver.isNonSingular()) {
      throw undetermined(y.length);
    }
    return new RegressionModel(this, solver.solve(new ArrayRealVector(y, false)).toArray());
  }

  @Override
  public RegressionModel load(InputStream checkpoint) throws IOException {
    return new RegressionModel(this, NumberCheckpoint.read(checkpoint, settings(), dimension));
  }

  /** What checkpoints must have in common. */
  String settings() {
    return "regression dimension=%d noise=%s"
        .formatted(dimension, NumberText.of(new double[] {noise}));
  }

  private IllegalArgumentException undetermined(int documents) {
    return new IllegalArgumentException(
        ("%s %s not determine the relation of %s; give its curator more"
                + " documents, or its language a lower dimension")
            .formatted(
                CountPhrase.of(documents, "document"),
                CountPhrase.verb(documents, "does", "do"),
                CountPhrase.of(dimension, "input")));
  }
}
