package wellspring.agents.scenario;

/**
 * When a model counts as collapsed: its last figure relative to its first.
 *
 * @param perplexityRatio held-out perplexity has grown by this factor or more
 * @param diversityRatio diversity has fallen to this share or less; distinct pairs where the truth
 *     of the language is unknown
 * @param tailRatio the tail's mass has fallen to this share or less
 * @param vocabularyRatio the vocabulary has fallen to this share or less
 */
public record CollapseSpec(
    double perplexityRatio, double diversityRatio, double tailRatio, double vocabularyRatio) {}
