package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.BuiltIns;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.language.TextSpec;

/** Which lines hold for which models of the built-in scenarios. */
class BuiltInTheoryTest {
  private static final String HOLD =
      """
      attention bot: turnover
      collapse closed: drift likelihood
      collapse mixed: drift likelihood
      collapse open: drift likelihood
      drift accumulate: accumulate drift likelihood coverage sample
      drift replace: replace drift likelihood survival survival-bound sample
      gaussian accumulate: gaussian-accumulate gaussian-drift
      gaussian replace: gaussian-replace gaussian-deviation gaussian-drift
      gaussian tenth: gaussian-human gaussian-drift
      pool east: islands sample
      pool north: islands sample
      pool south: islands sample
      pool west: islands sample
      regimes accumulate: accumulate-human drift likelihood coverage sample
      regimes anchor: drift likelihood sample
      regimes quota: replace drift likelihood survival survival-bound sample
      regimes replace: replace-human drift likelihood survival sample
      regimes subsample: drift likelihood sample
      regression accumulate: regression-accumulate
      regression replace: regression-replace
      """;

  @TempDir Path folder;

  @Test
  void theSameLinesHoldForTheBuiltInScenarios() throws Exception {
    Files.write(
        folder.resolve("text.txt"),
        IntStream.range(0, 9000).mapToObj("%d is a number\n"::formatted).toList());
    List<String> hold = new ArrayList<>();
    for (String name : BuiltIns.names().stream().sorted().toList()) {
      Scenario scenario = scenario(name);
      Theory theory = Theory.of(scenario, scenario.language().language());
      for (String model : scenario.models().keySet()) {
        String lines =
            theory.of(model).stream()
                .filter(AppliedResult::holds)
                .map(finding -> finding.line().id())
                .collect(Collectors.joining(" "));
        if (!lines.isEmpty()) {
          hold.add("%s %s: %s".formatted(name, model, lines));
        }
      }
    }
    assertThat(hold).containsExactlyElementsOf(HOLD.lines().toList());
  }

  private Scenario scenario(String name) {
    ScenarioLoader loader = new ScenarioLoader(folder);
    boolean reads = loader.preview(name, List.of()).language() instanceof TextSpec;
    return loader.load(name, reads ? List.of("language.path=text.txt") : List.of());
  }
}
