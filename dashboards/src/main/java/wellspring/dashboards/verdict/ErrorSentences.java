package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wellspring.model.autoregression.ErrorRatio;
import wellspring.model.autoregression.ErrorTrend;
import wellspring.model.autoregression.FirstErrors;
import wellspring.model.autoregression.HazardConstancy;
import wellspring.model.autoregression.IntervalEstimate;
import wellspring.model.autoregression.PooledPlaces;

/** How errors come along a document, and how often beside a control, in words. */
final class ErrorSentences {
  private static final double SMALLEST_P = 0.001;

  private ErrorSentences() {}

  /** The verdict, then what it rests on. */
  static List<String> course(FirstErrors errors) {
    if (errors.course() == ErrorTrend.UNDECIDED) {
      return List.of(undecided(errors));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(verdict(errors));
    errors.constancy().map(ErrorSentences::constancy).ifPresent(sentences::add);
    errors.slope().map(slope -> trend(slope, errors)).ifPresent(sentences::add);
    return sentences;
  }

  private static String verdict(FirstErrors errors) {
    return switch (errors.course()) {
      case COMPOUNDING ->
          "Errors compound, as far as can be seen: P(no error up to n) = (1 − %s)^n."
              .formatted(SentenceNumbers.of(errors.rate().orElseThrow().value()));
      case SELF_CORRECTING ->
          "The model corrects itself: the further it has come without an error, the less likely is"
              + " one, and (1 − ε)^n is too pessimistic.";
      case DERAILING ->
          "The model derails: the further it has come, the likelier is an error, and (1 − ε)^n is"
              + " too optimistic.";
      case NEITHER ->
          "Neither: the chance of an error differs from place to place, without a trend that holds"
              + " beyond the start; (1 − ε)^n does not describe it.";
      case UNDECIDED -> throw new IllegalArgumentException("there is no verdict");
    };
  }

  private static String constancy(HazardConstancy constancy) {
    return "A constant chance %s: χ² %s on %d degrees of freedom, p %s; it varies by %s of its mean between positions, from %s to %s."
        .formatted(
            constancy.pValue() < ErrorTrend.SIGNIFICANCE / 2 ? "is rejected" : "is not rejected",
            SentenceNumbers.of(constancy.chiSquare()),
            constancy.degreesOfFreedom(),
            pValue(constancy.pValue()),
            percent(constancy.variation()),
            hazard(constancy.lowest()),
            hazard(constancy.highest()));
  }

  private static String hazard(PooledPlaces places) {
    String where =
        places.from() == places.to()
            ? "position " + places.from()
            : "positions %d to %d".formatted(places.from(), places.to());
    return "%s (%s)".formatted(SentenceNumbers.of(places.hazard()), where);
  }

  private static String trend(IntervalEstimate slope, FirstErrors errors) {
    FirstErrors later = errors.secondHalf();
    String half =
        later
            .slope()
            .map(
                estimate ->
                    "%s in the second half of the text (from position %d)"
                        .formatted(estimate(estimate), later.places().get(0).position()))
            .orElse("none can be told in the second half of the text");
    return "Trend of the chance, in log-odds a symbol: %s; %s.".formatted(estimate(slope), half);
  }

  private static String undecided(FirstErrors errors) {
    if (errors.errors() < ErrorTrend.ERRORS_MIN) {
      return "Undecided: %d errors are too few to see a pattern; at least %d are needed: let it write more documents."
          .formatted(errors.errors(), ErrorTrend.ERRORS_MIN);
    }
    return "Undecided: errors at one position only do not show how they come.";
  }

  /** The errors beside those of a model that learned from people alone. */
  static String control(FirstErrors errors, ErrorControl control) {
    if (control.errors().isEmpty()) {
      return "No human-only control: %s.".formatted(control.description());
    }
    FirstErrors others = control.errors().get();
    return ErrorRatio.of(errors, others)
        .map(found -> ratio(found, control.description()))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "The human-only control (%s) makes %,d errors at %,d symbols: too few for a ratio.",
                    control.description(),
                    others.errors(),
                    others.symbols()));
  }

  private static String ratio(ErrorRatio found, String control) {
    return "Its errors are %s times as likely as those of the human-only control (%s) at the same positions%s."
        .formatted(
            estimate(found.ratio()),
            control,
            found.change().map(ErrorSentences::change).orElse(""));
  }

  private static String change(IntervalEstimate change) {
    String how =
        change.covers(1) ? "is not seen to change" : change.value() > 1 ? "grows" : "falls";
    return "; that ratio %s along the document: in the second half it is %s times that in the first"
        .formatted(how, estimate(change));
  }

  /** A value with its 95 % interval. */
  static String estimate(IntervalEstimate estimate) {
    return "%s [%s, %s]"
        .formatted(
            SentenceNumbers.of(estimate.value()),
            SentenceNumbers.of(estimate.low()),
            SentenceNumbers.of(estimate.high()));
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  private static String pValue(double p) {
    return p < SMALLEST_P ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }
}
