package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wellspring.model.autoregression.Autoregression;
import wellspring.model.autoregression.Course;
import wellspring.model.autoregression.Estimate;
import wellspring.model.autoregression.FirstErrors;
import wellspring.model.autoregression.LikelihoodDecay;
import wellspring.model.autoregression.SurvivalCurve;

/**
 * Whether a model's errors compound, in plain words and a few figures.
 *
 * @param table the survival curve at a few positions, with headings
 * @param sentences what it says, and what it cannot say
 */
public record ErrorReport(List<String> table, List<String> sentences) {
  private static final String CANNOT_TELL =
      "What this cannot tell: it sees a trend along the position and no other shape, so that places"
          + " which are hard in every document and come late look like derailing; and where some"
          + " documents are more error-prone than others, these leave first, and the rest look as if"
          + " they corrected themselves.";

  public ErrorReport {
    table = List.copyOf(table);
    sentences = List.copyOf(sentences);
  }

  public static ErrorReport of(Autoregression found) {
    FirstErrors errors = found.errors();
    if (errors.rate().isEmpty()) {
      return new ErrorReport(List.of(), List.of("The model writes nothing but empty documents."));
    }
    Estimate rate = errors.rate().get();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "%,d errors at %,d symbols: %s",
            errors.errors(),
            errors.symbols(),
            estimate("ε", rate, "")));
    errors
        .slope()
        .ifPresent(
            slope -> sentences.add(estimate("slope of the hazard", slope, " log-odds a symbol")));
    sentences.add(course(errors, rate));
    found.decay().map(ErrorReport::decay).ifPresent(sentences::add);
    sentences.add(CANNOT_TELL);
    return new ErrorReport(table(errors.curve(), rate), sentences);
  }

  private static String course(FirstErrors errors, Estimate rate) {
    return switch (errors.course()) {
      case COMPOUNDING ->
          "Errors compound: P(no error up to n) = (1 − %s)^n.".formatted(number(rate.value()))
              + errors.slope().map(slope -> noTrend(slope, errors.curve())).orElse("");
      case SELF_CORRECTING ->
          "The model corrects itself: the further it has come without an error, the less likely is"
              + " one, and (1 − ε)^n is too dark.";
      case DERAILING ->
          "The model derails: the further it has come, the likelier is an error, and (1 − ε)^n is"
              + " too bright.";
      case UNDECIDED -> undecided(errors);
    };
  }

  /** What an interval that covers 0 leaves open. */
  private static String noTrend(Estimate slope, SurvivalCurve curve) {
    int last = curve.points().size();
    return " No trend is seen: over %d symbols the odds of an error may change %s to %s times."
        .formatted(
            last,
            number(StrictMath.exp(slope.low() * last)),
            number(StrictMath.exp(slope.high() * last)));
  }

  private static String undecided(FirstErrors errors) {
    if (errors.errors() == 0) {
      return "Undecided: there is no error; it takes %d to see a trend. Where people use every token everywhere, as in the language zipf, none can be made; elsewhere let it write more documents."
          .formatted(Course.ERRORS_MIN);
    }
    return errors.errors() < Course.ERRORS_MIN
        ? "Undecided: %d errors are too few to see a trend; it takes %d: let it write more documents."
            .formatted(errors.errors(), Course.ERRORS_MIN)
        : "Undecided: errors at one position only show no trend.";
  }

  private static String decay(LikelihoodDecay decay) {
    String likely = decay.measured() < 0 ? "more" : "less";
    return ("Its text is %s likely than people's by %s nats a symbol before the first error;"
            + " H(Q) + KL(Q‖P) − H(P) is %s, and chance makes %s of a difference.")
        .formatted(
            likely,
            number(Math.abs(decay.measured())),
            number(decay.expected()),
            number(decay.standardError()));
  }

  private static List<String> table(SurvivalCurve curve, Estimate rate) {
    List<String> lines = new ArrayList<>();
    lines.add("position   at risk    errors  P(no error)      95 % interval   (1 − ε)^n");
    int last = curve.points().size();
    for (SurvivalCurve.Point point : curve.points()) {
      if (isShown(point.position()) || point.position() == last) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%8d %,9d %,9d %12.4f   %.4f to %.4f %11.4f",
                point.position(),
                point.atRisk(),
                point.errors(),
                point.survival(),
                point.low(),
                point.high(),
                StrictMath.pow(1 - rate.value(), point.position())));
      }
    }
    return lines;
  }

  /** 1, 2, 5, 10, 20, 50 and so on, and all of the first ten. */
  private static boolean isShown(int position) {
    int rest = position;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return position <= 10 || rest == 1 || rest == 2 || rest == 5;
  }

  private static String estimate(String name, Estimate estimate, String unit) {
    return "%s = %s%s (95 %% interval %s to %s)"
        .formatted(
            name, number(estimate.value()), unit, number(estimate.low()), number(estimate.high()));
  }

  private static String number(double value) {
    return Figure.of(value);
  }
}
