package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TextSettings;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.TextInventory;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.file.TextSource.Split;
import wellspring.model.mix.Share;

class TextReadTest {
  @TempDir private Path folder;

  @BeforeEach
  void text() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "one boat\n\ntwo boats\n\nthree ships");
    Files.writeString(folder.resolve("b.jsonl"), "{\"text\": \"four\"}\n{\"id\": 5}\n");
    Files.writeString(folder.resolve("labels.csv"), "id,label\n1,good\n");
  }

  @Test
  void standsInTheManifestAndComesBack() throws IOException {
    TextDescription description = TextDescription.of(language());
    RunDirectory run = RunDirectory.create(folder.resolve("runs"), "run");
    RunDirectory.write(run.manifest(), manifest(description).json());

    assertThat(Files.readString(run.manifest()))
        .contains("\"sha256\" : ", "\"name\" : \"a.txt\"", "\"withoutText\" : 1");
    RunManifest manifest = RunManifest.read(run);
    assertThat(manifest.textRead()).contains(description.read());
    assertThat(manifest.symbols()).hasValue(description.summary().vocabularySize());
    assertThat(description.read().words())
        .isEqualTo(
            "4 documents from 2 files: a.txt (3), b.jsonl (1); field text; 1 record without text;"
                + " left out 1 file: labels.csv (no column 'text')");
  }

  @Test
  void olderManifestsHaveNone() {
    assertThat(manifest(language().summary()).textRead()).isEmpty();
    assertThat(manifest(Map.of()).textRead()).isEmpty();
    assertThat(manifest("").textRead()).isEmpty();
  }

  /** The room that is kept for the last word must hold it. */
  @Test
  void ofManyFilesTheFirstAreNamed() {
    List<TextInventory.FileRead> files =
        IntStream.range(0, 20_000).mapToObj(i -> new TextInventory.FileRead("f" + i, 2)).toList();
    TextRead read = TextRead.of(new TextInventory(true, files, List.of(), "", 0));
    assertThat(read.documents()).isEqualTo(40_000);
    assertThat(read.files()).isEqualTo(20_000);
    assertThat(read.firstFiles()).isEqualTo(files.subList(0, 100));
    assertThat(read.words())
        .isEqualTo(
            "40,000 documents from 20,000 files: f0 (2), f1 (2), f2 (2), f3 (2), f4 (2), ...");
  }

  private TextLanguage language() {
    return TextLanguage.read(
        new TextSettings(
            new TextSource(folder, Split.BLANK_LINE, "text", 1000),
            TextSettings.Tokens.WORD,
            Share.of(0.3)),
        ReadingContext.PLAIN);
  }

  private static RunManifest manifest(Object language) {
    return new RunManifest(
        new RunManifest.RunIdentity(
            "run", "text", "", 1, "", List.of(), language, RunOpening.AT_ONCE),
        RunManifest.RunOutcome.RUNNING,
        RunManifest.RunEnvironment.of(Instant.EPOCH, LogPlace.MEMORY, ""));
  }
}
