package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * An evaluator measured a model.
 *
 * @param agent the model that was measured
 * @param measure what, for example {@code held_out_perplexity}
 * @param value the figure; its unit is the measure's
 * @param predicted what theory says it should be on average; null where no theory applies
 * @param control the same figure of the human-only control that was computed beside the model; null
 *     where there is none
 */
public record ModelMeasured(
    String id,
    String agent,
    int round,
    String measure,
    double value,
    @JsonSetter(nulls = Nulls.SET) Double predicted,
    @JsonSetter(nulls = Nulls.SET) Double control)
    implements Event {

  /** A figure without a control. */
  public ModelMeasured(
      String id, String agent, int round, String measure, double value, Double predicted) {
    this(id, agent, round, measure, value, predicted, null);
  }
}
