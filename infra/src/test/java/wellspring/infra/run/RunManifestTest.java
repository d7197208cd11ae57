package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.MeasureHistory;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

class RunManifestTest {
  @TempDir private Path scratch;

  @Test
  void namesMeasuresAsTheTablesDoAndReadsTheCapitalsOfOlderOnes() {
    RunDirectory run = RunDirectory.create(scratch, "run");
    String json = manifest().json();
    RunDirectory.write(run.manifest(), json);
    assertThat(json).contains("\"measure\" : \"held_out_perplexity\"");
    assertThat(RunManifest.read(run).outcome().verdict()).isEqualTo(verdict());

    String older = json.replace("held_out_perplexity", "HELD_OUT_PERPLEXITY");
    RunDirectory.write(run.manifest(), older.replace("catastrophic_risk", "CATASTROPHIC_RISK"));
    assertThat(RunManifest.read(run).outcome().verdict()).isEqualTo(verdict());
  }

  @Test
  void keepsHowTheScenarioWasChangedWhichOlderOnesDoNot() {
    RunDirectory run = RunDirectory.create(scratch, "run");
    RunDirectory.write(run.manifest(), manifest().json());
    assertThat(RunManifest.read(run).changes()).contains(List.of("rounds=4"));
    assertThat(RunManifest.read(run).repeatedWith("again").changes()).contains(List.of("rounds=4"));

    String older = manifest().json().replaceFirst("\"changes\" : \\[[^]]*],", "");
    assertThat(older).doesNotContain("changes");
    RunDirectory.write(run.manifest(), older);
    assertThat(RunManifest.read(run).changes()).isEmpty();
    assertThat(RunManifest.read(run).with(RunManifest.RunOutcome.RUNNING).json())
        .contains("\"run\" : \"run\"");
  }

  @Test
  void keepsWhatBecameOfTheLogWhichOlderOnesDoNot() {
    RunDirectory run = RunDirectory.create(scratch, "run");
    RunManifest written =
        manifest("localhost:9092")
            .with(
                RunManifest.LogFacts.of(
                    List.of("topic t, partition 0, offset 1, key 'k'"), Map.of("s", 3L, "t", 4L)));
    RunDirectory.write(run.manifest(), written.json());
    assertThat(RunManifest.read(run).log()).isEqualTo(written.log());
    assertThat(RunManifest.read(run).keepsLog()).isTrue();

    RunDirectory.write(run.manifest(), written.forgotten(Instant.EPOCH).json());
    assertThat(RunManifest.read(run).log().foreignRecords()).isEqualTo(7);
    assertThat(RunManifest.read(run).keepsLog()).isFalse();

    String unsecured = written.json().replaceFirst("\"kafkaConfig\" : [^\n]*\n", "");
    RunDirectory.write(run.manifest(), unsecured);
    assertThat(RunManifest.read(run).setting().place())
        .isEqualTo(new LogPlace("localhost:9092", ""));

    String older = written.json().replaceFirst("(?s),\\s*\"log\" : \\{.*\\}(?=\\s*\\}\\s*$)", "");
    assertThat(older).doesNotContain("foreignRecords");
    RunDirectory.write(run.manifest(), older);
    assertThat(RunManifest.read(run).log()).isEqualTo(RunManifest.LogFacts.NONE);
  }

  private static RunManifest manifest() {
    return manifest("memory");
  }

  private static RunManifest manifest(String kafka) {
    return new RunManifest(
        new RunManifest.RunIdentity(
            "run", "collapse", "", 1, "", List.of("rounds=4"), "", RunOpening.AT_ONCE),
        new RunManifest.RunOutcome("finished", "", 2, "", 1, verdict()),
        RunManifest.RunEnvironment.of(Instant.EPOCH, new LogPlace(kafka, "client.properties"), ""));
  }

  private static List<ModelVerdict> verdict() {
    Scenario scenario = new ScenarioLoader(Path.of("")).load("collapse", List.of());
    MeasureHistory history = new MeasureHistory();
    for (int round = 0; round < 4; round++) {
      history.add(List.of(measured(round, "closed", 10 * (1 + 9 * round))));
      history.add(List.of(measured(round, "open", 10)));
    }
    return new CollapseJudge(scenario, OptionalInt.empty()).of(history).models();
  }

  private static ModelMeasured measured(int round, String model, double value) {
    return new ModelMeasured("m", model, round, Measure.HELD_OUT_PERPLEXITY.id(), value, null);
  }
}
