package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.scenario.language.TextSpec;

class ScenarioFilesTest {
  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench = new Workbench(folder);
  }

  @Test
  void readsAFile() {
    assertThat(workbench.load(Workbench.SHORTEST).rounds()).isEqualTo(3);
  }

  @Test
  void readsAFileThatBeginsWithAByteOrderMark() {
    assertThat(workbench.load("\uFEFF" + Workbench.SHORTEST).rounds()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "my-run.yaml, my-run",
    "My Run.v2.yaml, my-run-v2",
    "2026_first.yml, first",
    "42, scenario",
    ".yaml, scenario"
  })
  void aFileGivesItsNameToTheScenario(String file, String name) {
    workbench.file(file, Workbench.SHORTEST);

    assertThat(workbench.loader().load("./" + file, List.of()).name()).isEqualTo(name);
  }

  @Test
  void aDotAndASlashMakeAFileOfABuiltInsName() {
    workbench.file("collapse", Workbench.SHORTEST);

    assertThat(workbench.loader().load("./collapse", List.of()).rounds()).isEqualTo(3);
    assertThat(workbench.loader().load("collapse", List.of()).models()).containsKey("closed");
  }

  @Test
  void namesAFileThatIsMissing() {
    refused("runs/mine.yaml")
        .withMessageContaining("there is no file " + folder.resolve("runs/mine.yaml"));
  }

  @Test
  void guessesTheBuiltInThatWasMeant() {
    refused("colapse")
        .withMessageContaining("there is no built-in 'colapse'; did you mean 'collapse'?")
        .withMessageContaining("Built in are collapse, text, gpt-collapse, drift");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ""})
  void refusesAFolder(String name) {
    refused(name)
        .withMessageContaining(folder.toString())
        .withMessageContaining("this is a folder");
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    Files.write(folder.resolve("latin.yaml"), "name: é".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("binary.yaml"), new byte[] {'a', 0, 'b'});

    refused("latin.yaml").withMessageContaining("not text in UTF-8");
    refused("binary.yaml").withMessageContaining("the file is binary");
  }

  @Test
  void refusesAFileOfMoreThanAMebibyte() {
    workbench.file("large.yaml", "#".repeat(1 << 20) + "\n");

    refused("large.yaml").withMessageContaining("at most 1 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n", "# only a comment\n", "---\n"})
  void refusesNothing(String yaml) {
    assertThat(workbench.refusal(yaml)).hasMessageContaining("the file is empty");
  }

  /** Columns: YAML in which | ends a line, and what its refusal says. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "- a -> the file holds a list; a scenario is a mapping",
        "rounds -> the file holds the single value 'rounds'",
        "a: 1|b: c: d -> line 2: this is not YAML: mapping values are not allowed here",
        "a: [1, 2 -> this is not YAML: while parsing a flow sequence",
        "rounds: 1|seed: 2|rounds: 3 -> line 3: rounds stands twice; it is already on line 1",
        "a: {b: 1, b: 2} -> line 1: a.b stands twice",
        "a: &x 1|b: *x -> line 2: b is an alias (*); write the value out",
        "a: 1|---|b: 2 -> line 2: a second YAML document begins",
      })
  void refusesWhatIsNoMapping(String yaml, String problem) {
    assertThat(workbench.refusal(yaml.replace('|', '\n'))).hasMessageContaining(problem);
  }

  @Test
  void listsEveryKeyThatStandsTwice() {
    assertThat(workbench.refusal("a: 1\na: 2\nb: 1\nb: 2\n").problems()).hasSize(2);
  }

  @Test
  void refusesBottomlessNesting() {
    assertThat(workbench.refusal("a: " + "[".repeat(3_000))).hasMessageContaining("nested deeper");
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", ".nan", "-.INF"})
  void refusesNumbersThatAreNotFinite(String number) {
    assertThat(workbench.refusal("language: {kind: zipf, exponent: " + number + "}"))
        .hasMessageContaining("line 1: language.exponent is '" + number + "'; allowed: a number");
  }

  @Test
  void findsATextBesideItsScenario() throws IOException {
    Path text = Files.createDirectories(folder.resolve("sub/words"));
    workbench.file("sub/own.yaml", text("words"));

    assertThat(path(workbench.loader().load("sub/own.yaml", List.of()))).isEqualTo(text);
  }

  @Test
  void findsATextOfTheCommandLineInTheWorkingDirectory() throws IOException {
    Files.createDirectories(folder.resolve("sub/words"));
    Path text = workbench.file("here.txt", "some words");
    workbench.file("sub/own.yaml", text("words"));

    Scenario scenario = workbench.loader().load("sub/own.yaml", List.of("language.path=here.txt"));

    assertThat(path(scenario)).isEqualTo(text);
  }

  @Test
  void keepsAnAbsolutePath() {
    assertThat(path(workbench.load(text(folder.toString())))).isEqualTo(folder);
  }

  @Test
  void namesATextThatIsMissing() {
    assertThat(workbench.refusal(text("nowhere")))
        .hasMessageContaining("line 2: language.path is '" + folder.resolve("nowhere") + "'")
        .hasMessageContaining("does not exist");
  }

  @Test
  void previewsAScenarioWhoseTextIsElsewhere() {
    workbench.file("test.yaml", text("nowhere"));

    assertThat(path(workbench.loader().preview("test.yaml", List.of())))
        .isEqualTo(folder.resolve("nowhere"));
  }

  @Test
  void asksForATextWithoutPath() {
    assertThat(workbench.refusal(text("nowhere").replace(", path: nowhere", "")))
        .hasMessageContaining("line 2: language.path is missing: The file or folder with the text");
  }

  @Test
  void refusesAPathThatNoFileCanHave() {
    assertThat(workbench.refusal(text("\"a\\0b\"")))
        .hasMessageContaining("language.path is no file");
  }

  private static String text(String path) {
    return Workbench.SHORTEST.replace("kind: zipf", "kind: text, path: " + path);
  }

  private static Path path(Scenario scenario) {
    return ((TextSpec) scenario.language()).path();
  }

  private ThrowableAssertAlternative<ScenarioException> refused(String name) {
    return assertThatExceptionOfType(ScenarioException.class)
        .isThrownBy(() -> workbench.loader().load(name, List.of()));
  }
}
