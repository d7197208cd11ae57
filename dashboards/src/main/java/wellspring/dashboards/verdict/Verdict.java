package wellspring.dashboards.verdict;

import java.util.List;
import java.util.Optional;

/**
 * What a run showed, in plain words: for each model whether it collapsed, by which definition and
 * limit.
 *
 * @param models in the order of the scenario
 * @param rounds of how many last rounds the figures are medians; 0 if no model was judged
 */
public record Verdict(List<ModelVerdict> models, int rounds) {
  public Verdict {
    models = List.copyOf(models);
  }

  /** A sentence for each model. */
  public List<String> lines() {
    return models.stream().map(ModelVerdict::sentence).toList();
  }

  /** How the figures are to be read; empty if there are none. */
  public Optional<String> note() {
    return rounds < 2
        ? Optional.empty()
        : Optional.of("Figures are medians of the last %d rounds.".formatted(rounds));
  }
}
