package wellspring.dashboards.verdict;

import wellspring.agents.scenario.CollapseDefinition;
import wellspring.model.measure.Measure;

/** What sentences call the kinds of collapse. */
final class MeasureName {
  private MeasureName() {}

  /** What a definition is about, if it is held against this measure. */
  static String of(CollapseDefinition definition, Measure measure) {
    String name = of(measure);
    return switch (definition.reading()) {
      case GROWS_BY -> "any rise of " + name;
      case STILL_RISES -> "still rising " + name;
      case GROWS_TO, FALLS_TO, REACHES -> name;
    };
  }

  private static String of(Measure measure) {
    return switch (measure) {
      case HELD_OUT_PERPLEXITY -> "perplexity";
      case HELD_OUT_CROSS_ENTROPY -> "cross-entropy";
      case ENTROPY -> "effective tokens";
      case VOCABULARY_KEPT -> "vocabulary";
      case DISTINCT_2 -> "distinct pairs";
      case TAIL_KEPT -> "tail";
      case FACTS_FALSE -> "false facts";
      case FACTS_OUTDATED -> "outdated facts";
      default -> measure.id().replace('_', ' ');
    };
  }
}
