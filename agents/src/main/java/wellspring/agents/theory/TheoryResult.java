package wellspring.agents.theory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A result of theory: what it says, what it takes for granted, and what follows for a model that
 * meets that.
 *
 * @param statement what it says
 * @param concern whether it is about a model at all: about its kind of learner and language
 * @param requirements what it takes for granted, each to be checked; asked only of models that the
 *     line is about
 * @param accounted the keys that the forecast is right about whatever stands there, beside those
 *     that the concern and the requirements look at; any other that could touch the model must be
 *     at its default
 * @param forecast what follows; asked only where all requirements are met and no key is left out of
 *     account
 */
record TheoryResult(
    ResultStatement statement,
    AssumptionCheck concern,
    List<AssumptionCheck> requirements,
    AccountedKeys accounted,
    Function<TheorySubject, Forecast> forecast) {
  TheoryResult {
    requirements = List.copyOf(requirements);
  }

  /**
   * Holds the line against a model.
   *
   * @param keys those of the scenario
   */
  AppliedResult apply(TheorySubject subject, ScenarioKeys keys) {
    Assumption kind = concern.check(subject);
    if (!kind.holds()) {
      return new AppliedResult(statement, false, List.of(kind), Optional.empty());
    }
    List<Assumption> assumptions =
        requirements.stream().map(requirement -> requirement.check(subject)).toList();
    if (!assumptions.stream().allMatch(Assumption::holds)) {
      return new AppliedResult(statement, true, assumptions, Optional.empty());
    }
    List<Assumption> leftOut = keys.leftOut(subject.name(), accounted, lookedAt(kind, assumptions));
    return leftOut.isEmpty()
        ? new AppliedResult(statement, true, assumptions, Optional.of(forecast.apply(subject)))
        : new AppliedResult(
            statement, true, AssumptionChecks.all(assumptions, leftOut), Optional.empty());
  }

  private static Set<String> lookedAt(Assumption kind, List<Assumption> assumptions) {
    return Stream.concat(Stream.of(kind), assumptions.stream())
        .map(Assumption::key)
        .collect(Collectors.toSet());
  }
}
