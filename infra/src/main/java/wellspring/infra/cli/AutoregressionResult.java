package wellspring.infra.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wellspring.agents.event.ModelReleased;
import wellspring.dashboards.verdict.ErrorControl;
import wellspring.model.autoregression.AutoregressionProfile;
import wellspring.model.autoregression.ErrorRatio;
import wellspring.model.autoregression.FirstErrors;
import wellspring.model.autoregression.HazardConstancy;
import wellspring.model.autoregression.IntervalEstimate;
import wellspring.model.autoregression.LikelihoodDecay;
import wellspring.model.autoregression.SurvivalCurve;

/**
 * What {@code autoregression --json} prints. What is not there is left out.
 *
 * @param run the directory of the run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AutoregressionResult(String run, List<ModelResult> models) {
  /**
   * A model's.
   *
   * @param round the round whose truth its errors are errors against
   * @param errorsPossible whether anything that a model writes can be wrong in the language
   * @param course compounding, self-correcting, derailing, neither or undecided; left out where no
   *     error can be made
   * @param constancy the test of a constant hazard
   * @param slope the trend of the hazard
   * @param laterSlope the same in the second half of the text
   * @param control whose errors they are compared with, or why with none
   * @param ratio how many times as likely its errors are
   * @param ratioChange that in the second half of its text by that in the first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ModelResult(
      String model,
      int round,
      int generation,
      long symbols,
      long errors,
      boolean errorsPossible,
      String course,
      IntervalEstimate rate,
      HazardConstancy constancy,
      IntervalEstimate slope,
      IntervalEstimate laterSlope,
      String control,
      IntervalEstimate ratio,
      IntervalEstimate ratioChange,
      LikelihoodDecay decay,
      List<SurvivalCurve.SurvivalPoint> curve) {

    static ModelResult of(
        ModelReleased release, int round, AutoregressionProfile found, ErrorControl control) {
      FirstErrors errors = found.errors();
      Optional<ErrorRatio> ratio =
          control.errors().flatMap(others -> ErrorRatio.of(errors, others));
      return new ModelResult(
          release.agent(),
          round,
          release.generation(),
          errors.symbols(),
          errors.errors(),
          found.errorsPossible(),
          found.errorsPossible() ? name(errors) : null,
          errors.rate().orElse(null),
          errors.constancy().orElse(null),
          errors.slope().orElse(null),
          errors.secondHalf().slope().orElse(null),
          control.description(),
          ratio.map(ErrorRatio::ratio).orElse(null),
          ratio.flatMap(ErrorRatio::change).orElse(null),
          found.decay().orElse(null),
          errors.curve().points());
    }

    private static String name(FirstErrors errors) {
      return errors.course().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  String json() {
    return ResultJson.of(this);
  }
}
