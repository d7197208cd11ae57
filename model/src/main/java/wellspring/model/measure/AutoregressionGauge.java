package wellspring.model.measure;

import wellspring.model.autoregression.Autoregression;
import wellspring.model.autoregression.Truth;

/**
 * Where the probe goes wrong, and how its likelihood falls; see {@link Measure#ERROR_RATE}.
 *
 * <p>Error rate: The chance of an error at a symbol of the probe, where truth is known: first
 * errors per symbol at risk, see {@link wellspring.model.autoregression.FirstErrors}.
 *
 * <p>Misses how bad an error is, and everything after a document's first one.
 *
 * <p>Hazard slope: How the chance of an error changes with each symbol of a document, in log-odds
 * (logistic regression, Cox 1972); below 0 the model corrects itself, above it derails.
 *
 * <p>Sees a trend, no other shape. Documents that differ in how error-prone they are let it fall:
 * the weakest leave first (Vaupel, Manton and Stallard 1979).
 *
 * <p>Likelihood decay: How much less likely the probe is under the truth than human text, per
 * symbol, before the first errors: see {@link wellspring.model.autoregression.LikelihoodDecay}.
 *
 * <p>Below 0 for text that is likelier than people's own. Misses errors, which have no likelihood.
 */
record AutoregressionGauge(Truth truth, double entropyRate) implements Gauge {

  @Override
  public void measure(Subject subject, Figures figures) {
    Autoregression found =
        Autoregression.of(
            truth, entropyRate, subject.nextToken(), subject.probe().all().documents());
    found.errors().rate().ifPresent(rate -> figures.put(Measure.ERROR_RATE, rate.value()));
    found
        .errors()
        .slope()
        .ifPresent(
            slope -> {
              figures.put(Measure.HAZARD_SLOPE, slope.value());
              figures.put(Measure.HAZARD_SLOPE_LOW, slope.low());
              figures.put(Measure.HAZARD_SLOPE_HIGH, slope.high());
            });
    found
        .decay()
        .ifPresent(
            decay -> {
              figures.put(Measure.LIKELIHOOD_DECAY, decay.measured());
              figures.put(Measure.LIKELIHOOD_DECAY_EXPECTED, decay.expected());
            });
  }
}
