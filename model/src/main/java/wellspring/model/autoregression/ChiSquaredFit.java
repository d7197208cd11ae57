package wellspring.model.autoregression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import wellspring.model.autoregression.FirstErrors.PositionErrors;

/**
 * How well expected hazards fit the errors that were made: Pearson's (1900) {@code χ² = Σ (O −
 * E)²/V} over groups of neighbouring places, with V = Σ n·h·(1 − h).
 *
 * @param groups neighbours, pooled until each expects at least {@link #EXPECTED_MIN} errors and as
 *     many symbols without one (Cochran 1954)
 * @param chiSquare χ²
 * @param degreesOfFreedom at least 1
 */
record ChiSquaredFit(List<PooledPlaces> groups, double chiSquare, int degreesOfFreedom) {
  static final double EXPECTED_MIN = 5;

  ChiSquaredFit {
    groups = List.copyOf(groups);
  }

  /**
   * @param hazard the chance of an error that is expected at a place
   * @param parameters how many of its parameters were fitted to the places
   * @return empty with too few errors for a test
   */
  static Optional<ChiSquaredFit> of(
      List<PositionErrors> places, ToDoubleFunction<PositionErrors> hazard, int parameters) {
    List<Expectation> groups = pool(places, hazard);
    if (groups.size() <= parameters) {
      return Optional.empty();
    }
    double chiSquare = 0;
    for (Expectation group : groups) {
      double difference = group.places().errors() - group.errors();
      chiSquare += difference * difference / group.variance();
    }
    return Optional.of(
        new ChiSquaredFit(
            groups.stream().map(Expectation::places).toList(),
            chiSquare,
            groups.size() - parameters));
  }

  /** The chance of a χ² as large as this one, if the hazards are as expected. */
  double pValue() {
    return 1 - new ChiSquaredDistribution(degreesOfFreedom).cumulativeProbability(chiSquare);
  }

  /** How many times the variance is what chance alone makes of it; never below 1. */
  double dispersion() {
    return Math.max(1, chiSquare / degreesOfFreedom);
  }

  /** What a group expects. */
  private record Expectation(PooledPlaces places, double errors, double variance) {
    static Expectation of(PositionErrors place, double hazard) {
      double errors = place.atRisk() * hazard;
      return new Expectation(PooledPlaces.of(place), errors, errors * (1 - hazard));
    }

    Expectation and(Expectation next) {
      return new Expectation(
          places.and(next.places), errors + next.errors, variance + next.variance);
    }

    boolean isEnough() {
      return errors >= EXPECTED_MIN && places.atRisk() - errors >= EXPECTED_MIN;
    }
  }

  /** What is left at the end goes to the last group. */
  private static List<Expectation> pool(
      List<PositionErrors> places, ToDoubleFunction<PositionErrors> hazard) {
    List<Expectation> groups = new ArrayList<>();
    Optional<Expectation> open = Optional.empty();
    for (PositionErrors place : places) {
      Expectation next = Expectation.of(place, hazard.applyAsDouble(place));
      Expectation group = open.map(before -> before.and(next)).orElse(next);
      open = group.isEnough() ? Optional.empty() : Optional.of(group);
      if (open.isEmpty()) {
        groups.add(group);
      }
    }
    if (open.isPresent() && !groups.isEmpty()) {
      groups.add(groups.remove(groups.size() - 1).and(open.get()));
    }
    return groups;
  }
}
