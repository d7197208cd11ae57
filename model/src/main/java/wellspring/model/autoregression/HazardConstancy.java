package wellspring.model.autoregression;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wellspring.model.autoregression.FirstErrors.PositionErrors;

/**
 * Whether the chance of an error is the same at all positions: a χ² test of homogeneity (Pearson
 * 1900), and how far it is from that. With enough documents the test rejects trifles; then the
 * variation tells whether the difference matters.
 *
 * @param chiSquare χ² over groups of neighbouring positions
 * @param degreesOfFreedom one less than there are groups
 * @param pValue the chance of such a χ² where the hazard is constant
 * @param variation the standard deviation of the hazard between positions, as a share of its mean:
 *     {@code √((χ² − df)(1 − ε)/errors)}, what is left of χ² when chance's part is taken off; 0
 *     where nothing is left
 * @param lowest the positions with the fewest errors for their symbols
 * @param highest the positions with the most
 */
public record HazardConstancy(
    double chiSquare,
    int degreesOfFreedom,
    double pValue,
    double variation,
    PooledPlaces lowest,
    PooledPlaces highest) {

  /**
   * @return empty with too few errors for a test
   */
  static Optional<HazardConstancy> of(FirstErrors found) {
    List<PositionErrors> places = found.places();
    double rate = (double) found.errors() / found.symbols();
    return ChiSquaredFit.of(places, place -> rate, 1).map(fit -> of(fit, rate, found.errors()));
  }

  private static HazardConstancy of(ChiSquaredFit fit, double rate, long errors) {
    double excess = Math.max(0, fit.chiSquare() - fit.degreesOfFreedom());
    Comparator<PooledPlaces> byHazard = Comparator.comparingDouble(PooledPlaces::hazard);
    return new HazardConstancy(
        fit.chiSquare(),
        fit.degreesOfFreedom(),
        fit.pValue(),
        StrictMath.sqrt(excess * (1 - rate) / errors),
        fit.groups().stream().min(byHazard).orElseThrow(),
        fit.groups().stream().max(byHazard).orElseThrow());
  }
}
