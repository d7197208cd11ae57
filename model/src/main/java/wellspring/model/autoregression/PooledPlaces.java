package wellspring.model.autoregression;

/**
 * Neighbouring places of documents, taken together.
 *
 * @param from the first position
 * @param to the last one
 * @param atRisk how many symbols stand there without an error before them
 * @param errors how many of them are errors
 */
public record PooledPlaces(int from, int to, long atRisk, long errors) {
  static PooledPlaces of(FirstErrors.PositionErrors place) {
    return new PooledPlaces(place.position(), place.position(), place.atRisk(), place.errors());
  }

  /** With those that follow. */
  PooledPlaces and(PooledPlaces next) {
    return new PooledPlaces(from, next.to, atRisk + next.atRisk, errors + next.errors);
  }

  /** The chance of an error at a symbol. */
  public double hazard() {
    return (double) errors / atRisk;
  }
}
