package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wellspring.model.autoregression.AutoregressionProfile;
import wellspring.model.autoregression.FirstErrors;
import wellspring.model.autoregression.IntervalEstimate;
import wellspring.model.autoregression.LikelihoodDecay;
import wellspring.model.autoregression.SurvivalCurve;

/**
 * Whether a model's errors compound, in plain words and a few figures.
 *
 * @param table the survival curve at a few positions, with headings; empty where no error can be
 *     made
 * @param sentences what it says, and what it cannot say
 */
public record ErrorReport(List<String> table, List<String> sentences) {
  private static final String CANNOT_TELL =
      "What this cannot tell: with enough documents a test rejects what does not matter, so look at"
          + " the variation, too; and where some documents are more error-prone than others, these"
          + " leave first, and the rest look as if they corrected themselves.";

  private static final String IMPOSSIBLE =
      "In this language people use every token at every position: there are no errors, so there is"
          + " nothing to say about how they develop.";

  public ErrorReport {
    table = List.copyOf(table);
    sentences = List.copyOf(sentences);
  }

  /**
   * @param found the model's errors
   * @param control what they are compared with
   */
  public static ErrorReport of(AutoregressionProfile found, ErrorControl control) {
    FirstErrors errors = found.errors();
    if (errors.rate().isEmpty()) {
      return new ErrorReport(List.of(), List.of("The model writes only empty documents."));
    }
    return found.errorsPossible()
        ? whole(found, errors.rate().get(), control)
        : withoutErrors(found);
  }

  private static ErrorReport whole(
      AutoregressionProfile found, IntervalEstimate rate, ErrorControl control) {
    FirstErrors errors = found.errors();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "%,d errors at %,d symbols: ε = %s.",
            errors.errors(),
            errors.symbols(),
            ErrorSentences.estimate(rate)));
    sentences.addAll(ErrorSentences.course(errors));
    sentences.add(ErrorSentences.control(errors, control));
    found.decay().map(ErrorReport::decay).ifPresent(sentences::add);
    sentences.add(CANNOT_TELL);
    return new ErrorReport(table(errors.curve(), rate), sentences);
  }

  private static ErrorReport withoutErrors(AutoregressionProfile found) {
    List<String> sentences = new ArrayList<>(List.of(IMPOSSIBLE));
    found.decay().map(ErrorReport::decay).ifPresent(sentences::add);
    return new ErrorReport(List.of(), sentences);
  }

  private static String decay(LikelihoodDecay decay) {
    String likely = decay.measured() < 0 ? "more" : "less";
    return ("Its text is %s likely than people's by %s nats a symbol before the first error;"
            + " H(Q) + KL(Q‖P) − H(P) is %s, and chance makes %s of a difference.")
        .formatted(
            likely,
            SentenceNumbers.of(Math.abs(decay.measured())),
            SentenceNumbers.of(decay.expected()),
            SentenceNumbers.of(decay.standardError()));
  }

  private static List<String> table(SurvivalCurve curve, IntervalEstimate rate) {
    List<String> lines = new ArrayList<>();
    lines.add("position   at risk    errors   hazard  P(no error)      95 % interval   (1 − ε)^n");
    int last = curve.points().size();
    for (SurvivalCurve.SurvivalPoint point : curve.points()) {
      if (isShown(point.position()) || point.position() == last) {
        lines.add(row(point, rate));
      }
    }
    return lines;
  }

  private static String row(SurvivalCurve.SurvivalPoint point, IntervalEstimate rate) {
    return String.format(
        Locale.ROOT,
        "%8d %,9d %,9d %8.4f %12.4f   %.4f to %.4f %11.4f",
        point.position(),
        point.atRisk(),
        point.errors(),
        (double) point.errors() / point.atRisk(),
        point.survival(),
        point.low(),
        point.high(),
        StrictMath.pow(1 - rate.value(), point.position()));
  }

  /** 1, 2, 5, 10, 20, 50 and so on, and all of the first ten. */
  private static boolean isShown(int position) {
    int rest = position;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return position <= 10 || rest == 1 || rest == 2 || rest == 5;
  }
}
