package wellspring.dashboards.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.model.measure.Measure;

/**
 * What one definition of collapse says of one model.
 *
 * @param definition which
 * @param measure in which it shows
 * @param outcome what it says
 * @param first the measure's first value
 * @param end its median over the last rounds
 * @param reference the same of the human-only control; the model's first value if there is none; in
 *     a trend 0
 * @param limit the limit, in the reading of the definition: a factor, a share, a level or a number
 *     of standard errors
 * @param limitValue the measure's value at which the model counts as collapsed; NaN for a trend
 * @param progress how far the model has gone from the reference to the limit: 0 there, 1 at the
 *     limit, more beyond; factors are compared by their logarithms; may be infinite
 * @param crossings in how many rounds the figure was beyond the limit, whatever it came to in the
 *     end; 0 for a trend, and where the figures say nothing
 * @param since the first of these rounds; null if there is none
 * @param words what it is about and what the figure did, as a part of a sentence
 */
public record Judgement(
    CollapseDefinition definition,
    Measure measure,
    Outcome outcome,
    double first,
    double end,
    double reference,
    double limit,
    double limitValue,
    double progress,
    int crossings,
    Integer since,
    String words) {

  /** What a definition says. */
  public enum Outcome {
    /** The model is beyond the limit, and farther from the control than chance takes it. */
    @JsonProperty("crossed")
    CROSSED,
    /** It is beyond the limit, but chance could do that. */
    @JsonProperty("undecided")
    UNDECIDED,
    /** It is not beyond the limit. */
    @JsonProperty("kept")
    KEPT,
    /** The figures say nothing. */
    @JsonProperty("not judged")
    NOT_JUDGED
  }

  /** Whether the model counts as collapsed by it. */
  public boolean collapsed() {
    return outcome == Outcome.CROSSED;
  }

  /** What the definition is about, as verdicts call it. */
  public String name() {
    return MeasureName.of(definition, measure);
  }
}
