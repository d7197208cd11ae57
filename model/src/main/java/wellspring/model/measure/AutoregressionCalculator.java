package wellspring.model.measure;

import wellspring.model.autoregression.AutoregressionProfile;
import wellspring.model.autoregression.TrueDistribution;

/**
 * Where the probe goes wrong, and how its likelihood falls; see {@link Measure#ERROR_RATE} to
 * {@link Measure#LIKELIHOOD_DECAY_EXPECTED}.
 */
record AutoregressionCalculator(TrueDistribution truth, double entropyRate)
    implements MeasureCalculator {

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    AutoregressionProfile found =
        AutoregressionProfile.of(
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
