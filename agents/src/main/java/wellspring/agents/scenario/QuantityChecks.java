package wellspring.agents.scenario;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import wellspring.model.mix.Draw;
import wellspring.model.mix.MemoryRegime;

/** Whether a scenario's numbers fit together: nobody is to hand out more than there is. */
final class QuantityChecks {
  private final Scenario scenario;
  private final Problems problems;

  QuantityChecks(Scenario scenario, Problems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    checkHumans();
    checkPools();
    scenario.models().forEach(this::checkModel);
  }

  /** In the first round no model has written yet, so that a whole corpus is human. */
  private void checkHumans() {
    scenario.humans().forEach(this::checkCohort);
    long written = scenario.humans().values().stream().mapToLong(QuantityChecks::documents).sum();
    Map.Entry<String, CuratorSpec> largest =
        scenario.curators().entrySet().stream()
            .max(Comparator.comparingInt(curator -> curator.getValue().documents()))
            .orElseThrow();
    int needed = largest.getValue().documents();
    if (written < needed) {
      problems.add(
          KeyPath.of("humans"),
          ("write too little: %d documents a round together; curators.%s.documents is %d;"
                  + " allowed: at least %d")
              .formatted(written, largest.getKey(), needed, needed));
    }
  }

  private void checkCohort(String name, CohortSpec cohort) {
    if (documents(cohort) > Integer.MAX_VALUE) {
      problems.add(
          KeyPath.of("humans", name),
          ("writes too much: %d writers with %d documents each; allowed: at most %d documents a"
                  + " round")
              .formatted(cohort.writers(), cohort.documents(), Integer.MAX_VALUE));
    }
  }

  private void checkModel(String name, ModelSpec model) {
    CuratorSpec curator = scenario.curators().get(model.curator());
    int needed = synthetic(curator, true);
    if (model.documents() < needed) {
      problems.add(
          KeyPath.of("models", name, "documents"),
          "is %d, but its curator '%s' may need %d of them in a round; allowed: at least %d"
              .formatted(model.documents(), model.curator(), needed, needed));
    }
    if (model.memory() instanceof MemoryRegime.Anchor anchor
        && anchor.documents() > curator.documents()) {
      problems.add(
          KeyPath.of("models", name, "memory", "anchor"),
          "is %d, but a corpus of its curator '%s' has %d documents; allowed: at most %d"
              .formatted(
                  anchor.documents(), model.curator(), curator.documents(), curator.documents()));
    }
  }

  private void checkPools() {
    long written = scenario.models().values().stream().mapToLong(ModelSpec::documents).sum();
    scenario
        .curators()
        .forEach(
            (name, curator) -> {
              int needed = synthetic(curator, false);
              if (curator.pool().value() > 0 && written < needed) {
                problems.add(
                    KeyPath.of("curators", name, "pool"),
                    ("asks for up to %d synthetic documents a round, but all models together write"
                            + " %d; raise models.NAME.documents")
                        .formatted(needed, written));
              }
            });
  }

  /**
   * The most synthetic documents that a curator may put into one corpus.
   *
   * @param own only those that the model itself must have written
   */
  private int synthetic(CuratorSpec curator, boolean own) {
    return IntStream.range(1, scenario.rounds())
        .map(round -> synthetic(curator, round))
        .map(documents -> own ? own(curator, documents) : documents)
        .max()
        .orElse(0);
  }

  private static int synthetic(CuratorSpec curator, int round) {
    int documents = curator.documents();
    double human = curator.human().at(round).value();
    if (curator.draw() == Draw.RANDOM) {
      return human < 1 ? documents : 0;
    }
    return documents - curator.human().at(round).partOf(documents);
  }

  private static int own(CuratorSpec curator, int synthetic) {
    if (curator.draw() == Draw.RANDOM) {
      return curator.pool().value() < 1 ? synthetic : 0;
    }
    return synthetic - curator.pool().partOf(synthetic);
  }

  /** Whether the text is there; apart, since a scenario can be shown where its text is not. */
  void checkText() {
    if (scenario.language() instanceof LanguageSpec.Text text && !Files.exists(text.path())) {
      problems.add(
          KeyPath.of("language", "path"),
          "is '" + text.path() + "', which does not exist; allowed: a file or a folder");
    }
  }

  private static long documents(CohortSpec cohort) {
    return (long) cohort.writers() * cohort.documents();
  }
}
