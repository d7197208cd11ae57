package wellspring.agents.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

class TextRemarksTest {
  @TempDir Path folder;

  @Test
  void enoughTextIsOnlyNamed() throws IOException {
    String text = documents(2_000, i -> i + " says word" + i * 7 + " and name" + i * 13);
    assertThat(remarks(text)).containsExactly("read 2,000 documents from text.txt");
  }

  @Test
  void littleHeldOutTextIsSaid() throws IOException {
    String text = documents(100, i -> i + " says word" + i * 7 + " and name" + i * 13);
    assertThat(remarks(text))
        .containsExactly(
            "read 100 documents from text.txt",
            "Little text is held out to measure with, 50 tokens in 10 documents: below 1,000 tokens"
                + " a perplexity is mostly chance. Give more text, or raise language.heldOut"
                + " (0.1).");
    assertThat(remarks(text, "language.tokens=byte", "language.heldOut=0.5")).hasSize(1);
  }

  @Test
  void textWithoutSpacesNamesTheTokensThatFit() throws IOException {
    String text = documents(900, i -> chinese(i) + "\uff0c" + chinese(i * 31 + 7) + "\u3002");
    assertThat(remarks(text, "language.heldOut=0.5"))
        .contains(
            "100 % of the letters belong to scripts that put no spaces between words, so that what"
                + " counts as a word here is a whole clause: use language.tokens=character.");
    assertThat(remarks(text, "language.heldOut=0.5", "language.tokens=character"))
        .containsExactly("read 900 documents from text.txt");
  }

  @Test
  void aFewForeignWordsAreNoReason() throws IOException {
    String text =
        documents(2_000, i -> "word" + i + " in Chinese is " + chinese(i).substring(0, 2));
    assertThat(remarks(text)).hasSize(1);
  }

  @Test
  void lettersWithoutAnySpaceNameTheTokensThatFit() throws IOException {
    String text =
        documents(
            2_000,
            i -> Integer.toString(i, 2).replace('1', 'g').replace('0', 'c').repeat(4) + "at");
    assertThat(remarks(text))
        .anySatisfy(
            remark ->
                assertThat(remark)
                    .contains("the text seems to have no spaces", "language.tokens=character"));
  }

  private static String chinese(int number) {
    return IntStream.range(0, 12)
        .map(i -> 0x4E00 + Math.floorMod(number * (i + 1) * 7919, 3000))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String documents(int count, IntFunction<String> document) {
    return IntStream.range(0, count).mapToObj(document).collect(Collectors.joining("\n\n"));
  }

  private List<String> remarks(String content, String... overrides) throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), content);
    Scenario scenario =
        new ScenarioLoader(folder)
            .load(
                "text",
                Stream.concat(
                        Stream.of(
                            "language.path=" + text,
                            "rounds=2",
                            "curators.no-human.documents=20",
                            "curators.half-human.documents=20"),
                        Stream.of(overrides))
                    .toList());
    return TextRemarks.of(scenario, scenario.language().language());
  }
}
