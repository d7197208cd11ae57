package wellspring.infra.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import wellspring.model.autoregression.Autoregression;
import wellspring.model.autoregression.Estimate;
import wellspring.model.autoregression.FirstErrors;
import wellspring.model.autoregression.LikelihoodDecay;
import wellspring.model.autoregression.SurvivalCurve;

/**
 * What {@code autoregression --json} prints. What is not there is left out.
 *
 * @param run the directory of the run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AutoregressionResult(String run, List<Course> models) {
  /**
   * A model's.
   *
   * @param round the round whose truth its errors are errors against
   * @param course compounding, self-correcting, derailing or undecided
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Course(
      String model,
      int round,
      int generation,
      long symbols,
      long errors,
      String course,
      Estimate rate,
      Estimate slope,
      LikelihoodDecay decay,
      List<SurvivalCurve.Point> curve) {

    static Course of(String model, int round, int generation, Autoregression found) {
      FirstErrors errors = found.errors();
      return new Course(
          model,
          round,
          generation,
          errors.symbols(),
          errors.errors(),
          errors.course().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          errors.rate().orElse(null),
          errors.slope().orElse(null),
          found.decay().orElse(null),
          errors.curve().points());
    }
  }

  String json() {
    return ResultJson.of(this);
  }
}
