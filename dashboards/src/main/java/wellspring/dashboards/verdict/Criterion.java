package wellspring.dashboards.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.CollapseDefinition.Reading;
import wellspring.model.measure.Measure;

/**
 * A definition of collapse, held against the figures of one model.
 *
 * @param crossed whether the model collapsed by it
 * @param name what it is about
 * @param detail what the figure did, and the limit
 */
record Criterion(boolean crossed, String name, String detail) {

  /** The criterion as a part of a sentence. */
  String words() {
    return name + " (" + detail + ")";
  }

  /**
   * Judges a model.
   *
   * @param courses its figures, by measure
   * @param truthIsKnown whether token frequencies tell of diversity; else pairs do
   * @return empty if the definition is not asked, or the run has no figures for it: none at all,
   *     none in the last round, or a first one that was infinite or 0 and tells nothing
   */
  static Optional<Criterion> of(
      CollapseDefinition definition,
      double limit,
      Map<String, History.Course> courses,
      boolean truthIsKnown) {
    return measure(definition, courses, truthIsKnown)
        .flatMap(
            found ->
                of(
                    definition.reading(),
                    limit,
                    name(definition, found),
                    courses.get(found.id()).values()));
  }

  /**
   * What a definition shows in: the first of its measures that the newest round has a figure of.
   */
  static Optional<Measure> measure(
      CollapseDefinition definition, Map<String, History.Course> courses, boolean truthIsKnown) {
    int last = courses.values().stream().mapToInt(History.Course::lastRound).max().orElse(0);
    return definition.measures().stream()
        .filter(candidate -> truthIsKnown || candidate != Measure.DIVERSITY)
        .filter(candidate -> courses.containsKey(candidate.id()))
        .filter(candidate -> courses.get(candidate.id()).lastRound() == last)
        .findFirst();
  }

  private static Optional<Criterion> of(
      Reading reading, double limit, String name, List<Double> values) {
    double first = values.get(0);
    double last = values.get(values.size() - 1);
    boolean comparable = Double.isFinite(first) && first != 0;
    return switch (reading) {
      case GROWS_TO -> comparable ? ratio(last / first >= limit, name, first, last, limit) : none();
      case FALLS_TO -> comparable ? ratio(last / first <= limit, name, first, last, limit) : none();
      case GROWS_BY ->
          comparable && limit > 0
              ? ratio(last / first >= 1 + limit, name, first, last, 1 + limit)
              : none();
      case REACHES ->
          Optional.of(
              new Criterion(
                  last >= limit,
                  name,
                  "%s → %s; limit %s"
                      .formatted(Figure.of(first), Figure.of(last), Figure.of(limit))));
      case STILL_RISES -> limit > 0 ? trend(limit, name, values) : none();
    };
  }

  private static Optional<Criterion> none() {
    return Optional.empty();
  }

  private static Optional<Criterion> ratio(
      boolean crossed, String name, double first, double last, double limit) {
    return Optional.of(
        new Criterion(
            crossed,
            name,
            "%s → %s, ×%s; limit ×%s"
                .formatted(
                    Figure.of(first), Figure.of(last), Figure.of(last / first), Figure.of(limit))));
  }

  private static Optional<Criterion> trend(double limit, String name, List<Double> values) {
    return Trend.ofLastHalf(values)
        .map(
            trend ->
                new Criterion(
                    trend.standardErrors() >= limit,
                    name,
                    "%s%s a round at the end, %s standard errors; limit %s"
                        .formatted(
                            trend.slope() > 0 ? "+" : "",
                            Figure.of(trend.slope()),
                            Figure.of(trend.standardErrors()),
                            Figure.of(limit))));
  }

  /** What a definition is about, if it is held against this measure. */
  static String name(CollapseDefinition definition, Measure measure) {
    String name = name(measure);
    return switch (definition.reading()) {
      case GROWS_BY -> "any rise of " + name;
      case STILL_RISES -> "still rising " + name;
      case GROWS_TO, FALLS_TO, REACHES -> name;
    };
  }

  private static String name(Measure measure) {
    return switch (measure) {
      case HELD_OUT_PERPLEXITY -> "perplexity";
      case HELD_OUT_CROSS_ENTROPY -> "cross-entropy";
      case VOCABULARY_KEPT -> "vocabulary";
      case DISTINCT_2 -> "distinct pairs";
      case FACTS_FALSE -> "false facts";
      case FACTS_OUTDATED -> "outdated facts";
      default -> measure.id().replace('_', ' ');
    };
  }
}
