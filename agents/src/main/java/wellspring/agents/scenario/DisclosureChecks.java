package wellspring.agents.scenario;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import wellspring.agents.scenario.learner.OutsideLearnerSpec;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.model.mix.Share;

/**
 * Whether what authors say of their documents adds up, and leaves curators enough that they know.
 */
final class DisclosureChecks {
  private final Scenario scenario;
  private final ScenarioProblems problems;

  DisclosureChecks(Scenario scenario, ScenarioProblems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    scenario
        .humans()
        .forEach(
            (name, cohort) -> {
              check(KeyPath.of("humans", name), cohort.disclosure());
              checkOutside(name, cohort);
            });
    scenario
        .models()
        .forEach(
            (name, model) -> {
              check(KeyPath.of("models", name), model.disclosure());
              checkLabelled(name, model);
            });
  }

  private void check(KeyPath author, DisclosureSpec disclosure) {
    double sum = disclosure.honest().value() + disclosure.silent().value();
    if (sum > 1 + 1e-12) {
      problems.add(
          author.child("disclosure").child("silent"),
          "is %s, and honest is %s: together more than all documents; allowed: at most %s"
              .formatted(
                  text(disclosure.silent().value()),
                  text(disclosure.honest().value()),
                  text(1 - disclosure.honest().value())));
    }
  }

  private static String text(double share) {
    return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
  }

  private void checkOutside(String name, CohortSpec cohort) {
    if (cohort.outside().isPresent() && !cohort.disclosure().isHonest()) {
      problems.add(
          KeyPath.of("humans", name, "disclosure"),
          "is given, but a program outside writes for them, and claims what it likes to; leave it out");
    }
  }

  /** How many say that they are a model's is chance: what is checked is the mean. */
  private void checkLabelled(String name, ModelSpec model) {
    CuratorSpec curator = scenario.curators().get(model.curator());
    double honest = model.disclosure().honest().value();
    if (curator == null
        || honest == 0
        || honest == 1
        || curator.shortage() == CuratorSpec.Shortage.SHRINK
        || !curator.pool().equals(Share.NONE)
        || model.learner() instanceof OutsideLearnerSpec) {
      return;
    }
    int needed =
        IntStream.range(model.latency() + 1, scenario.rounds())
            .map(round -> QuantityChecks.syntheticMax(curator, round))
            .max()
            .orElse(0);
    if (honest * model.documents() < needed) {
      problems.add(
          KeyPath.of("models", name, "documents"),
          "is %d, of which about %d say that the model wrote them (disclosure.honest is %s), but a corpus may need %d; allowed: at least %d, or curators.%s.shortage=shrink"
              .formatted(
                  model.documents(),
                  (long) StrictMath.floor(honest * model.documents()),
                  text(honest),
                  needed,
                  (long) StrictMath.ceil(needed / honest),
                  model.curator()));
    }
  }
}
