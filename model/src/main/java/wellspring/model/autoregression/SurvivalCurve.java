package wellspring.model.autoregression;

import java.util.ArrayList;
import java.util.List;

/**
 * The chance that a document has no error up to a position (Kaplan and Meier 1958).
 *
 * <p>{@code S(n) = Π (1 − errors/atRisk)} over the positions up to n. Documents that end count up
 * to their end; that says nothing wrong only if the long ones err like the short ones.
 *
 * @param points by position, from 1
 */
public record SurvivalCurve(List<SurvivalPoint> points) {
  public SurvivalCurve {
    points = List.copyOf(points);
  }

  /**
   * The curve at one position.
   *
   * @param position which symbol of its document, from 1
   * @param atRisk how many documents have that symbol and no error before it
   * @param errors for how many of them the symbol is the error
   * @param survival the chance of no error up to here, this symbol included
   * @param low where its 95 % interval begins: the score interval of as many documents as give the
   *     variance of Greenwood (1926), after Rothman (1978); no point where there was no error
   * @param high where that ends
   */
  public record SurvivalPoint(
      int position, int atRisk, int errors, double survival, double low, double high) {}

  static SurvivalCurve of(List<FirstErrors.PositionErrors> places) {
    List<SurvivalPoint> points = new ArrayList<>();
    double survival = 1;
    double variance = 0; // relative
    for (FirstErrors.PositionErrors place : places) {
      double left = place.atRisk() - place.errors();
      survival *= left / place.atRisk();
      variance += left == 0 ? 0 : place.errors() / (place.atRisk() * left);
      boolean inside = survival > 0 && survival < 1;
      double documents = inside ? (1 - survival) / (survival * variance) : place.atRisk();
      IntervalEstimate estimate = IntervalEstimate.ofShare(survival, documents);
      points.add(
          new SurvivalPoint(
              place.position(),
              place.atRisk(),
              place.errors(),
              survival,
              estimate.low(),
              estimate.high()));
    }
    return new SurvivalCurve(points);
  }
}
