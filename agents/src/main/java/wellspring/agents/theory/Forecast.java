package wellspring.agents.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import wellspring.model.measure.Measure;
import wellspring.model.prediction.Prediction;

/**
 * What a line says of a model whose scenario meets its assumptions. Immutable, and safe to share
 * between threads.
 *
 * @param measures the measures whose means it gives
 * @param remarks what else it says, a sentence each
 */
public record Forecast(List<PredictedMeasure> measures, List<String> remarks) {
  static final Forecast NOTHING = new Forecast(List.of(), List.of());

  public Forecast {
    measures = List.copyOf(measures);
    remarks = List.copyOf(remarks);
  }

  /**
   * A measure whose mean over replicas a line gives.
   *
   * @param measure what is measured
   * @param prediction its mean by generation; other measures have none
   * @param limit where the mean goes with the generations, if the line says so
   */
  public record PredictedMeasure(Measure measure, Prediction prediction, OptionalDouble limit) {
    /** The mean in a generation, if the line gives that. */
    public OptionalDouble at(int generation) {
      return prediction.of(measure, generation);
    }
  }

  /** This and a measure whose limit the line does not give. */
  Forecast with(Measure measure, Supplier<double[]> byGeneration) {
    return with(
        new PredictedMeasure(
            measure, new LazyPrediction(measure, byGeneration), OptionalDouble.empty()));
  }

  /** This and a measure with its limit. */
  Forecast with(Measure measure, Supplier<double[]> byGeneration, double limit) {
    return with(
        new PredictedMeasure(
            measure, new LazyPrediction(measure, byGeneration), OptionalDouble.of(limit)));
  }

  /** This and one sentence more. */
  Forecast remarking(String sentence) {
    List<String> more = new ArrayList<>(remarks);
    more.add(sentence);
    return new Forecast(measures, more);
  }

  private Forecast with(PredictedMeasure foretold) {
    List<PredictedMeasure> more = new ArrayList<>(measures);
    more.add(foretold);
    return new Forecast(more, remarks);
  }

  /** The mean of a measure; empty if the line does not give it. */
  OptionalDouble predict(Measure measure, int generation) {
    for (PredictedMeasure foretold : measures) {
      OptionalDouble predicted =
          foretold.measure() == measure ? foretold.at(generation) : OptionalDouble.empty();
      if (predicted.isPresent()) {
        return predicted;
      }
    }
    return OptionalDouble.empty();
  }

  /** A prediction that is computed when it is first asked for. */
  private static final class LazyPrediction implements Prediction {
    private final Measure measure;
    private final Supplier<double[]> byGeneration;
    private Prediction computed = Prediction.NONE;

    LazyPrediction(Measure measure, Supplier<double[]> byGeneration) {
      this.measure = measure;
      this.byGeneration = byGeneration;
    }

    @Override
    public OptionalDouble of(Measure asked, int generation) {
      return asked == measure ? computed().of(asked, generation) : OptionalDouble.empty();
    }

    private synchronized Prediction computed() {
      if (computed == Prediction.NONE) {
        computed = Prediction.of(measure, byGeneration.get());
      }
      return computed;
    }
  }
}
