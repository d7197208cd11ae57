package wellspring.model.measure;

import wellspring.model.autoregression.Autoregression;
import wellspring.model.autoregression.Truth;

/**
 * Where the probe goes wrong, and how its likelihood falls; see {@link Measure#ERROR_RATE} to
 * {@link Measure#LIKELIHOOD_DECAY_EXPECTED}.
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
