package wellspring.model.autoregression;

import java.util.List;
import java.util.Optional;

/**
 * How the chance of an error changes along a document: the slope b of the discrete hazard {@code
 * ln(h/(1 − h)) = a + b·n} over the position n (Cox 1972), in log-odds per symbol.
 *
 * <p>Fitted by Firth's penalised likelihood (1993), which differs from maximum likelihood by less
 * than a standard error's fraction and stays finite where all errors stand at one end. The interval
 * is Wald's, widened by the square root of the dispersion about the line (quasi-likelihood:
 * McCullagh and Nelder 1989): where some places are hard and others easy, a few of them at one end
 * are no trend.
 */
final class HazardSlope {
  private static final int STEPS_MAX = 200;
  private static final double STEP_MAX = 2;
  private static final double PRECISION = 1e-10;

  private final List<FirstErrors.PositionErrors> places;
  private final double mean;
  private final double scale;
  private double level;
  private double slope;

  private HazardSlope(List<FirstErrors.PositionErrors> places, double mean, double scale) {
    this.places = places;
    this.mean = mean;
    this.scale = scale;
  }

  /**
   * @return empty with no error, or where nothing differs: one position only, or errors only
   */
  static Optional<IntervalEstimate> of(List<FirstErrors.PositionErrors> places) {
    double symbols = 0;
    double errors = 0;
    double positions = 0;
    double squares = 0;
    for (FirstErrors.PositionErrors place : places) {
      symbols += place.atRisk();
      errors += place.errors();
      positions += (double) place.atRisk() * place.position();
      squares += (double) place.atRisk() * place.position() * place.position();
    }
    double mean = positions / symbols;
    double variance = squares / symbols - mean * mean;
    if (places.size() < 2 || errors == 0 || errors == symbols) {
      return Optional.empty();
    }
    HazardSlope fit = new HazardSlope(places, mean, StrictMath.sqrt(variance));
    fit.level = StrictMath.log(errors / (symbols - errors));
    return fit.solve();
  }

  /** What all places know together about level and slope, and which way they pull. */
  private record Evidence(double ll, double ls, double ss, double pullLevel, double pullSlope) {
    double determinant() {
      return ll * ss - ls * ls;
    }

    double levelStep() {
      return (ss * pullLevel - ls * pullSlope) / determinant();
    }

    double slopeStep() {
      return (ll * pullSlope - ls * pullLevel) / determinant();
    }

    double slopeVariance() {
      return ll / determinant();
    }
  }

  /** Newton's steps, none longer than {@link #STEP_MAX}. */
  private Optional<IntervalEstimate> solve() {
    for (int step = 0; step < STEPS_MAX; step++) {
      Evidence evidence = evidence();
      double byLevel = evidence.levelStep();
      double bySlope = evidence.slopeStep();
      double length = Math.max(Math.abs(byLevel), Math.abs(bySlope));
      double shorten = Math.min(1, STEP_MAX / length);
      level += shorten * byLevel;
      slope += shorten * bySlope;
      if (length < PRECISION) {
        double standardError = StrictMath.sqrt(evidence.slopeVariance() * dispersion());
        return Optional.of(IntervalEstimate.of(slope / scale, standardError / scale));
      }
    }
    return Optional.empty();
  }

  private double dispersion() {
    return ChiSquaredFit.of(places, this::hazard, 2).map(ChiSquaredFit::dispersion).orElse(1.0);
  }

  private Evidence evidence() {
    Evidence plain = evidence(new double[places.size()]);
    double[] leverage = new double[places.size()];
    for (int i = 0; i < leverage.length; i++) {
      FirstErrors.PositionErrors place = places.get(i);
      double x = x(place);
      double h = hazard(place);
      leverage[i] =
          place.atRisk()
              * h
              * (1 - h)
              * (plain.ss() - 2 * x * plain.ls() + x * x * plain.ll())
              / plain.determinant();
    }
    return evidence(leverage);
  }

  /**
   * @param leverage by place; Firth's correction adds half of it to the errors, and half to the
   *     others
   */
  private Evidence evidence(double[] leverage) {
    double ll = 0;
    double ls = 0;
    double ss = 0;
    double pullLevel = 0;
    double pullSlope = 0;
    for (int i = 0; i < leverage.length; i++) {
      FirstErrors.PositionErrors place = places.get(i);
      double x = x(place);
      double h = hazard(place);
      double weight = place.atRisk() * h * (1 - h);
      double pull = place.errors() - place.atRisk() * h + leverage[i] * (0.5 - h);
      ll += weight;
      ls += weight * x;
      ss += weight * x * x;
      pullLevel += pull;
      pullSlope += pull * x;
    }
    return new Evidence(ll, ls, ss, pullLevel, pullSlope);
  }

  private double x(FirstErrors.PositionErrors place) {
    return (place.position() - mean) / scale;
  }

  private double hazard(FirstErrors.PositionErrors place) {
    return 1 / (1 + StrictMath.exp(-level - slope * x(place)));
  }
}
