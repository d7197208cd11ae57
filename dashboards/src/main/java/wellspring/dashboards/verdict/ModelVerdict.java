package wellspring.dashboards.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.model.measure.Measure;

/**
 * What a verdict says of one model, for those who want it shorter than a sentence.
 *
 * @param model its name
 * @param fate what became of it
 * @param sentence the same with figures and limits
 */
public record ModelVerdict(String model, Fate fate, String sentence) {

  /** What became of a model. */
  public enum Fate {
    /** It collapsed by at least one definition. */
    @JsonProperty("collapsed")
    COLLAPSED,
    /** It collapsed by none. */
    @JsonProperty("held")
    HELD,
    /** There are no figures to judge it by. */
    @JsonProperty("not judged")
    NOT_JUDGED
  }

  /** Judges each model of a run, by name. */
  public static List<ModelVerdict> of(
      History history, CollapseSpec collapse, boolean truthIsKnown) {
    List<String> sentences = Verdict.of(history, collapse, truthIsKnown).lines();
    List<ModelVerdict> verdicts = new ArrayList<>();
    history
        .courses()
        .forEach(
            (model, courses) ->
                verdicts.add(
                    new ModelVerdict(
                        model,
                        fate(courses, collapse, truthIsKnown),
                        sentences.get(verdicts.size()))));
    return verdicts;
  }

  private static Fate fate(
      Map<String, History.Course> courses, CollapseSpec collapse, boolean truthIsKnown) {
    List<Criterion> criteria = Verdict.criteria(courses, collapse, truthIsKnown);
    boolean released = !courses.keySet().equals(Set.of(Measure.HUMAN_FRACTION.id()));
    if (!released || criteria.isEmpty()) {
      return Fate.NOT_JUDGED;
    }
    return criteria.stream().anyMatch(Criterion::crossed) ? Fate.COLLAPSED : Fate.HELD;
  }
}
