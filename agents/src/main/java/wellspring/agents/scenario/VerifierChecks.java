package wellspring.agents.scenario;

import java.util.stream.IntStream;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.model.mix.Share;
import wellspring.model.text.CountPhrase;

/**
 * Whether verifiers have something to verify, and leave enough. How much they leave is chance: what
 * is checked is that it could be enough if all documents were of the kind that they like best.
 */
final class VerifierChecks {
  private final Scenario scenario;
  private final ScenarioProblems problems;

  VerifierChecks(Scenario scenario, ScenarioProblems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    scenario
        .curators()
        .forEach(
            (name, curator) ->
                curator.verifier().ifPresent(verifier -> check(name, curator, verifier)));
  }

  private void check(String name, CuratorSpec curator, VerifierSpec verifier) {
    KeyPath key = KeyPath.of("curators", name, "verifier");
    if (!scenario.language().statesFacts()) {
      problems.add(
          key,
          "is given, but in language.kind %s no document is right or wrong; allowed: none"
              .formatted(scenario.language().kind().id()));
    } else if (verifier.keptMax() == 0) {
      problems.add(
          key.child("right"), "is 0 as wrong is, so that nothing is kept; allowed: above 0");
    } else {
      checkHumans(name, curator, verifier);
      checkModels(name, curator, verifier);
    }
  }

  private void checkHumans(String name, CuratorSpec curator, VerifierSpec verifier) {
    long written = scenario.humanDocuments();
    long enough = enough(curator.documents(), verifier);
    if (verifier.of() == VerifierSpec.Scope.ALL && written < enough) {
      problems.add(
          KeyPath.of("humans"),
          "write too little: %s a round together, %s; allowed: at least %d"
              .formatted(
                  CountPhrase.of(written, "document"),
                  keeps(name, written, verifier, curator.documents()),
                  enough));
    }
  }

  /** Which part a pool takes from whom is chance as well, and said when it happens. */
  private void checkModels(String name, CuratorSpec curator, VerifierSpec verifier) {
    if (!curator.pool().equals(Share.NONE)) {
      return;
    }
    scenario
        .models()
        .forEach(
            (model, spec) -> {
              int needed = spec.curator().equals(name) ? needed(curator, spec) : 0;
              long enough = enough(needed, verifier);
              if (spec.documents() < enough) {
                problems.add(
                    KeyPath.of("models", model, "documents"),
                    "is %d, %s; allowed: at least %d"
                        .formatted(
                            spec.documents(),
                            keeps(name, spec.documents(), verifier, needed),
                            enough));
              }
            });
  }

  private int needed(CuratorSpec curator, ModelSpec model) {
    return IntStream.range(model.latency() + 1, scenario.rounds())
        .map(round -> QuantityChecks.syntheticMax(curator, round))
        .max()
        .orElse(0);
  }

  private static String keeps(String curator, long written, VerifierSpec verifier, int needed) {
    return "of which the verifier of curators.%s keeps about %d at most, but a corpus may need %d"
        .formatted(curator, (long) StrictMath.floor(written * verifier.keptMax()), needed);
  }

  private static long enough(int needed, VerifierSpec verifier) {
    return (long) StrictMath.ceil(needed / verifier.keptMax());
  }
}
