package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.Labels;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.measure.Measure;
import wellspring.model.prediction.TokenDrift;
import wellspring.model.prediction.UnmixDrift;

/** What provenance is worth, through the whole simulation, against the effective sample size. */
class UnmixTheoryTest {
  private static final int TOKENS = 10;
  private static final int REPLICAS = 100;

  /** Columns: human fraction, labels, draw. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.3; blind; random",
        "0.5; blind; exact",
        "0.1; claims; exact",
        "0.3; claims; random",
        "0.3; {detector: 0.1}; random",
        "0.2; {detector: 0.3}; random"
      })
  void squaredErrorFallsWithTheEffectiveSample(double human, String labels, String draw) {
    Scenario scenario = scenario(human, labels, draw);
    CuratorSpec desk = scenario.curators().get("desk");
    int rounds = scenario.rounds();
    double[] predicted =
        new UnmixDrift(
                new TokenDrift.Humans(TOKENS, 1.0 / TOKENS),
                new TokenDrift.Corpus(desk.documents(), 5, desk.draw()),
                knowledge(desk.labels()),
                generation -> desk.human().at(generation - 1))
            .error(rounds);

    Replicas replicas = Replicas.of(scenario, REPLICAS);

    for (int round : new int[] {0, 1, rounds - 1}) {
      assertThat(
              replicas.mean(Measure.FREQUENCY_ERROR, "north", round).errorsFrom(predicted[round]))
          .as("round %d", round)
          .isBetween(-3.0, 3.0);
    }
  }

  private static UnmixDrift.Knowledge knowledge(Labels labels) {
    if (labels instanceof Labels.Detector detector) {
      return new UnmixDrift.Detected(detector.error());
    }
    return labels instanceof Labels.Blind ? new UnmixDrift.Blind() : new UnmixDrift.Labelled();
  }

  private static Scenario scenario(double human, String labels, String draw) {
    return new ScenarioLoader(Path.of(""))
        .load(
            "pool",
            List.of(
                "rounds=4",
                "~models.east",
                "~models.south",
                "~models.west",
                "language={vocabulary:%d,exponent:0,documentTokens:5}".formatted(TOKENS),
                "curators.desk={human:%s,labels:%s,draw:%s,pool:0,documents:200}"
                    .formatted(human, labels, draw),
                "models.north={documents:200,start:warm,learner:{kind:unmix}}",
                "evaluation={probeDocuments:1,heldOutDocuments:1}"));
  }
}
