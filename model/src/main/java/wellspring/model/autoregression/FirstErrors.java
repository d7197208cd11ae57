package wellspring.model.autoregression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where some documents went wrong for the first time: how many got to each place without an error,
 * and how many of them erred there.
 *
 * <p>An <em>error</em> is a symbol to which the truth gives probability 0 after the tokens before
 * it: a token, or an end where none may be. After it nothing is right or wrong any more. A document
 * that ends where it may, or that is cut off at the most tokens that it may have, leaves without an
 * error.
 *
 * @param places by position, from 1; all at which any document still was
 */
public record FirstErrors(List<PositionErrors> places) {
  public FirstErrors {
    places = List.copyOf(places);
  }

  /**
   * One place of the documents.
   *
   * @param position which symbol of its document, from 1
   * @param atRisk how many documents have that symbol and no error before it
   * @param errors for how many of them the symbol is the error
   */
  public record PositionErrors(int position, int atRisk, int errors) {}

  /**
   * @param atRisk by place, from the first on
   * @param errors by place
   */
  static FirstErrors of(int[] atRisk, int[] errors) {
    List<PositionErrors> places = new ArrayList<>();
    for (int place = 0; place < atRisk.length && atRisk[place] > 0; place++) {
      places.add(new PositionErrors(place + 1, atRisk[place], errors[place]));
    }
    return new FirstErrors(places);
  }

  /** How many symbols were written where no error had been made. */
  public long symbols() {
    return places.stream().mapToLong(PositionErrors::atRisk).sum();
  }

  /** How many documents have an error. */
  public long errors() {
    return places.stream().mapToLong(PositionErrors::errors).sum();
  }

  /**
   * The chance ε of an error at each symbol, if it is the same at all of them: errors per symbol at
   * risk, the maximum likelihood of a constant hazard.
   *
   * @return empty if nothing was written
   */
  public Optional<IntervalEstimate> rate() {
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(IntervalEstimate.ofShare(errors(), symbols()));
  }

  /** How the chance of an error changes with the position; see {@link HazardSlope}. */
  public Optional<IntervalEstimate> slope() {
    return HazardSlope.of(places);
  }

  /** Whether it is the same at all positions; empty with too few errors for a test. */
  public Optional<HazardConstancy> constancy() {
    return HazardConstancy.of(this);
  }

  /**
   * The second half of the text: the places before which at least half of all symbols stand. Half
   * by symbols and not by errors, so that where it begins says nothing of where the errors are.
   */
  public FirstErrors secondHalf() {
    long half = (symbols() + 1) / 2;
    int first = 0;
    for (long before = 0; first < places.size() && before < half; first++) {
      before += places.get(first).atRisk();
    }
    return new FirstErrors(places.subList(first, places.size()));
  }

  /** What these say. */
  public ErrorTrend course() {
    return ErrorTrend.of(this);
  }

  public SurvivalCurve curve() {
    return SurvivalCurve.of(places);
  }
}
