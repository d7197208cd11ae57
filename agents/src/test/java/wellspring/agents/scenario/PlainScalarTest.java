package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is YAML 1.2's core schema, and Hydra 1.3 where that has nothing to say. */
class PlainScalarTest {
  @TempDir private Path folder;

  /** Columns: as it is written, the same as JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "-0; 0",
        "+3; 3",
        "010; 10",
        "-007; -7",
        "1_000; 1000",
        "1e-05; 0.00001",
        "1E-3; 0.001",
        "1e+03; 1000.0",
        "1e05; 100000.0",
        "1E5; 100000.0",
        "2.50e+01; 25.0",
        ".5; 0.5",
        "-.5; -0.5",
        "5.; 5.0",
        "00.1; 0.1",
        "1_0.2_5; 10.25",
        "0x10; 16",
        "0xfF; 255",
        "0o17; 15",
        "1e-400; 0.0",
        "Null; null",
        "True; true",
        "FALSE; false",
      })
  void numbersAreNumbersWhereverTheyAreWritten(String written, String json) throws Exception {
    JsonNode value = new JsonMapper().readTree(json);
    assertThat(inAFile(written)).hasToString(value.toString());
    assertThat(inAnOverride(written)).hasToString(value.toString());
    if (value.isNumber()) {
      assertThat(PlainScalar.number(written).orElseThrow().doubleValue())
          .isEqualTo(value.doubleValue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "No",
        "yes",
        "on",
        "OFF",
        "y",
        "n",
        "inf",
        "-.inf",
        "nan",
        "1__0",
        "_1",
        "1_",
        "0b1",
        "0x",
        "-0x10",
        "0o8",
        "1.5e",
        "e5",
        ".",
        "1e400",
        "12:30:45",
        "2026-01-01",
        "1.2.3",
        "٣"
      })
  void allElseIsText(String written) throws Exception {
    assertThat(inAFile(written).textValue()).isEqualTo(written);
    assertThat(inAnOverride(written).textValue()).isEqualTo(written);
    assertThat(PlainScalar.number(written)).isEmpty();
  }

  @Test
  void nothingAndATildeAreNullInAFile() {
    assertThat(inAFile("").isNull()).isTrue();
    assertThat(inAFile("~").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'010'", "\"1e-05\"", "!!str 010", "|-\n  010"})
  void whatIsQuotedIsText(String written) {
    assertThat(inAFile(written).isTextual()).isTrue();
  }

  @Test
  void hugeNumbersTakeNoTime() {
    assertThat(PlainScalar.number("1e999999999")).isEmpty();
    assertThat(PlainScalar.number("1e-999999999")).contains(BigDecimal.ZERO);
    assertThat(PlainScalar.typed("9".repeat(1 << 20)).isTextual()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes", "on", "y", "nan", "inf"})
  void anAgentMayHaveAWordOfYamlsAsItsName(String name) {
    Workbench workbench = new Workbench(folder);
    Scenario scenario =
        workbench.load(
            """
            rounds: 010
            language: {kind: zipf, vocabulary: 20, documentTokens: 5}
            humans: {people: {}}
            curators:
              %1$s: {human: 1e-0}
            models:
              student: {curator: %1$s, learner: {kind: matrix}}
            """
                .formatted(name));
    assertThat(scenario.rounds()).isEqualTo(10);
    assertThat(scenario.curators()).containsOnlyKeys(name);
    assertThat(workbench.load(ScenarioWriter.yaml(scenario))).isEqualTo(scenario);
  }

  @ParameterizedTest
  @ValueSource(strings = {"010", "1e-05", "1_000", "0x10", ".5", "~", "", "null", "no", "5."})
  void textThatLooksLikeAnotherValueIsWrittenSoThatItStaysText(String description) {
    Workbench workbench = new Workbench(folder);
    Scenario scenario = workbench.load(Workbench.SHORTEST, "++description='" + description + "'");
    assertThat(scenario.description()).isEqualTo(description);
    assertThat(workbench.load(ScenarioWriter.yaml(scenario))).isEqualTo(scenario);
  }

  private static JsonNode inAFile(String written) {
    return YamlReader.read("test", "key: " + written).root().get("key");
  }

  private static JsonNode inAnOverride(String written) throws OverrideSyntaxException {
    return OverrideParser.parse("key=" + written).value();
  }
}
