package wellspring.agents.theory;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.society.WorkSpec;
import wellspring.model.prediction.TurnoverBranches;

/**
 * How many people would write in the long run if something else paid more, or less, than a scenario
 * says, and whether they would come back. It is the number of very many people, whom chance does
 * not move, and holds where the line {@code turnover} does.
 *
 * @param cohort who they are
 * @param alternative what something else pays in the scenario
 * @param branches how many would write, by what it pays
 */
public record WriterPressure(String cohort, double alternative, TurnoverBranches branches) {

  /**
   * The pressure on the one cohort that comes and goes.
   *
   * @return empty if none does, or more than one, or if writing is not always worth something
   */
  public static Optional<WriterPressure> of(Scenario scenario) {
    Map<String, CohortSpec> working = SocietyResults.working(scenario);
    if (working.size() != 1) {
      return Optional.empty();
    }
    String name = working.keySet().iterator().next();
    CohortSpec cohort = working.get(name);
    WorkSpec work = cohort.work().orElseThrow();
    if (work.turnover().value() == 0) {
      return Optional.empty();
    }
    DoubleUnaryOperator gain = new ReaderIncome(scenario, name).gain();
    return TurnoverBranches.of(
            work.choice(cohort.writers()),
            writers -> work.alternative() * (1 + gain.applyAsDouble(writers)))
        .map(branches -> new WriterPressure(name, work.alternative(), branches));
  }

  /** What it comes to, in a sentence. */
  public String words() {
    return branches
        .undecided()
        .map(
            between ->
                "If something else, which pays %s, slowly paid more, most would write on up to %s, and then leave at once; they would come back only where it paid less than %s."
                    .formatted(
                        NumberFormatting.rounded(alternative),
                        NumberFormatting.rounded(between.away()),
                        NumberFormatting.rounded(between.back())))
        .orElse(
            "If something else, which pays %s, slowly paid more and then less again, they would come back the way they went."
                .formatted(NumberFormatting.rounded(alternative)));
  }
}
