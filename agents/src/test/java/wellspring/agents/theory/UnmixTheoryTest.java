package wellspring.agents.theory;

import static wellspring.model.measure.Measure.FREQUENCY_ERROR;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What provenance is worth in whole runs is what the effective sample size says. */
class UnmixTheoryTest {
  private static final String UNMIX =
      """
      rounds: 4
      language: {kind: zipf, vocabulary: 10, exponent: 0, documentTokens: 5}
      humans: {people: {writers: 200}}
      curators: {desk: {human: 0.3, labels: blind, documents: 200}}
      models:
        north: {curator: desk, documents: 200, start: warm, learner: {kind: unmix}}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [frequency_error]}
      """;

  /** Columns: human fraction, labels, draw. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.3; blind; random",
        "0.5; blind; exact",
        "0.1; claims; exact",
        "0.3; {detector: 0.1}; random",
      })
  void squaredErrorFallsWithTheEffectiveSample(double human, String labels, String draw) {
    unmix(60, human, labels, draw);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.3; blind; random",
        "0.5; blind; exact",
        "0.1; claims; exact",
        "0.3; claims; random",
        "0.3; {detector: 0.1}; random",
        "0.2; {detector: 0.3}; random",
      })
  void squaredErrorFallsWithTheEffectiveSampleWhateverIsKnown(
      double human, String labels, String draw) {
    unmix(600, human, labels, draw);
  }

  private static void unmix(int count, double human, String labels, String draw) {
    Replicas.of(
            UNMIX,
            count,
            "curators.desk={human:%s,labels:%s,draw:%s}".formatted(human, labels, draw))
        .assertPredicted("north", List.of(FREQUENCY_ERROR));
  }
}
