package wellspring.infra.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // whatever the terminal's encoding
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

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
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the result as JSON", e);
    }
  }
}
