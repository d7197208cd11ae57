package wellspring.model.language.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.file.TextSource.Split;

class TextsTest {
  @TempDir private Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static List<String> read(Path path, Split split) {
    return Texts.read(new TextSource(path, split, "text", 1000)).documents();
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void plainTextEndsDocumentsAtBlankLines() throws IOException {
    Path file = write("a.txt", "\n \none\n  two\n\n\t\n\u00a0\nthree  \n\n\n");
    assertThat(read(file, Split.BLANK_LINE)).containsExactly("one\n  two", "three");
  }

  @Test
  void plainTextEndsDocumentsAtLines() throws IOException {
    Path file = write("a.md", " # one \n\ntwo\n\nthree");
    assertThat(read(file, Split.LINE)).containsExactly("# one", "two", "three");
  }

  @Test
  void plainTextEndsDocumentsWithTheFile() throws IOException {
    Path file = write("a.txt", "\n one\n\n\ntwo \n");
    assertThat(read(file, Split.FILE)).containsExactly("one\n\n\ntwo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff", ""})
  void lineEndsOfWindowsAndAByteOrderMarkMakeNoDifference(String mark) throws IOException {
    Path file = write("a.txt", mark + "one\r\ntwo\r\n\r\nthree\r\n");
    assertThat(read(file, Split.BLANK_LINE)).containsExactly("one\ntwo", "three");
  }

  @Test
  void jsonLinesGiveTheirField() throws IOException {
    Path file =
        write(
            "a.JSONL",
            """
            {"id": 1, "text": " first\\r\\n\\u20ac "}

            {"text": "\\ud83d\\ude00 \\"second\\"", "more": [{"text": "no"}]}
            {"text": "  "}
            """);
    assertThat(read(file, Split.BLANK_LINE))
        .containsExactly("first\n\u20ac", "\ud83d\ude00 \"second\"");
  }

  @Test
  void tablesGiveTheirColumn() throws IOException {
    Path file =
        write(
            "a.csv",
            "\ufeffid, text ,more\r\n1,plain,x\r\n\r\n"
                + "2,\"two,\r\nlines, \"\"quoted\"\"\",\r\n3,,z\r\n");
    assertThat(read(file, Split.BLANK_LINE)).containsExactly("plain", "two,\nlines, \"quoted\"");
  }

  @Test
  void anotherFieldOrColumnCanBeChosen() throws IOException {
    write("a.jsonl", "{\"text\": 1, \"body\": \"from json\"}");
    write("b.csv", "body,text\nfrom a table,no\n");
    TextSource source = new TextSource(folder, Split.FILE, "body", 1000);
    assertThat(Texts.read(source).documents()).containsExactly("from json", "from a table");
  }

  @Test
  void aFolderIsReadWholeInTheOrderOfItsPaths() throws IOException {
    write("b.txt", "4");
    write("a/z.txt", "2");
    write("a/b/c.md", "1");
    write("a.txt", "0");
    write("b/a.csv", "text\n3\n");
    write("picture.png", "\0");
    write("README", "no");
    write(".hidden.txt", "no");
    write(".git/a.txt", "no");
    assertThat(read(folder, Split.FILE)).containsExactly("0", "1", "2", "4", "3");
  }

  @Test
  void aFilesHashIsThatOfItsBytes() throws Exception {
    Path file = write("a.txt", "\ufeffone\r\n\r\ntwo\n");
    String hash = Texts.read(new TextSource(file, Split.LINE, "text", 100)).sha256();
    assertThat(hash).isEqualTo(sha256(Files.readAllBytes(file)));
  }

  @Test
  void aFoldersHashIsThatOfTheListOfItsSums() throws Exception {
    write("b.csv", "text\nx\n");
    write("a/c.txt", "y");
    String listing =
        sha256("y".getBytes(UTF_8))
            + "  a/c.txt\n"
            + sha256("text\nx\n".getBytes(UTF_8))
            + "  b.csv\n";
    String hash = Texts.read(new TextSource(folder, Split.LINE, "text", 100)).sha256();
    assertThat(hash).isEqualTo(sha256(listing.getBytes(UTF_8)));
  }

  @Test
  void aDocumentMayBeAsLongAsTheLimitInBytes() throws IOException {
    String exactly = "\u00e9".repeat(500);
    Path file = write("a.txt", "\n\n " + exactly + "  \n" + "\n".repeat(5000));
    assertThat(read(file, Split.FILE)).containsExactly(exactly);
    assertThat(exactly.getBytes(ISO_8859_1)).hasSize(500);
  }
}
