package wellspring.model.language.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.model.language.file.TextSource.Split;

class DocumentationTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatGaveNothingElseIsWarnedOf() throws IOException {
    Path readme = write("README.md", "how to use the corpus");
    write("corpus.docx", "not read");
    assertThat(warning(folder))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith("Only documentation was read (README.md)")
                    .contains("language.path", ".jsonl"));
    write("LICENSE.txt", "a licence");
    write("empty.md", " ");
    assertThat(warning(folder).orElseThrow()).contains("(LICENSE.txt, README.md)");

    assertThat(warning(readme)).as("a file that was asked for").isEmpty();
    write("poems.md", "a poem");
    assertThat(warning(folder)).as("a folder with other text").isEmpty();
  }

  private static Optional<String> warning(Path path) {
    return TextDocuments.read(new TextSource(path, Split.FILE, "text", 1000), ReadingContext.PLAIN)
        .inventory()
        .documentation();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
