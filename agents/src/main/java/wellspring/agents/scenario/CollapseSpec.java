package wellspring.agents.scenario;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * When a model counts as collapsed, by each of several definitions.
 *
 * @param limits by definition; one without a limit is not asked
 */
public record CollapseSpec(Map<CollapseDefinition, Double> limits) {
  public CollapseSpec {
    limits = Collections.unmodifiableMap(new EnumMap<>(limits));
  }

  /**
   * The four definitions that compare the last figure with the first.
   *
   * @param perplexityRatio held-out perplexity has grown by this factor or more
   * @param diversityRatio diversity has fallen to this share or less
   * @param tailRatio what is kept of the tail has fallen to this share or less
   * @param vocabularyRatio the vocabulary has fallen to this share or less
   */
  public CollapseSpec(
      double perplexityRatio, double diversityRatio, double tailRatio, double vocabularyRatio) {
    this(
        Map.of(
            CollapseDefinition.CATASTROPHIC_RISK, perplexityRatio,
            CollapseDefinition.LOST_DIVERSITY, diversityRatio,
            CollapseDefinition.LOST_TAIL, tailRatio,
            CollapseDefinition.LOST_VOCABULARY, vocabularyRatio));
  }
}
