package wellspring.model.language.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.file.TextSource.Split;

class TextErrorsTest {
  private static final String ACCEPTED =
      ".txt, .md, .jsonl, .ndjson, .json, .csv, .tsv, .parquet, and all but the last compressed as"
          + " .gz or .zst";

  @TempDir private Path folder;

  private void refuses(String name, String content, String... messageParts) throws IOException {
    refuses(Split.BLANK_LINE, name, content, messageParts);
  }

  private void refuses(Split split, String name, String content, String... messageParts)
      throws IOException {
    Files.writeString(folder.resolve(name), content);
    refuses(folder.resolve(name), split, messageParts);
  }

  private static void refuses(Path path, Split split, String... messageParts) {
    assertThatThrownBy(
            () ->
                TextDocuments.read(new TextSource(path, split, "text", 100), ReadingContext.PLAIN))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining(path.getFileName().toString())
        .hasMessageContainingAll(messageParts);
  }

  @Test
  void aPathThatIsNotThere() {
    refuses(folder.resolve("gone.txt"), Split.LINE, "no such file or folder", folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"book.pdf", "README", "data.parquet.gz", "text.gz", "txt"})
  void aFileOfAnUnknownKind(String name) throws IOException {
    refuses(name, "text", "not known", ACCEPTED, "convert");
  }

  @Test
  void parquetWhereNobodyReadsIt() throws IOException {
    refuses("data.parquet", "PAR1", "Parquet cannot be read here", "JSON lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.jsonl", "a.parquet", "pipe"})
  void aPipeForWhichItWouldWaitForEver(String name) throws Exception {
    Path pipe = folder.resolve(name);
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    refuses(pipe, Split.LINE, "a pipe or a device", "write its text into a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl.gz", "a.txt.gz", "a.txt.zst"})
  void aFileThatIsNotPackedAsItsNameSays(String name) throws IOException {
    refuses(name, "plain text", "cannot be read", "not compressed as its name says", "decompress");
  }

  @Test
  void aPackedFileThatIsCutOff() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("one\ntwo\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("a.txt.gz");
    Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() - 9));
    refuses(file, Split.LINE, "cannot be read", "incomplete", "download it again");
  }

  @Test
  void aFolderWithoutAUsableFile() throws IOException {
    Files.writeString(folder.resolve("book.pdf"), "text");
    refuses(folder, Split.LINE, "no usable file", ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, ''",
    "a.txt, ' \n\n '",
    "a.jsonl, '{\"text\": \"\"}'",
    "a.csv, text",
    "b.csv, ''"
  })
  void aFileWithoutADocument(String name, String content) throws IOException {
    refuses(name, content, "no document", "blank", "give it text");
  }

  @Test
  void aFileThatIsNotText() throws IOException {
    refuses("a.txt", "ok\nPK\u0003\0\0", "line 2", "NUL", "binary");
    refuses("a.jsonl", "\0", "line 1", "NUL", "binary");
    refuses("a.csv", "text\nok\n\0", "line 3", "NUL", "binary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.jsonl", "a.csv"})
  void bytesThatAreNotUtf8(String name) throws IOException {
    Files.write(folder.resolve(name), new byte[] {'\n', 'a', (byte) 0xFF});
    refuses(folder.resolve(name), Split.LINE, "line 2", "byte 2", "0xFF", "not UTF-8", "iconv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"a",
        "text",
        "{'text': 'a'}",
        "{\"text\": \"a\"} {}",
        "{\"text\": \"a\", \"text\": \"b\"}"
      })
  void aLineThatIsNotJson(String line) throws IOException {
    refuses("a.jsonl", "{\"text\": \"fine\"}\n\n" + line, "line 3", "not JSON", "one whole object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"text\"]", "\"text\"", "3", "null"})
  void aLineThatIsNoJsonObject(String line) throws IOException {
    refuses("a.jsonl", line, "line 1", "not a JSON object", "one whole object");
  }

  @Test
  void aLineWithoutTheField() throws IOException {
    refuses("a.jsonl", "{\"id\": 1, \"body\": \"x\"}", "line 1", "no field 'text'", "'id', 'body'");
    refuses("b.jsonl", "{}", "line 1", "no field 'text'", "an empty object");
  }

  @ParameterizedTest
  @CsvSource({
    "5, number",
    "{}, object",
    "true, boolean",
    "[5], number",
    "'[{\"a\": \"b\"}]', list of objects"
  })
  void aFieldThatIsNoString(String value, String kind) throws IOException {
    refuses("a.jsonl", "{\"text\": " + value + "}", "line 1", "field 'text'", kind);
    refuses("a.json", "[{\"text\": " + value + "}]", "line 1", "field 'text'", kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"text\": \"a\"}, {\"text\": \"b]", "[{\"text\": \"a\"}", "[", "text"})
  void aFileThatIsNotJson(String content) throws IOException {
    refuses("a.json", content, "line 1", "not JSON", "list of objects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"text\"]", "\"text\"", "[[{\"text\": \"a\"}]]", "3", "null"})
  void jsonWithoutObjects(String content) throws IOException {
    refuses("a.json", content, "line 1", "no list of objects");
  }

  @Test
  void aTextThatStandsTwiceInOneRecord() throws IOException {
    refuses(
        "a.jsonl", "{\"text\": \"a\", \"b\": 1, \"text\": \"c\"}", "line 1", "'text' stands twice");
    refuses("a.json", "[{\"text\": \"a\", \"text\": null}]", "line 1", "'text' stands twice");
  }

  @Test
  void halfASurrogatePair() throws IOException {
    refuses("a.jsonl", "{\"text\": \"a \\ud800 b\"}", "line 1", "surrogate", "remove");
  }

  @Test
  void aTableWithoutTheColumn() throws IOException {
    refuses(
        "a.csv",
        "id,body\n1,x\n",
        "line 1",
        "no column 'text'",
        "'id', 'body'",
        "set language.field");
    refuses("b.csv", "id;text\n1;x\n", "line 1", "no column 'text'", "'id;text'", "commas");
    refuses("b.tsv", "id,text\n1,x\n", "line 1", "no column 'text'", "'id,text'", "tabs");
  }

  @Test
  void aTableWithTheColumnTwice() throws IOException {
    refuses("a.csv", "text,id,text\na,1,b\n", "line 1", "'text' stands twice", "rename");
  }

  @Test
  void aRowOfAnotherWidthThanTheHeader() throws IOException {
    refuses(
        "a.csv",
        "id,text\n1,fine\n2,\"two\nlines\"\n3,hello, world\n",
        "line 5",
        "3 values",
        "header 2",
        "quotes");
    refuses("b.csv", "id,text\n1\n", "line 2", "1 values", "header 2");
  }

  @Test
  void aTableWithBrokenQuotes() throws IOException {
    refuses(
        "a.csv",
        "id,text\n1,\"a\"b\n",
        "line 2",
        "not a table separated by commas",
        "double quotes");
    refuses(
        "b.csv",
        "id,text\n1,\"never closed\n",
        "line 2",
        "not a table separated by commas",
        "quotes");
  }

  @Test
  void aDocumentBeyondTheLimit() throws IOException {
    String sixty = "euros \u20ac ".repeat(6); // 8 characters and 10 bytes each
    refuses(
        Split.FILE,
        "a.txt",
        "\nshort\n" + sixty + "\n\n" + sixty,
        "line 2",
        "document 1 ('short euros",
        "127 bytes",
        "limit is 100",
        "finer language.split");
    refuses(Split.LINE, "b.txt", "fine\n\n" + sixty + sixty, "line 3", "document 2", "119 bytes");
    refuses(
        "c.jsonl", "{\"text\": \"" + sixty + sixty + "\"}", "line 1", "document 1", "119 bytes");
    refuses("d.csv", "text\nfine\n" + sixty + sixty, "line 3", "document 2", "119 bytes");
  }

  @Test
  void aDocumentThatWouldNotEvenFitIntoMemoryIsCountedAllTheSame() throws IOException {
    String line = "x".repeat(99) + "\n";
    refuses(Split.FILE, "a.txt", line.repeat(5000), "line 1", "document 1 ('xxx", "500,000 bytes");
  }

  @Test
  void oneGiantLineNamesTheSplitThatFits() throws IOException {
    refuses("a.txt", "word ".repeat(1000), "line 1", "4,999 bytes", "{words: 200}");
  }

  @Test
  void aLimitOfNothing() {
    assertThatThrownBy(() -> new TextSource(folder, Split.LINE, "text", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("documentBytesMax");
    assertThatThrownBy(() -> new TextSource(folder, Split.LINE, " ", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("field");
  }
}
