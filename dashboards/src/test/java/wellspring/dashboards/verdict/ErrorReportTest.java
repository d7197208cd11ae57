package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.model.autoregression.AutoregressionProfile;
import wellspring.model.autoregression.FirstErrors;
import wellspring.model.autoregression.FirstErrors.PositionErrors;

/** What is said of errors is what the table beside it says. */
class ErrorReportTest {
  private static final double[] SENTENCE = {0, .011, .031, .002, .042, .065, .012};
  private static final ErrorControl NONE = new ErrorControl("there is none", Optional.empty());

  @Test
  void hardAndEasyPlacesAreSaidToBeNeither() {
    String said = said(place -> SENTENCE[(place - 1) % SENTENCE.length], NONE);

    assertThat(said)
        .contains("Neither: the chance of an error differs from place to place")
        .contains("A constant chance is rejected", "p below 0.001", "(position 13)")
        .contains("No human-only control: there is none.")
        .doesNotContain("Errors compound", "derails", "corrects itself");
  }

  @Test
  void startAloneIsNotSaidToBeATrend() {
    assertThat(said(place -> place <= 5 ? 0.06 : 0.01, NONE))
        .contains("Neither", "in the second half of the text (from position 15)")
        .doesNotContain("Errors compound", "corrects itself");
  }

  @Test
  void constantChanceIsSaidToCompoundAsFarAsCanBeSeen() {
    assertThat(said(place -> 0.02, NONE))
        .contains("Errors compound, as far as can be seen", "(1 − 0.02)^n", "is not rejected");
  }

  @Test
  void errorsAreComparedAtTheSamePositions() {
    IntToDoubleFunction places = place -> SENTENCE[(place - 1) % SENTENCE.length];
    ErrorControl control =
        new ErrorControl("open, of the same design", Optional.of(errors(places)));

    assertThat(said(place -> 3 * places.applyAsDouble(place), control))
        .containsPattern("errors are (3|3\\.0\\d|2\\.9\\d) \\[2\\.\\d+, 3\\.\\d+] times as likely")
        .contains("control (open, of the same design)", "ratio is not seen to change");
    assertThat(said(place -> (1 + place / 10.0) * places.applyAsDouble(place), control))
        .contains("ratio grows along the document");
    assertThat(said(places, new ErrorControl("open", Optional.of(errors(place -> 0)))))
        .contains("The human-only control (open) makes 0 errors at 60,000 symbols");
  }

  private static String said(IntToDoubleFunction hazard, ErrorControl control) {
    return String.join(
        "\n",
        ErrorReport.of(new AutoregressionProfile(true, errors(hazard), Optional.empty()), control)
            .sentences());
  }

  /** 2,000 documents of 30 symbols, with as many errors as are expected. */
  private static FirstErrors errors(IntToDoubleFunction hazard) {
    int[] left = {2000};
    List<PositionErrors> places =
        IntStream.rangeClosed(1, 30)
            .mapToObj(
                position -> {
                  int errors = (int) Math.round(left[0] * hazard.applyAsDouble(position));
                  PositionErrors place = new PositionErrors(position, left[0], errors);
                  left[0] -= errors;
                  return place;
                })
            .toList();
    return new FirstErrors(places);
  }
}
