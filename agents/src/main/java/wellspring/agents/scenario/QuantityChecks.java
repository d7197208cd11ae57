package wellspring.agents.scenario;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;
import wellspring.model.text.CountPhrase;

/** Whether a scenario's numbers fit together: nobody is to hand out more than there is. */
final class QuantityChecks {
  private final Scenario scenario;
  private final ScenarioProblems problems;

  QuantityChecks(Scenario scenario, ScenarioProblems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    scenario.language().check(problems);
    checkHumans();
    scenario.models().forEach(this::checkModel);
    scenario.curators().forEach(this::checkPool);
    scenario.curators().forEach(this::checkIslands);
  }

  /** In the first round no model has written yet, so that a whole corpus is human. */
  private void checkHumans() {
    scenario.humans().forEach(this::checkCohort);
    long written = scenario.humans().values().stream().mapToLong(CohortSpec::writtenAtFirst).sum();
    Optional<Map.Entry<String, CuratorSpec>> any =
        scenario.curators().entrySet().stream()
            .filter(curator -> curator.getValue().shortage() == CuratorSpec.Shortage.FAIL)
            .max(Comparator.comparingInt(curator -> curator.getValue().documents()));
    if (written == 0 || any.isEmpty()) {
      checkAnybody(written);
      return;
    }
    Map.Entry<String, CuratorSpec> largest = any.get();
    int needed = largest.getValue().documents();
    if (written < needed) {
      problems.add(
          KeyPath.of("humans"),
          ("write too little: %s a round together; curators.%s.documents is %d;"
                  + " allowed: at least %d")
              .formatted(CountPhrase.of(written, "document"), largest.getKey(), needed, needed));
    }
  }

  private void checkAnybody(long written) {
    if (written == 0) {
      problems.add(
          KeyPath.of("humans"),
          "write nothing in the first round: nobody is active; allowed: a humans.NAME.work.active above 0");
    }
  }

  private void checkCohort(String name, CohortSpec cohort) {
    if (cohort.written() > Integer.MAX_VALUE) {
      problems.add(
          KeyPath.of("humans", name),
          "writes too much: %s with %s each; allowed: at most %,d documents a round"
              .formatted(
                  CountPhrase.of(cohort.writers(), "writer"),
                  CountPhrase.of(cohort.documents(), "document"),
                  Integer.MAX_VALUE));
    }
  }

  private void checkModel(String name, ModelSpec model) {
    CuratorSpec curator = scenario.curators().get(model.curator());
    int needed = writing(model).map(round -> ownNeeded(curator, round)).max().orElse(0);
    if (model.documents() < needed) {
      problems.add(
          KeyPath.of("models", name, "documents"),
          "is %d, but its curator '%s' may need %d of them in a round%s; allowed: at least %d"
              .formatted(
                  model.documents(),
                  model.curator(),
                  needed,
                  curator.pool().equals(Share.NONE) ? "" : ", as its pool may take them too",
                  needed));
    }
    int anchored = model.memory().rule().anchored();
    if (anchored > curator.documents()) {
      problems.add(
          KeyPath.of("models", name, "memory", model.memory().kind().name()),
          "is %d, but a corpus of its curator '%s' has %s; allowed: at most %d"
              .formatted(
                  anchored,
                  model.curator(),
                  CountPhrase.of(curator.documents(), "document"),
                  curator.documents()));
    }
  }

  private void checkPool(String name, CuratorSpec curator) {
    writing(firstOf(name))
        .filter(round -> lack(curator, round) > 0)
        .reduce((worst, round) -> lack(curator, round) > lack(curator, worst) ? round : worst)
        .ifPresent(
            round ->
                problems.add(
                    KeyPath.of("curators", name, "pool"),
                    ("is %s and may ask for %d synthetic documents in round %d, but the models"
                            + " released before it write %d; raise their models.NAME.documents, or"
                            + " release others earlier by a lower models.NAME.latency")
                        .formatted(
                            number(curator.pool()),
                            syntheticMax(curator, round),
                            round,
                            written(round))));
  }

  /** Where chance picks authors, it may pick the same one for each document. */
  private void checkIslands(String name, CuratorSpec curator) {
    if (curator.draw() != DrawMode.RANDOM || curator.pool().equals(Share.NONE)) {
      return;
    }
    ModelSpec first = firstOf(name);
    scenario
        .models()
        .forEach(
            (author, model) -> {
              int needed =
                  writing(model.latency() > first.latency() ? model : first)
                      .map(round -> syntheticMax(curator, round))
                      .max()
                      .orElse(0);
              if (model.documents() < needed) {
                problems.add(
                    KeyPath.of("models", author, "documents"),
                    "is %d, but the pool of curators.%s may take %d of them in a round; allowed: at least %d"
                        .formatted(model.documents(), name, needed, needed));
              }
            });
  }

  /** The first of a curator's models to write is the first to get a corpus from the pool. */
  private ModelSpec firstOf(String curator) {
    return scenario.models().values().stream()
        .filter(model -> model.curator().equals(curator))
        .min(Comparator.comparingInt(ModelSpec::latency))
        .orElseThrow();
  }

  /**
   * The rounds in which a model writes: it first trains in round 0, is released {@code latency}
   * rounds later and writes from the next round on. Until then its corpora are all human.
   */
  private IntStream writing(ModelSpec model) {
    return IntStream.range(model.latency() + 1, scenario.rounds());
  }

  /** How many synthetic documents all models together write in a round. */
  private long written(int round) {
    return scenario.models().values().stream()
        .filter(model -> model.latency() < round)
        .mapToLong(ModelSpec::documents)
        .sum();
  }

  /**
   * How many documents a model must write for its corpus: all synthetic ones of the corpus, unless
   * all come from the pool. What the pool takes may be the model's own, and no document is in a
   * corpus twice.
   */
  private static int ownNeeded(CuratorSpec curator, int round) {
    return poolTakesAll(curator, round) ? 0 : syntheticMax(curator, round);
  }

  /** How many documents the pool may miss where it must give all; 0 or less if none. */
  private long lack(CuratorSpec curator, int round) {
    return poolTakesAll(curator, round) ? syntheticMax(curator, round) - written(round) : 0;
  }

  /** Whether rounding leaves no synthetic document to the model's own part. */
  private static boolean poolTakesAll(CuratorSpec curator, int round) {
    int synthetic = syntheticMax(curator, round);
    return curator.draw() == DrawMode.EXACT && curator.pool().partOf(synthetic) == synthetic;
  }

  /** The most synthetic documents that a corpus of a round may ask for. */
  static int syntheticMax(CuratorSpec curator, int round) {
    return curator.human().at(round).map(human -> syntheticMax(curator, human)).orElse(0);
  }

  private static int syntheticMax(CuratorSpec curator, Share human) {
    int documents = curator.documents();
    if (curator.draw() == DrawMode.RANDOM) {
      return human.equals(Share.ALL) ? 0 : documents;
    }
    return documents - human.partOf(documents);
  }

  /** A share without a needless point: 1, not 1.0. */
  private static String number(Share share) {
    return BigDecimal.valueOf(share.value()).stripTrailingZeros().toPlainString();
  }
}
