package wellspring.dashboards.verdict;

import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.random.Seed;

/** Small scenarios of one model, called m, drawn over languages, learners, memories and sizes. */
final class DrawnScenario {
  private static final List<String> MEMORIES =
      List.of("replace", "accumulate", "{window: 3}", "{anchor: 5}", "{subsample: %d}");

  private final UniformRandomProvider random;

  private DrawnScenario(UniformRandomProvider random) {
    this.random = random;
  }

  /** The scenario of a number, as YAML. */
  static String number(int number) {
    return new DrawnScenario(new Seed(number).stream("drawn", "scenario", 0)).yaml();
  }

  private String yaml() {
    int documents = between(10, 60);
    String language;
    String learner;
    switch (random.nextInt(4)) {
      case 0 -> {
        language = "{kind: gaussian, dimension: %d}".formatted(between(1, 3));
        learner = "{kind: gaussian, variance: %s}".formatted(one("ml", "unbiased"));
      }
      case 1 -> {
        int dimension = between(1, 4);
        language = "{kind: regression, dimension: %d}".formatted(dimension);
        learner = "{kind: regression}";
        documents = Math.max(documents, 4 * dimension);
      }
      default -> {
        language =
            String.format(
                Locale.ROOT,
                "{kind: zipf, vocabulary: %d, exponent: %.2f, documentTokens: %d}",
                between(20, 300),
                0.7 + random.nextDouble(),
                between(1, 15));
        learner =
            "{kind: matrix, order: %d, prior: %s}"
                .formatted(random.nextInt(2), one("0", "0.5", "5"));
      }
    }
    String memory = MEMORIES.get(random.nextInt(MEMORIES.size())).formatted(documents);
    return """
        rounds: %d
        language: %s
        humans: {people: {writers: %d, documents: 1}}
        curators: {desk: {human: 0, documents: %d}}
        models: {m: {curator: desk, learner: %s, memory: %s}}
        evaluation: {probeDocuments: %d, heldOutDocuments: 50}
        """
        .formatted(
            between(4, 50), language, documents, documents, learner, memory, between(20, 100));
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
