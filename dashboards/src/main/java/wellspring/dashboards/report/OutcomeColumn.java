package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import wellspring.dashboards.verdict.ModelVerdict.Fate;

/**
 * An outcome as a column of a brief's table: what was judged of each model, beside the limit that
 * judged it.
 *
 * @param models all that the brief tells of
 */
record OutcomeColumn(OutcomeMeasure outcome, List<BriefModel> models) {
  OutcomeColumn {
    models = List.copyOf(models);
  }

  /** With the limit, if all have the same. */
  String title() {
    return outcome.title() + limit().map(limit -> " (limit: " + limit + ")").orElse("");
  }

  /** What a model came to, and of what that is a multiple. */
  String cell(BriefModel told) {
    List<Double> course = told.course(outcome);
    if (course.isEmpty()) {
      return "";
    }
    Optional<DecisionWords> judged = told.in(outcome);
    if (judged.isPresent()) {
      String limit = limit().isPresent() ? "" : "; limit: " + judged.get().limitWords();
      return judged.get().cell() + limit;
    } else if (told.fate() == Fate.CONTROL && !outcome.share() && isOfTheYardstick()) {
      return "the yardstick";
    }
    return outcome.sinceTheBeginning(course.get(course.size() - 1), course.get(0));
  }

  /** Whether anything in the column is a multiple of what a model comes to that reads people. */
  boolean isOfTheYardstick() {
    return models.stream()
        .flatMap(told -> told.in(outcome).stream())
        .anyMatch(judged -> judged.ofControl() && !judged.isLevel());
  }

  /** Whether limits count from the yardstick or the beginning of a model, whichever is worse. */
  boolean countsFromEither() {
    return models.stream()
        .flatMap(told -> told.in(outcome).stream())
        .anyMatch(judged -> judged.hasControl() && !judged.isLevel());
  }

  private Optional<String> limit() {
    List<String> limits =
        models.stream()
            .flatMap(told -> told.in(outcome).stream())
            .map(DecisionWords::limitWords)
            .distinct()
            .toList();
    return limits.size() == 1 ? Optional.of(limits.get(0)) : Optional.empty();
  }
}
