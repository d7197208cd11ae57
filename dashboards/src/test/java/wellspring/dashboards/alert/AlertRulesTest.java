package wellspring.dashboards.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.dashboards.MadeFiles;

class AlertRulesTest {
  private static final Path FOLDER = MadeFiles.MODULE.resolve("prometheus");
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  @TempDir private Path scratch;

  @Test
  void theRunbookSaysWhatToDoAboutEachAlertAndNoOther() throws IOException {
    Set<String> sections;
    try (var lines = Files.lines(MadeFiles.MODULE.resolve("RUNBOOK.md"))) {
      sections =
          lines
              .filter(line -> line.startsWith("## "))
              .map(line -> "dashboards/RUNBOOK.md#" + anchor(line.substring(3)))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    assertThat(AlertRules.all().stream().map(AlertRule::runbook))
        .containsExactlyInAnyOrderElementsOf(sections);
  }

  @Test
  void everyAlertIsTestedOnWhatItTellsOf() throws IOException {
    Set<String> tested = new TreeSet<>();
    for (JsonNode test : new YAMLMapper().readTree(tests().toFile()).path("tests")) {
      for (JsonNode claim : test.path("alert_rule_test")) {
        if (!claim.path("exp_alerts").isEmpty()) {
          tested.add(claim.path("alertname").asText());
        }
      }
    }
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            AlertRules.all().stream().map(AlertRule::name).toList());
  }

  @Test
  void theAlertsPassTheirTests() throws Exception {
    assertThat(promtool("test", "rules", tests().toString())).contains("SUCCESS");
  }

  @Test
  void prometheusTakesItsConfiguration() throws Exception {
    assertThat(promtool("check", "config", FOLDER.resolve("prometheus.yaml").toString()))
        .contains(AlertRules.all().size() + " rules found")
        .doesNotContain("FAILED");
  }

  @Test
  void everyAlertHasSomethingToSay() {
    assertThat(AlertRules.all())
        .allSatisfy(
            alert -> {
              assertThat(alert.summary()).isNotBlank().doesNotEndWith(".");
              assertThat(alert.description()).endsWith(".");
              assertThat(alert.name()).startsWith("Wellspring");
            });
    assertThat(AlertRules.all().stream().map(AlertRule::name)).doesNotHaveDuplicates();
  }

  private static Path tests() {
    return FOLDER.resolve("alerts.test.yaml");
  }

  private String promtool(String... arguments) throws Exception {
    assumeTrue(
        Files.isExecutable(PROMTOOL),
        "there is no promtool: install it with apt-get install prometheus");
    Path said = scratch.resolve("said");
    List<String> command = new ArrayList<>();
    command.add(PROMTOOL.toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    return Files.readString(said);
  }

  /** The name that a heading has in links. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
