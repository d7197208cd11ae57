package wellspring.agents.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A result of theory: what it says, what it takes for granted, and what follows for a model that
 * meets that.
 *
 * @param statement what it says
 * @param concern whether it is about a model at all: about its kind of learner and language
 * @param requirements what it takes for granted, each to be checked; asked only of models that the
 *     line is about
 * @param forecast what follows; asked only where all requirements are met
 */
record Line(
    Statement statement,
    Requirement concern,
    List<Requirement> requirements,
    Function<Subject, Forecast> forecast) {
  Line {
    requirements = List.copyOf(requirements);
  }

  /** Holds the line against a model. */
  Finding apply(Subject subject) {
    Assumption kind = concern.check(subject);
    if (!kind.holds()) {
      return new Finding(statement, false, List.of(kind), Optional.empty());
    }
    List<Assumption> assumptions =
        requirements.stream().map(requirement -> requirement.check(subject)).toList();
    boolean holds = assumptions.stream().allMatch(Assumption::holds);
    return new Finding(
        statement,
        true,
        assumptions,
        holds ? Optional.of(forecast.apply(subject)) : Optional.empty());
  }
}
