package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.SteeringFile;

class ExplainTest {
  @TempDir private Path scratch;

  @Test
  void explainsAScenarioByName() {
    Program.Outcome outcome = Program.here("explain", "drift", "rounds=5");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("generation 5", "Gerstgrasser et al. 2024", "needs replace");
  }

  @Test
  void saysWhetherPeopleWouldComeBackWhereTheirNumberIsFollowed() {
    assertThat(Program.here("explain", "attention", "rounds=3").out())
        .contains("which pays 1, slowly paid more", "they would come back only where");
    assertThat(
            Program.here("explain", "attention", "rounds=3", "humans.people.work.effort=1").out())
        .doesNotContain("slowly paid more");
  }

  @Test
  void explainsARunAsTheScenarioThatItRan() throws IOException {
    Program.Outcome run =
        Program.here(
            "run", "drift", "rounds=2", "--kafka", "memory", "--out", scratch.toString(), "--json");
    String directory = new ObjectMapper().readTree(run.out()).path("directory").textValue();

    assertThat(Program.here("explain", directory).out())
        .isEqualTo(Program.here("explain", "drift", "rounds=2").out());
  }

  @Test
  void saysThatNoLineFollowsWhatAForkHasMadeOfPeople() throws IOException {
    Path run = scratch.resolve("run");
    String paid = ScenarioWriter.yaml(new ScenarioLoader(scratch).load("attention", List.of()));
    String alone =
        ScenarioWriter.yaml(
            new ScenarioLoader(scratch)
                .load("attention", List.of("humans.people.work.pay.subsidy=0.5")));
    Files.createDirectories(run);
    Files.writeString(run.resolve("scenario.yaml"), alone);
    RunDirectory directory = new RunDirectory(run, run);
    Files.writeString(directory.scenarioUntil(8), paid);
    Files.writeString(
        directory.manifest(),
        """
        {"run": "child", "scenario": "attention", "status": "finished", "started": "2026-05-01T00:00:00Z",
         "forked": [{"parent": "mother", "path": "mother", "round": 8, "fingerprint": "0", "seed": 1,
                     "changes": ["humans.people.work.pay.subsidy=0.5"], "differences": []}]}
        """);

    assertThat(Program.here("explain", run.toString()).out())
        .contains("No line of theory holds after round 8", "subsidy=0.5")
        .doesNotContain("generation");
    Files.writeString(directory.scenarioUntil(8), alone);
    assertThat(Program.here("explain", run.toString()).out()).contains("generation 73");
  }

  @Test
  void explainsASteeredRunAsItWasSteered() throws IOException {
    Files.writeString(
        scratch.resolve("scenario.yaml"),
        ScenarioWriter.yaml(new ScenarioLoader(scratch).load("drift", List.of())));
    try (SteeringFile steering = new SteeringFile(scratch.resolve("steering.jsonl"))) {
      steering.steered(new Intervened("a", 5, "curators.no-human.human=0.5"));
      steering.steered(new DocumentOffered("b", 7, "w1", "r0007/visitor/00000"));
    }

    String explained = Program.here("explain", scratch.toString()).out();

    assertThat(explained)
        .contains("from round 5 on: curators.no-human.human=0.5", "r0007/visitor/00000");
    assertThat(withoutSteering(explained))
        .isEqualTo(
            Program.here("explain", "drift", "curators.no-human.human={steps:{0:0,5:0.5}}").out())
        .isNotEqualTo(Program.here("explain", "drift").out());
  }

  private static String withoutSteering(String explained) {
    return explained
        .lines()
        .filter(line -> !line.startsWith("from round") && !line.startsWith("a person"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void jsonHasEveryGenerationAndEveryAssumption() throws IOException {
    JsonNode line =
        new ObjectMapper()
            .readTree(Program.here("explain", "drift", "--json").out())
            .at("/models/accumulate/accumulate");

    assertThat(line.path("holds").booleanValue()).isTrue();
    assertThat(line.at("/measures/diversity/generations")).hasSize(20);
    assertThat(line.at("/measures/diversity/generations/19").doubleValue())
        .isCloseTo(0.905105, within(5e-7));
    assertThat(line.path("assumptions"))
        .extracting(assumption -> assumption.path("key").textValue())
        .contains("models.accumulate.memory", "curators.no-human.human");
  }
}
