package wellspring.dashboards.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a verdict says of one model.
 *
 * @param model its name
 * @param fate what became of it
 * @param sentence the same with figures and limits
 * @param judgements what each definition says that is asked; none for a control
 */
public record ModelVerdict(String model, Fate fate, String sentence, List<Judgement> judgements) {
  public ModelVerdict {
    judgements = judgements == null ? List.of() : List.copyOf(judgements); // older ones have none
  }

  /** What became of a model. */
  public enum Fate {
    /** It collapsed by at least one definition. */
    @JsonProperty("collapsed")
    COLLAPSED,
    /** It collapsed by none. */
    @JsonProperty("held")
    HELD,
    /** It is beyond a limit, but chance could do that. */
    @JsonProperty("undecided")
    UNDECIDED,
    /** It reads people alone, so that whatever it does is no collapse. */
    @JsonProperty("control")
    CONTROL,
    /** There is nothing to judge it by. */
    @JsonProperty("not judged")
    NOT_JUDGED
  }

  /** The kinds of collapse that the verdict names. */
  public List<String> collapsedBy() {
    return named(Judgement::collapsed);
  }

  /** What decides it; empty if nothing does. */
  public Optional<Judgement> decision() {
    return DecidingJudgement.of(this).map(DecidingJudgement::judgement);
  }

  private List<String> named(Predicate<Judgement> which) {
    return judgements.stream().filter(which).map(Judgement::name).toList();
  }
}
