package wellspring.agents.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.ExactCrossing;

class SweepTheoryTest {
  private static final String BOTH = "curators.by-chance.human+curators.by-quota.human";

  /** A curve through the predictions at the settings had it at 0.009363. */
  @Test
  void thresholdOfReplaceIsTheRootOfItsOwnFormula() {
    ExactCrossing found = crossing("replace", BOTH + "=0,0.005,0.05,1");

    assertThat(found.between().low()).isCloseTo(0.009451, within(5e-7));
    assertThat(found.jumps()).isFalse();
  }

  /** Two sweeps with different settings printed 0.02159 and 0.02054. */
  @Test
  void thresholdDoesNotDependOnTheSettings() {
    ExactCrossing found =
        crossing(
            "replace", BOTH + "=0,0.005,0.05,1", "curators.by-chance.documents=20", "rounds=30");

    assertThat(found.between().low()).isCloseTo(0.02102, within(5e-6));
  }

  /** round(50 α) is 0 up to α = 0.01, and 1 above. */
  @Test
  void thresholdOfAQuotaIsAJump() {
    ExactCrossing found = crossing("quota", BOTH + "=0,0.005,0.05,1");

    assertThat(found.between().low()).isCloseTo(0.01, within(1e-9));
    assertThat(found.jumps()).isTrue();
  }

  @Test
  void theControlOfAnAxisOfSizesMovesAlong() {
    SweepTheory theory = theory("curators.by-chance.documents=20,80");
    SweepTheory.AxisPoint between = new SweepTheory.AxisPoint(List.of("20"), 0, 40);
    SweepTheory.AxisPoint half = new SweepTheory.AxisPoint(List.of("20"), 0, 40.5);

    double humans = 0.919718;
    assertThat(theory.predictControl(between, "replace", Measure.DIVERSITY).orElseThrow())
        .isCloseTo(humans * (1 - 1.0 / 40), within(1e-6));
    assertThat(theory.predict(between, "replace", Measure.DIVERSITY)).isPresent();
    assertThat(theory.predict(half, "replace", Measure.DIVERSITY)).isEmpty();
  }

  private static ExactCrossing crossing(String model, String... arguments) {
    SweepTheory theory = theory(arguments);
    double level = theory.predictControl(place("0", 0), model, Measure.DIVERSITY).orElseThrow() / 2;
    return ExactCrossing.of(
            List.of(
                new ExactCrossing.FunctionPoint(0.005, at(theory, model, 0.005) - level),
                new ExactCrossing.FunctionPoint(0.05, at(theory, model, 0.05) - level)),
            x -> OptionalDouble.of(at(theory, model, x) - level))
        .orElseThrow();
  }

  private static double at(SweepTheory theory, String model, double x) {
    return theory.predict(place("0", x), model, Measure.DIVERSITY).orElseThrow();
  }

  private static SweepTheory.AxisPoint place(String setting, double x) {
    return new SweepTheory.AxisPoint(List.of(setting), 0, x);
  }

  private static SweepTheory theory(String... arguments) {
    return new SweepTheory(
        new SweepPlanner(new ScenarioLoader(Path.of("")), "regimes", List.of(arguments)).plan(1),
        LanguageSpec::language);
  }
}
