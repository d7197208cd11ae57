package wellspring.agents.theory;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.measure.Measure;
import wellspring.model.random.Seed;

/** Corpora in whole runs hold what theory says, where documents do not say what they are. */
class ClaimTheoryTest {
  private static final String CONCEALED =
      """
      rounds: 8
      language: {kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 3}
      humans: {people: {writers: 1}}
      curators: {desk: {human: 0.3, documents: 20}}
      models: {model: {curator: desk}}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [human_fraction, claimed_human_fraction, diversity, frequency_error]}
      """;

  @Test
  void concealedTextTakesTheHumanPartOver() {
    concealed(120, new Seed(21).stream("claims", "parameters", 0));
  }

  @Tag("theory")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void concealedTextTakesTheHumanPartOverAtAnyParameters(int draw) {
    concealed(1_500, new Seed(21).stream("claims", "parameters", draw));
  }

  /** At parameters that are drawn. */
  private static void concealed(int count, UniformRandomProvider random) {
    int documents = 5 + random.nextInt(16);
    double honest = random.nextInt(4) == 0 ? 0 : 0.3 + 0.6 * random.nextDouble();
    List<String> settings =
        List.of(
            "humans.people.documents=" + (documents + random.nextInt(40)),
            "models.model.documents=" + (20 * documents + 150),
            "curators.desk.documents=" + documents,
            "curators.desk.human=" + (0.1 + 0.8 * random.nextDouble()),
            "curators.desk.draw=" + (random.nextBoolean() ? "exact" : "random"),
            "models.model.disclosure={honest: %s, silent: %s}".formatted(honest, 0.1));
    String memory = random.nextBoolean() ? "replace" : "{window: 2}";
    Replicas.of(CONCEALED, count, settings.toArray(String[]::new))
        .assertPredicted(
            "model",
            List.of(
                Measure.HUMAN_FRACTION,
                Measure.CLAIMED_HUMAN_FRACTION,
                Measure.DIVERSITY,
                Measure.FREQUENCY_ERROR));
    String[] kept = new String[settings.size() + 1];
    settings.toArray(kept);
    kept[settings.size()] = "models.model.memory=" + memory;
    Replicas.of(CONCEALED, count, kept)
        .assertPredicted("model", List.of(Measure.DIVERSITY, Measure.FREQUENCY_ERROR));
  }
}
